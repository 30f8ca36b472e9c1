import type { Fee } from "../../domain/procedure.ts"
import { AMOUNT, amountOf, contradictsItself, EXEMPTS, feeOf, isCeiling, type MoneyEntry } from "./fee-words.ts"
import type { ImportedMoney } from "./imported.ts"
import { bulletLines, oneLine, plain, stated, tidy } from "./words.ts"

/** Where a line of money begins that names its kind and then its amount. */
const LINE_START = /(?:^|[;\n])\s*(?:lệ phí|phí)\s*:\s*(?=[\d.,]+\s*(?:việt nam đồng|đồng|vnđ|vnd|đ(?!\p{L})))/giu
const FOREIGN = /\b(?:usd|eur|euro|do la)\b/
const BY_PROVINCE = /hdnd|hoi dong nhan dan/
const SAYS_FREE =
  /mien phi|mien le phi cho moi|khong thu|khong phai nop|khong mat phi|khong thu phi|^(?:phi|le phi)?\s*:?\s*khong\.?$/
/** "Không quy định" says that no text sets an amount; it does not say that nothing is charged. */
const SAYS_NOTHING =
  /^(?:[^a-z]*(?:phi|le phi)[^a-z]*)*(?:khong quy dinh|chua quy dinh|khong co|khong|theo quy dinh)?\.?$/

/**
 * What lines of money come to. 0 đồng alone proves nothing; "Hội đồng nhân dân tỉnh quyết định" leaves it to the
 * province even beside a number; free is only what a numbered text calls free.
 * @param source the numbered text or record that states the amounts
 * @param textNumber the number of the deciding text the file is or names; without one, "miễn phí" proves nothing
 */
export function moneyOf(entries: readonly MoneyEntry[], source: string, textNumber?: string): ImportedMoney {
  const said = entries.map(({ words }) => words).filter((words) => words !== "")
  const allWords = tidy([...new Set(said)].join("\n"))
  const folded = plain(allWords)
  const exemptions = exemptionsIn(allWords)
  const amounts = entries.filter(({ amountVnd }) => amountVnd !== null && amountVnd > 0)
  const note = allWords === "" || SAYS_NOTHING.test(folded) ? {} : { note: allWords }

  const named = textNumber ?? numberNamedIn(allWords)
  const isFree =
    amounts.length === 0 &&
    SAYS_FREE.test(folded) &&
    exemptions.length <= 1 &&
    !/\b(?:tru|doi voi|truong hop|cho nguoi|muc)\b/.test(folded)
  if (isFree && named !== undefined) return { status: "free", fees: [], exemptions: [], freeBy: named }
  if (BY_PROVINCE.test(folded)) return { status: "set-by-province", fees: [], exemptions, ...note }
  if (amounts.length === 0)
    return { status: "unknown", fees: [], exemptions, ...(allWords === "" ? {} : { note: allWords }) }
  if (amounts.some(contradictsItself)) return { status: "unknown", fees: [], exemptions, note: allWords }
  const fees = amounts.flatMap((entry) => feeOf(entry, source))
  if (saysNotForWhom(fees)) return { status: "unknown", fees: [], exemptions, note: listed(fees, allWords) }
  return { status: "amount", fees, exemptions }
}

/** Whether words alone would read like an answer to a citizen, though they prove nothing: "Miễn phí", "Không". */
export function saysTooLittle(words: string): boolean {
  const folded = plain(words)
  return SAYS_NOTHING.test(folded) || SAYS_FREE.test(folded)
}

/** The lines of money in one cell of words: "Phí : 0 Đồng", "Lệ phí : 400.000 Đồng (Mức thu …)", "2,000 VNĐ(/trang)". */
export function moneyEntriesIn(cell: string, kindOfColumn?: Fee["kind"]): MoneyEntry[] {
  const text = tidy(cell)
  if (stated(text) === undefined) return []
  const folded = plain(text)
  const kindAt = (before: string): Fee["kind"] => {
    const words = plain(before)
    const last = Math.max(words.lastIndexOf("le phi"), words.lastIndexOf("phi"))
    if (last < 0) return kindOfColumn ?? (folded.includes("le phi") ? "le-phi" : "phi")
    return words.slice(0, last + 3).endsWith("le phi") || words.slice(last).startsWith("le phi") ? "le-phi" : "phi"
  }
  // A numeric cell of a fee column: 20000. Smaller numbers could be anything, but for 0.
  if (/^(?:0|\d{4,9})$/.test(text)) return [{ kind: kindOfColumn ?? "phi", amountVnd: Number(text), words: "" }]
  const lines = structuredLines(text)
  if (lines.length > 0 && !FOREIGN.test(folded)) return lines
  const found = [...text.matchAll(AMOUNT)].filter(({ index }) => !isCeiling(text, index))
  if (found.length === 0 || FOREIGN.test(folded)) return [{ kind: kindAt(""), amountVnd: null, words: text }]
  const clauses = clausesOf(text)
  return found.map((match, index) => {
    const from = index === 0 ? 0 : (found[index - 1]?.index ?? 0)
    const until = found[index + 1]?.index ?? text.length
    const own = clauses.get(match.index) ?? text.slice(index === 0 ? 0 : match.index, until)
    return { kind: kindAt(text.slice(from, match.index)), amountVnd: amountOf(match), words: tidyWords(own) }
  })
}

