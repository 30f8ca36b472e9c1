/** Reads the numbers out of official Vietnamese prose in one spelling each, so that two texts can be compared. */

/**
 * `law`: number of a text or decision; `period`: value and unit; `date`: ISO 8601, `--08-15` or `2026-08` in part;
 * `count`: how many of a paper; `form`: what numbers a form; `amount`: đồng.
 */
type NumberKind = "law" | "code" | "date" | "period" | "count" | "form" | "amount" | "number"

export interface FoundNumber {
  kind: NumberKind
  /** One spelling for all: "7/2025/NĐ-CP", "2026-07-18", "10 working-day", "20000", "9a", "CT1". */
  value: string
}

const UNITS = {
  "working-day": /^ngày\s*\(?\s*làm việc/,
  day: /^ngày/,
  hour: /^giờ/,
  month: /^tháng/,
  year: /^năm/,
}
const WORDS: Readonly<Record<string, number>> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  "mười lăm": 15,
  "hai mươi": 20,
  "ba mươi": 30,
  "sáu mươi": 60,
  "chín mươi": 90,
}
/** Letters and dashes of other alphabets that stand in official copies. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  Ð: "Đ",
  А: "A",
  В: "B",
  С: "C",
  Е: "E",
  Н: "H",
  К: "K",
  М: "M",
  О: "O",
  Р: "P",
  Т: "T",
  Х: "X",
  "–": "-",
  "—": "-",
}
const WORD = `(?<!mười |mươi )(?:${Object.keys(WORDS).reverse().join("|")})`
const AFTER = "(?=[^\\p{L}\\d]|$)"
const BEFORE = "(?<=[^\\p{L}\\d]|^)"
/** "QĐ", "TTg", "UBTVQH14": words glued behind it in bad copies ("BCAngày") are none of it. */
const ISSUER = "(?:TTg|[A-ZĐ]+\\d*)"
const UNIT_WORDS = "(?:ngày(?!\\s+đêm)(?:\\s*\\(?\\s*làm việc)?|giờ|tháng|năm)"

const COUNT = rule(
  `${BEFORE}(\\d{1,2})\\s*(?:\\([^)]{1,15}\\)\\s*)?(?:bản|bộ|ảnh|tấm|tờ|phiếu|chiếc|cuốn|quyển|tệp|hình)${AFTER}`,
)

/**
 * In this order, each taking its text away from the next: a law's number must not be read as three numbers.
 * Every reader gives the spellings of one match.
 */
