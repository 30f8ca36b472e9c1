import type { Fee } from "../../domain/procedure.ts"
import { isoDateIn, oneLine, plain } from "./words.ts"

/** One line of money as a file gives it: a kind, perhaps an amount, and words. */
export interface MoneyEntry {
  kind: Fee["kind"]
  /** Null where the file gives no number. */
  amountVnd: number | null
  words: string
}

/** An amount in đồng; "d" without its stroke only behind thousands, because 3 d may be days. */
export const AMOUNT =
  /(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:việt nam đồng|viet nam dong|đồng|dong|vnđ|vnd|đ|(?<=[.,]\d{3}\s?)d)(?!\p{L})/giu
/** Not "miền núi" and "suy giảm". */
export const EXEMPTS =
  /\bmien\b(?! (?:nui|bac|nam|trung|xuoi))|(?<!suy |cat )\bgiam (?:phi|le phi|muc|\d)|khong thu|khong phai nop/
/** What an amount buys where the file does not say it. */
export const UNNAMED_UNIT = "hồ sơ"

const PER = /(?:đồng|dong|đ|d|vnđ|vnd|^)\s*\(?\s*\/\s*([\p{L}][\p{L}/ ]{0,28}[\p{L}])(?!\p{L})/iu
const DAY = /(?:\s*ngày|\s*ngay)?\s*\d{1,2}\s*[/-]\s*\d{1,2}\s*[/-]\s*\d{4}/.source
const UNTIL = new RegExp(`(?:đến|den)(?:\\s*hết|\\s*het)?${DAY}`, "iu")
const FROM = new RegExp(`(?<!\\p{L})(?:từ|tu)${DAY}`, "iu")
const TERM_WORDS = new RegExp(
  `\\(?\\s*(?:(?:áp dụng|ap dung)\\s*)?(?:(?:kể|ke)\\s*)?(?:${UNTIL.source}|${FROM.source})\\s*[):]?`,
  "giu",
)
const SAYS_ONLY_MONEY = /^(?:(?:muc )?thu)?(?: ?(?:le )?phi)?(?: ?dong)?$/
const MAX_CONDITION = 300

/** A fee of one amount and its words; none without an amount. */
export function feeOf({ kind, amountVnd, words }: MoneyEntry, source: string): Fee[] {
  if (amountVnd === null) return []
  const per = PER.exec(words)?.[1]?.trim()
  const terms = termsOf(words)
  const condition = conditionOf(terms === null ? words : words.replace(TERM_WORDS, " "), per)
  return [
    { kind, amountVnd, per: per ?? UNNAMED_UNIT, ...(condition === "" ? {} : { condition }), ...(terms ?? {}), source },
  ]
}

/**
 * First and last day of an amount; null when the words name none, or several, or are about a share of it: "đến hết
 * ngày 31/12/2025 bằng 50% mức thu" ends the reduction, not the amount.
 */
function termsOf(words: string): Pick<Fee, "validFrom" | "validUntil"> | null {
  const [from, until] = [FROM, UNTIL].map((sign) => [...words.matchAll(new RegExp(sign, "giu"))].map(([day]) => day))
  if (from === undefined || until === undefined || from.length > 1 || until.length > 1 || words.includes("%"))
    return null
  const [validFrom, validUntil] = [isoDateIn(from[0] ?? ""), isoDateIn(until[0] ?? "")]
  if (validFrom === undefined && validUntil === undefined) return null
  if (validFrom !== undefined && validUntil !== undefined && validFrom > validUntil) return null
  return { ...(validFrom === undefined ? {} : { validFrom }), ...(validUntil === undefined ? {} : { validUntil }) }
}

/** The words beside an amount, without the amount, what it buys and what only repeats it. */
function conditionOf(words: string, per: string | undefined): string {
  const line = oneLine(words)
  // Words that grade the amount ("từ trang thứ 3 trở lên 1.000 đồng/trang") are only understood whole.
  if ([...line.matchAll(AMOUNT)].length > 1) return short(line)
  const bought = per === undefined ? line : line.replace(new RegExp(`\\s*\\(?\\s*/\\s*${per}\\)?`, "u"), " ")
  const rest = withoutExemptions(bought)
    .replace(/^(?:lệ phí|phí)\s*:\s*/iu, "")
    .replace(AMOUNT, " ")
    .replace(/\s+/g, " ")
    .replace(/\s*[:,]?\s+(?=[;.,])/g, "")
    .replace(/^[\s,;:.()/–-]+|[\s,;:.(–-]+$/gu, "")
  const says = rest.includes("(") ? rest : rest.replace(/\)\.?$/, "")
  return SAYS_ONLY_MONEY.test(plain(says)) ? "" : short(says)
}

/** Who does not pay is said apart. */
function withoutExemptions(line: string): string {
  return line
    .split(/(?<=[.)])\s+|(?=\(\s*(?:Miễn|Không thu))|;\s*(?=miễn|không thu|giảm)/iu)
    .filter((sentence) => !EXEMPTS.test(plain(sentence)))
    .join(" ")
}

function short(line: string): string {
  return line.length <= MAX_CONDITION ? line : `${line.slice(0, MAX_CONDITION - 1)}…`
}

/** The words beside a number name amounts, and not that one: 700 đồng beside "700.000 đồng/cơ sở". */
export function contradictsItself({ amountVnd, words }: MoneyEntry): boolean {
  const named = [...words.matchAll(AMOUNT)].filter(({ index }) => !isCeiling(words, index)).map(amountOf)
  return named.length > 0 && amountVnd !== null && !named.includes(amountVnd)
}

/** "Tối đa không quá 200.000 đồng/bản" limits an amount and is none. */
export function isCeiling(text: string, index: number): boolean {
  return /(?:toi da|khong qua|khong vuot qua)[a-z ]{0,12}$/.test(plain(text.slice(Math.max(0, index - 40), index)))
}

export function amountOf(match: RegExpMatchArray): number {
  return Number((match[1] ?? "").replace(/[.,]/g, ""))
}