/**
 * The words of each amount, by its place, where every clause holds one: "Cấp mới: 50.000 đồng; cấp lại: 25.000 đồng".
 * What follows without an amount belongs to the one before it. Empty where clauses do not part the amounts.
 */
function clausesOf(text: string): ReadonlyMap<number, string> {
  for (const sign of [/(?<=[;\n])/u, /(?<=[;\n]|,\s)(?![^()]*\))/u]) {
    const words = new Map<number, string>()
    let start = 0
    let last: number | undefined
    let isParted = true
    for (const clause of text.split(sign)) {
      const amounts = [...clause.matchAll(AMOUNT)].filter(({ index }) => !isCeiling(text, start + index))
      isParted &&= amounts.length <= 1
      for (const { index } of amounts) last = start + index
      if (last !== undefined)
        words.set(last, `${words.get(last) ?? text.slice(0, words.size === 0 ? start : 0)}${clause}`)
      start += clause.length
    }
    if (isParted) return words
  }
  return new Map()
}

/** "Phí : 0 Đồng", "Lệ phí : 400.000 Đồng (Mức thu lệ phí: 400.000đ/trường hợp …)": one amount each, the rest is words. */
function structuredLines(text: string): MoneyEntry[] {
  const starts = [...text.matchAll(LINE_START)]
  return starts.map((start, index) => {
    const words = text.slice(start.index, starts[index + 1]?.index ?? text.length).replace(/^[;\n\s]+/, "")
    const [amount] = words.matchAll(AMOUNT)
    const after = amount === undefined ? words : words.slice(amount.index + amount[0].length)
    return {
      kind: /lệ phí/iu.test(start[0]) ? "le-phi" : "phi",
      amountVnd: amount === undefined ? null : amountOf(amount),
      words: after.replace(/^[\s(—–-]+|[\s);]+$/gu, (edge) => (edge.includes("/") ? edge : "")).trim(),
    }
  })
}

/** Several amounts of one kind with the same words do not say which is for whom. */
function saysNotForWhom(fees: readonly Fee[]): boolean {
  const seen = new Map<string, number>()
  for (const { amountVnd, source, ...terms } of fees) {
    const key = JSON.stringify(terms)
    const other = seen.get(key)
    if (other !== undefined && other !== amountVnd) return true
    seen.set(key, amountVnd)
  }
  return false
}

function listed(fees: readonly Fee[], words: string): string {
  const amounts = fees.map(({ amountVnd }) => `${String(amountVnd).replace(/\B(?=(\d{3})+$)/g, ".")} đồng`).join(", ")
  return `Tệp ghi nhiều mức (${amounts}) mà không nói mức nào cho ai.${words === "" ? "" : ` ${oneLine(words)}`}`
}

/** Keeps the words of exemptions: a number alone would lose "Miễn lệ phí đối với hộ nghèo, người có công". */
function exemptionsIn(text: string): string[] {
  const sentences = bulletLines(
    text.replace(/([.;)])\s+(?=\p{Lu})/gu, "$1\n").replace(/\(\s*(?=Miễn|Không thu)/gu, "\n"),
  )
  return sentences
    .filter(
      (sentence) => EXEMPTS.test(plain(sentence)) && /cho|doi voi|nguoi|ho ngheo|truong hop|tru/.test(plain(sentence)),
    )
    .map((sentence) =>
      sentence
        .replace(/^(?:lệ phí|phí)\s*:\s*/iu, "")
        .replace(/^0 đồng\s*[—–-]\s*/iu, "")
        .replace(/^[(\s]+|[)\s;]+$/g, ""),
    )
    .filter((sentence) => /[\p{L}]{4}/u.test(sentence))
}

/** The words of one amount; nothing when they are the amount alone. */
function tidyWords(words: string): string {
  const text = tidy(words).replace(/[\s,;]+$/g, "")
  return /[\p{L}]/u.test(text.replace(AMOUNT, "").replace(/(?:lệ phí|phí)\s*:/giu, "")) ? text : ""
}

function numberNamedIn(text: string): string | undefined {
  return /\d+\/\d{4}\/(?:NQ-HĐND|NĐ-CP|TT-[\p{Lu}]+|QH\d+|NQ-CP)/u.exec(text)?.[0]
}