const READERS: readonly (readonly [
  pattern: RegExp,
  read: (match: readonly (string | undefined)[]) => FoundNumber[],
])[] = [
  [rule(`${BEFORE}\\d\\.\\d{6}(?!\\d)`), ([code = ""]) => [{ kind: "code", value: code }]],
  [
    rule(
      `${BEFORE}(\\d[\\d.]*[a-z]?)\\s*/\\s*(?:(\\d{4})\\s*/\\s*)?(${ISSUER}(?:-${ISSUER}|(?: -|- | - )${ISSUER}(?!\\p{L})| TTg)*)`,
    ),
    ([, number = "", year, issuer = ""]) => [{ kind: "law", value: lawNumber(number, year, issuer) }],
  ],
  [
    rule(`${BEFORE}(\\d{1,2})\\s+tháng\\s+(\\d{1,2})(?:\\s+năm\\s+(\\d{4}))?`),
    ([, day = "", month = "", year]) => [dateOf(year, month, day)],
  ],
  [rule(`${BEFORE}(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)`), ([, year, month = "", day = ""]) => [dateOf(year, month, day)]],
  [
    rule(`${BEFORE}(\\d{1,2})\\s*[/.-]\\s*(\\d{1,2})\\s*[/.-]\\s*(\\d{4})(?!\\d)`),
    ([, day = "", month = "", year]) => [dateOf(year, month, day)],
  ],
  [rule(`[Tt]háng\\s+(\\d{1,2})\\s*(?:/|năm)\\s*(\\d{4})`), ([, month = "", year = ""]) => [dateOf(year, month)]],
  // "Thông tư 226/2016": a text without the kind of its issuer.
  [
    rule(`${BEFORE}(\\d[\\d.]*)\\s*/\\s*(\\d{4})(?!\\d)`),
    ([, number = "", year]) => [{ kind: "law", value: lawNumber(number, year, "") }],
  ],
  [rule(`${BEFORE}(\\d{1,2})/(\\d{1,2})(?![\\d/])`), ([, day = "", month = ""]) => [dateOf(undefined, month, day)]],
  [rule(`\\((\\d{1,4})\\)\\s*(${UNIT_WORDS})${AFTER}`), ([, value = "", unit = ""]) => periodOf(integer(value), unit)],
  [
    rule(`${BEFORE}(\\d{1,4})\\s*(?:\\([^)]{1,20}\\)\\s*)?(${UNIT_WORDS})${AFTER}`),
    ([, value = "", unit = ""]) => periodOf(integer(value), unit),
  ],
  [
    rule(`${BEFORE}(${WORD})\\s+(${UNIT_WORDS})${AFTER}`),
    ([, word = "", unit = ""]) => periodOf(String(WORDS[word]), unit),
  ],
  [rule(`${BEFORE}(\\d{1,2})(?:h|:)(\\d{2})(?!\\d)`), ([, hour = "", minute = ""]) => [number(hour), number(minute)]],
  [rule(`${BEFORE}\\d{1,3}(?:[.,]\\d{3})+(?!\\d)`), ([text = ""]) => [number(text.replace(/[.,]/g, ""))]],
  [rule(`${BEFORE}\\d+[.,]\\d+(?!\\d)`), ([text = ""]) => [{ kind: "number", value: text.replace(",", ".") }]],
  // "QĐ 290": a text by its number alone.
  [rule(`${BEFORE}(?:QĐ|NĐ|TT|NQ)\\s?(\\d+)${AFTER}`), ([, digits = ""]) => [{ kind: "law", value: integer(digits) }]],
  // "CT01", "Mẫu số 09a", "mẫu B.12": what numbers a form.
  [
    rule(`${BEFORE}([A-ZĐ]{1,6})[ .-]?(\\d+)([a-z]?)${AFTER}`),
    ([, letters = "", digits = "", suffix = ""]) => [
      { kind: "number", value: `${letters}${integer(digits)}${suffix}` },
      { kind: "number", value: `${integer(digits)}${suffix}` },
    ],
  ],
  [
    rule(`${BEFORE}(\\d+)([a-zđ])${AFTER}`),
    ([, digits = "", suffix = ""]) => [{ kind: "number", value: `${integer(digits)}${suffix}` }],
  ],
  [rule(`\\d+`), ([text = ""]) => [number(text)]],
]

/** All numbers of a text. A form's code gives two spellings; the first is the stricter one. */
export function numbersIn(text: string): FoundNumber[] {
  let rest = [...text.normalize("NFC")].map((letter) => LOOKALIKES[letter] ?? letter).join("")
  const found: FoundNumber[] = []
  for (const [pattern, read] of READERS)
    rest = rest.replace(pattern, (...match) => {
      const groups = match.slice(
        0,
        match.findIndex((part) => typeof part === "number"),
      )
      found.push(...read(groups))
      return " ¦ "
    })
  return found
}

/** How many of a paper a text asks for: "02 ảnh", "01 (một) bản chính". */
export function countsIn(text: string): string[] {
  return [...text.matchAll(COUNT)].map(([, digits = ""]) => integer(digits))
}

/** What numbers the forms a text names: "Mẫu số 09a", "Mau_so_09.docx". */
export function formsIn(text: string): string[] {
  const mentions = text.normalize("NFC").matchAll(/m(?:ẫu|au)[^;()\n]{0,60}/gi)
  return [...mentions].flatMap(([mention]) => numbersIn(mention).map(({ value }) => value))
}

/** The spelling of a period that stands in fields instead of words. */
export function periodNumber(value: number, unit: string): FoundNumber {
  return { kind: "period", value: `${value} ${unit}` }
}

function rule(pattern: string): RegExp {
  return new RegExp(pattern, "gu")
}
function number(text: string): FoundNumber {
  return { kind: "number", value: integer(text) }
}
function integer(text: string): string {
  return text.replace(/^0+(?=\d)/, "")
}
function lawNumber(number: string, year: string | undefined, issuer: string): string {
  const parts = [integer(number), year, issuer.replace(/ ?- ?| /g, "-").toUpperCase()]
  return parts.filter((part) => part !== undefined && part !== "").join("/")
}
function dateOf(year: string | undefined, month: string, day?: string): FoundNumber {
  const parts = [year ?? "-", month.padStart(2, "0"), day?.padStart(2, "0")]
  return { kind: "date", value: parts.filter((part) => part !== undefined).join("-") }
}
function periodOf(value: string, unit: string): FoundNumber[] {
  const [name = ""] = Object.entries(UNITS).find(([, pattern]) => pattern.test(unit)) ?? []
  return [{ kind: "period", value: `${value} ${name}` }]
}
