import { fold, sameSpelling } from "./fold.ts"
import { type Reading, typesMarks } from "./reading.ts"

/** How much of something a citizen says they need. A count that can be meant in two ways is absent. */
export interface Quantities {
  /** Copies in all. */
  copies?: number
  /** Pages of each copy. */
  pages?: number
  people?: number
  /** Papers, contracts, wills, translations: different ones, not copies of one. */
  papers?: number
  /** Sheets: written on one side or on both, so they are no count of pages. */
  sheets?: number
}

type Counted = keyof Quantities

/** A count with what it counts; `unit` is where the counted word begins, `end` the place after it. */
interface Mention {
  what: Counted
  count: number
  start: number
  unit: number
  end: number
}

/** What is counted, as written with marks, and the next words that make something else of it. */
const UNITS: ReadonlyArray<readonly [what: Counted, unit: string, unless: string]> = [
  ["papers", "bản dịch", ""],
  ["papers", "tờ khai", ""],
  ["papers", "loại giấy", ""],
  ["papers", "giấy", ""],
  ["papers", "văn bản", ""],
  ["papers", "hợp đồng", ""],
  ["papers", "di chúc", ""],
  ["papers", "giao dịch", ""],
  ["papers", "trường hợp", ""],
  ["people", "nhân khẩu", ""],
  ["people", "khẩu", ""],
  ["people", "người", "ta"],
  ["copies", "bản", "chính gốc án thân quyền đồ kê khai cam tự nháp vẽ ghi thỏa hợp di rưỡi"],
  ["pages", "trang", "web trại bị thiết trí phục rưỡi"],
  ["sheets", "tờ", "trình đơn rơi báo"],
]

const ONES = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"]
/** "mười một" … "mười chín", with the other spellings of four and five, and "hai mươi". */
const TEENS: ReadonlyArray<readonly [string, number]> = [
  ...ONES.slice(0, 9).map((word, index) => [`mười ${word}`, 11 + index] as const),
  ["mười tư", 14],
  ["mười lăm", 15],
  ["mười nhăm", 15],
  ["hai mươi", 20],
]
const NUMBERS: ReadonlyArray<readonly [string, number]> = [
  ...TEENS,
  ...ONES.map((word, index) => [word, index + 1] as const),
]
/** Every word that a spoken number begins with, with marks and without. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(ONES.flatMap((word) => [word, sameSpelling(fold(word))]))
/** At most 999; years, amounts and numbers of identity cards are longer. */
const DIGITS = /^0?[1-9]\d{0,2}$/
/** "3bản" */
const GLUED = /^(0?[1-9]\d{0,2})(\p{L}[\p{L}\p{M}]*)$/u

const EACH = ["mỗi", "từng", "một", "1"]
/** After these a number is a name ("mẫu số 2", "điều 3"), a date, a part of a larger number, or only a bound. */
const NOT_COUNTED_AFTER =
  "số thứ mẫu điều khoản điểm mục câu ngày tháng năm lớp hạng khu thôn xóm tổ đội phố đường quận phường tập quyển chương khóa lần quý đợt vòng mươi chục trăm nghìn hơn trên dưới quá vài mấy đa thiểu nhất"
/** "bằng cấp 3", "tốt nghiệp cấp 2"; but "xin cấp 3 bản" does count. */
const SCHOOL_BEFORE = "bằng nghiệp học"
const OR = "hoặc hay đến tới với và"
const IN_ALL = "tổng cộng cả thảy"

/** What is said of how many copies, pages, people, papers: "3 bản, mỗi bản 2 trang" → `{ copies: 3, pages: 2 }`. */
export function quantitiesIn(reading: Reading): Quantities {
  const text = comparable(reading)
  const all = mentionsIn(text)
  const quantities: Quantities = {}
  for (const what of ["people", "papers", "sheets"] as const) {
    const only = onlyOne(all.filter((mention) => mention.what === what))
    if (only !== null) quantities[what] = only.count
  }
  const pages = onlyOne(all.filter(({ what }) => what === "pages"))
  if (pages !== null && !text.isOneOf(pages.start - 1, IN_ALL)) quantities.pages = pages.count
  const copies = copiesIn(text, all, quantities)
  if (copies !== null) quantities.copies = copies
  return quantities
}

/**
 * For each word: whether it only says how many.
 * @param withUnits marks the counted words ("bản", "trang", "người") too; never a kind of paper, which is a topic
 */
export function markQuantities(reading: Reading, withUnits: boolean): boolean[] {
  const text = comparable(reading)
  const marked = reading.words.map(() => false)
  for (const { what, start, unit, end } of mentionsIn(text)) {
    marked.fill(true, start, withUnits && what !== "papers" ? end : unit)
    // "mỗi bản 2 trang"
    for (let before = start - 1; before >= Math.max(0, start - 3); before--)
      if (text.isOneOf(before, "mỗi từng")) marked.fill(true, before, withUnits ? start : before + 1)
  }
  return marked
}

