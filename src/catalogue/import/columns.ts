import type { Grid } from "./imported.ts"
import { nameKey, plain } from "./words.ts"

export type Column =
  | "order"
  | "code"
  | "title"
  | "sector"
  | "issuer"
  | "agency"
  | "level"
  | "applicants"
  | "time"
  | "localTime"
  | "fee"
  | "phi"
  | "lePhi"
  | "place"
  | "legal"
  | "online"
  | "decision"
  | "repealedBy"
  | "successor"
  | "note"

/** In this order, because "Tên VB QPPL quy định việc bãi bỏ TTHC" also begins like a title. */
const HEADINGS: readonly (readonly [Column, RegExp])[] = [
  ["order", /^(?:tt|stt|so tt|so thu tu)$/],
  ["successor", /thay the/],
  ["repealedBy", /bai bo/],
  ["localTime", /cat giam|rut ngan/],
  ["time", /^thoi (?:han|gian)/],
  ["code", /^ma (?:so)?\s*(?:tthc|thu tuc|ho so|dvc|dich vu|tren|$)|^ma(?: so)?$/],
  ["decision", /^(?:so )?quyet dinh/],
  ["legal", /can cu|van ban (?:quy pham|qppl|phap ly)|vb qppl|co so phap ly/],
  ["issuer", /co quan (?:ban hanh|cong bo)|don vi ban hanh/],
  ["agency", /co quan|don vi (?:thuc hien|giai quyet)|bo phan giai quyet/],
  ["level", /^cap (?:thuc hien|giai quyet)/],
  ["sector", /^(?:ten )?linh vuc/],
  ["applicants", /^doi tuong/],
  ["online", /^muc do|dvc truc tuyen|dich vu cong truc tuyen|toan trinh/],
  ["place", /^(?:dia diem|noi (?:tiep nhan|nop|thuc hien))|cach thuc/],
  ["lePhi", /^(?:muc )?(?:thu )?le phi(?: [a-z]+)?$/],
  ["phi", /^(?:muc )?(?:thu )?phi(?: dong| vnd)?$/],
  ["fee", /\bphi\b|muc thu/],
  ["title", /^ten|^thu tuc(?: hanh chinh)?$|^noi dung(?: thu tuc)?$|^thu tuc/],
  ["note", /^ghi chu/],
]

/** The columns of a table, by place, and the headings nobody could place. */
export interface Columns {
  byColumn: ReadonlyMap<Column, number>
  /** As written, by column. */
  labels: ReadonlyMap<Column, string>
  unknown: readonly string[]
  /** Index of the first row of data. */
  firstRow: number
}

const MAX_ROWS_ABOVE = 30
const HEADING_CHARS = 90

/**
 * Finds the row of headings, in any order and with or without diacritics; headings may take two rows
 * ("Thời hạn giải quyết" over "Theo quy định" and "Sau cắt giảm").
 * @returns null when the table has no column of codes
 */
export function findColumns(grid: Grid): Columns | null {
  for (let index = 0; index < Math.min(grid.length, MAX_ROWS_ABOVE); index += 1) {
    const top = grid[index] ?? []
    if (!top.some((cell) => columnOf(cell) === "code")) continue
    if (new Set(top.filter((cell) => nameKey(cell) !== "")).size < 2) continue
    const below = grid[index + 1]
    const isTwoRows = below !== undefined && isSecondHeading(top, below)
    const labels = top.map((cell, column) => {
      const under = isTwoRows ? (below?.[column] ?? "") : ""
      return under === "" || under === cell ? cell : `${cell} – ${under}`
    })
    return placed(labels, index + (isTwoRows ? 2 : 1))
  }
  return null
}

function placed(labels: readonly string[], firstRow: number): Columns {
  const byColumn = new Map<Column, number>()
  const named = new Map<Column, string>()
  const unknown: string[] = []
  labels.forEach((label, index) => {
    if (nameKey(label) === "") return
    const column = columnOf(label)
    if (column === undefined) unknown.push(label)
    else if (!byColumn.has(column)) {
      byColumn.set(column, index)
      named.set(column, label.replaceAll("\n", " "))
    }
  })
  return { byColumn, labels: named, unknown: [...new Set(unknown)], firstRow }
}

/** The column a heading names; undefined when it is none of ours. */
export function columnOf(heading: string): Column | undefined {
  const words = nameKey(heading)
  if (words === "" || heading.length > HEADING_CHARS) return undefined
  return HEADINGS.find(([, sign]) => sign.test(words))?.[0]
}

/** A second row of headings repeats what spans both rows, and has no code in it. */
function isSecondHeading(top: readonly string[], below: readonly string[]): boolean {
  if (below.some((cell) => /\d\.\d{4,}/.test(cell))) return false
  const repeats = below.filter((cell, column) => cell !== "" && cell === top[column]).length
  const divides = below.some((cell) =>
    /^(?:theo quy dinh|quy dinh|sau cat giam|phi|le phi|sau khi cat giam)/.test(plain(cell)),
  )
  return divides || (repeats > 0 && repeats < below.filter((cell) => cell !== "").length)
}

/** A row that numbers the columns: "(1) | (2) | (3)". */
export function isColumnNumbers(row: readonly string[]): boolean {
  const said = row.map((cell) => cell.trim()).filter((cell) => cell !== "")
  return said.length > 2 && said.every((cell) => /^\(?\d{1,2}\)?$/.test(cell))
}
