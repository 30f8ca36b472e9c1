import type { Procedure } from "../../domain/procedure.ts"
import { nameKey, oneLine, plain } from "./words.ts"

const CODE = /^\d\.\d{6}$/

/** The procedure code of a cell, or why it is none. Blanks around and inside are a slip of the pen, other characters are not. */
export function codeOf(cell: string): { code: string } | { problem: string } {
  const text = oneLine(cell)
  const written = text.replace(/\s+/g, "")
  if (CODE.test(written)) return { code: written }
  if (written === "") return { problem: "không có mã thủ tục" }
  const codes = text.match(/\d\.\d{6}(?!\d)/g) ?? []
  if (codes.length > 1) return { problem: `có ${codes.length} mã trong một ô (${codes.join(", ")}): cần tách dòng` }
  return { problem: `mã "${text.slice(0, 40)}" sai dạng (phải như 1.001193)` }
}

/** The procedure codes inside a sentence, in order, each once: "Thay bằng thủ tục 1.000003" → `["1.000003"]`. */
export function codesIn(text: string): string[] {
  return [...new Set(text.match(/(?<![\d.])\d\.\d{6}(?!\d)/g))]
}

/** A level alone in a list, or after "cấp": "thị xã", "hợp tác xã", "bổ sung" and "bãi bỏ" are no levels. */
const level = (name: string) => new RegExp(`\\bcap ${name}\\b|(?:^|[,;] ?)${name}(?= ?[,;]|$)`)
const LEVELS: readonly (readonly [RegExp, Procedure["adminLevels"][number]])[] = [
  [level("xa"), "commune"],
  [level("tinh"), "province"],
  [level("huyen"), "district"],
  [level("(?:bo|trung uong)"), "central"],
]

/** "Cấp xã, Cơ quan khác" → `["commune"]`. */
export function levelsOf(text: string): Procedure["adminLevels"] {
  const words = plain(text)
  return LEVELS.filter(([sign]) => sign.test(words)).map(([, level]) => level)
}

/** "toàn trình" → `full`; undefined where the words say neither. */
export function onlineServiceOf(text: string): "full" | "partial" | undefined {
  const words = plain(text)
  const full = /toan (?:trinh|phan)|muc (?:do )?4\b/.test(words)
  const partial = /mot phan|muc (?:do )?3\b/.test(words)
  if (full === partial) return undefined
  return full ? "full" : "partial"
}

/** The number of a decision inside a sentence: "Quyết định số 6375/QĐ-BQP" → "6375/QĐ-BQP". */
export function decisionNumberIn(text: string): string | undefined {
  return /\d+(?:\/\d{4})?\s*\/\s*QĐ-[\p{L}\d-]*[\p{L}\d]/u.exec(oneLine(text))?.[0].replace(/\s+/g, "")
}

const LEGAL_NUMBER =
  /(?<![\d/.])\d+(?:\.\d+|\.?[a-zđ])?\/(?:\d{4}\/)?(?:NĐ-CP|NQ-CP|NQ-HĐND|(?:TT|TTLT|NQ|CT|VBHN)-\p{Lu}[-\p{Lu}\d]+|QĐ(?:-\p{Lu}[-\p{Lu}\d]+)?|PL-UBTVQH\d*|QH\d+|UBTVQH\d+)/u

/**
 * The number of a legal text from its number cell, or from its title where the cell is cut off ("104"). A title that
 * amends another text names that one too, so its own number stands in brackets at the end or right after its kind.
 */
export function legalNumberOf(numberCell: string, title: string): string | undefined {
  const own = LEGAL_NUMBER.exec(withoutBreaks(numberCell))
  if (own !== null) return own[0].replace("NQ-QH", "QH")
  const words = withoutBreaks(title)
  const inBrackets = /\(([^()]+)\)\s*$/.exec(words)?.[1] ?? ""
  const found = LEGAL_NUMBER.exec(inBrackets) ?? (/^sửa đổi/iu.test(words) ? null : LEGAL_NUMBER.exec(words))
  return found?.[0].replace("NQ-QH", "QH")
}

/** Cells of narrow columns break a number at its strokes: "80/2021/TT- BTC". */
function withoutBreaks(text: string): string {
  return oneLine(text).replace(/\s*([/-])\s*(?=[\p{Lu}\d])/gu, "$1")
}

/** Folder name for a sector that no record has yet: folded, at most 24 characters, cut between words. */
export function sectorSlug(sector: string): string {
  let slug = ""
  for (const word of nameKey(sector).split(" ")) {
    const longer = slug === "" ? word.slice(0, 24) : `${slug}-${word}`
    if (longer.length > 24) break
    slug = longer
  }
  return slug === "" ? "khac" : slug
}