/** Copies in all; null when none are said, or two lots of them, or so many of each of an unknown number of papers. */
function copiesIn(text: ComparableText, all: readonly Mention[], { people, papers }: Quantities): number | null {
  const isBeforePages = ({ end }: Mention) => all.some(({ what, start }) => what === "pages" && start === end)
  const said = all.filter(({ what }) => what === "copies")
  const others = said.filter((mention) => mention.count !== 1 || !isBeforePages(mention))
  // "3 bản, 1 bản 2 trang": the one is each of the three.
  const isEach = said.length === 2 && others.length === 1 && others.every((mention) => !isBeforePages(mention))
  const only = onlyOne(isEach ? others : said)
  if (only === null) return null

  // "2 loại giấy, mỗi loại 3 bản"; but "2 trang mỗi bản, 3 bản"
  const each = [2, 3]
    .map((back) => only.start - back)
    .find((at) => text.isOneOf(at, "mỗi từng") && !text.isOneOf(at + 1, "bản"))
  if (each === undefined) return (papers ?? 1) > 1 ? null : only.count
  const owners = text.isOneOf(each + 1, "người")
    ? people
    : text.isOneOf(each + 1, "loại giấy tờ thứ cái")
      ? papers
      : undefined
  return owners === undefined ? null : owners * only.count
}

function onlyOne(mentions: readonly Mention[]): Mention | null {
  return mentions.length === 1 ? (mentions[0] ?? null) : null
}

function mentionsIn(text: ComparableText): Mention[] {
  const mentions: Mention[] = []
  for (let start = 0; start < text.length; start++) {
    const number = numberAt(text, start)
    const found = number === null ? null : unitAt(text, number.end, number.rest)
    if (number === null || found === null) continue
    if (isCount(text, start, mentions)) mentions.push({ ...found, count: number.count, start, unit: number.end })
    start = number.end - 1
  }
  return mentions
}

/** `rest` is the unit written together with the number; it then stands at `end` - 1. */
function numberAt(text: ComparableText, at: number): { count: number; end: number; rest?: string } | null {
  const word = text.wordAt(at)
  if (DIGITS.test(word)) return { count: Number(word), end: at + 1 }
  const [, digits, rest] = GLUED.exec(word) ?? []
  if (digits !== undefined && rest !== undefined) return { count: Number(digits), end: at + 1, rest }
  if (!NUMBER_WORDS.has(word)) return null
  const spoken = NUMBERS.find(([words]) => text.saysAt(at, words))
  return spoken === undefined ? null : { count: spoken[1], end: at + spoken[0].split(" ").length }
}

function unitAt(text: ComparableText, at: number, glued?: string): Pick<Mention, "what" | "end"> | null {
  for (const [what, unit, unless] of UNITS) {
    if (glued !== undefined && !text.isSpelt(glued, unit)) continue
    if (glued === undefined && !text.saysAt(at, unit)) continue
    const end = glued === undefined ? at + unit.split(" ").length : at
    return text.isOneOf(end, unless) ? null : { what, end }
  }
  return null
}

/** Whether the number that starts there counts what follows it, or belongs to what stands before it. */
function isCount(text: ComparableText, start: number, earlier: readonly Mention[]): boolean {
  const before = start - 1
  if (before < 0) return true
  const isCounted = earlier.some(({ end }) => end === start)
  const isEach = EACH.some((word) => text.isOneOf(before - 1, word))
  if (isCounted) return true
  // "trang 2 bản 3"; but "mỗi bản 2 trang"
  if (text.isOneOf(before, "bản trang tờ")) return isEach
  if (text.isOneOf(before, NOT_COUNTED_AFTER)) return false
  if (text.isOneOf(before, "cấp") && text.isOneOf(before - 1, SCHOOL_BEFORE)) return false
  // "2-3 bản", "hai ba bản", "24/11"
  if (isNumber(text, before)) return false
  return !(text.isOneOf(before, OR) && isNumber(text, before - 1))
}

function isNumber(text: ComparableText, at: number): boolean {
  return /^\d/.test(text.wordAt(at)) || ONES.some((word) => text.saysAt(at, word))
}

interface ComparableText {
  length: number
  /** As typed; empty outside the text. */
  wordAt(at: number): string
  saysAt(at: number, phrase: string): boolean
  isOneOf(at: number, words: string): boolean
  isSpelt(typed: string, word: string): boolean
}

/** Words are compared with their marks in a message that has marks, without in one that has none. */
function comparable({ words }: Reading): ComparableText {
  const hasMarks = typesMarks(words)
  const spelling = (word: string) => (hasMarks ? word : sameSpelling(fold(word)))
  const spelt = words.map(spelling)
  return {
    length: words.length,
    wordAt: (at) => words[at] ?? "",
    saysAt: (at, phrase) => phrase.split(" ").every((word, offset) => spelt[at + offset] === spelling(word)),
    isOneOf: (at, list) => at in spelt && list.split(" ").some((word) => spelling(word) === spelt[at]),
    isSpelt: (typed, word) => spelling(typed) === spelling(word),
  }
}
