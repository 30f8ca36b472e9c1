import { type PdfLine, type PdfSegment, textOfSegments } from "./pdf-lines.ts"
import { joinLines } from "./vietnamese-syllable.ts"
import { plain } from "./words.ts"

const HEADINGS =
  /^(?:hinh thuc|ten giay to|so ky hieu|ten van ban phap ly|thoi han|phi, le phi|mo ta|mau don|so$|so luong|trich yeu|ma van ban|ngay|co quan)/
const FIRST_HEADINGS = /^(?:hinh thuc|ten giay to|so ky hieu|ten van ban phap ly)/

/** Whether a line holds the headings of one of the tables of a procedure's page. */
export function isTableHead(line: PdfLine): boolean {
  const names = line.segments.map(({ text }) => plain(text))
  return FIRST_HEADINGS.test(names[0] ?? "") && names.filter((name) => HEADINGS.test(name)).length >= 2
}

/**
 * Rebuilds a table from its lines.
 * @param spacing distance of two lines of one paragraph, in points
 * @param next the line after the table; where it begins another table, the last row is the case that one is for
 */
export function tableOf(
  lines: readonly PdfLine[],
  spacing: number,
  next: PdfLine | undefined,
): { grid: string[][]; caption: string } {
  const columns = columnsOf(lines)
  const rows: string[][] = []
  let above: PdfLine | undefined
  for (const line of lines) {
    const inColumn = Map.groupBy(line.segments, (segment) => columnAt(columns, segment))
    const cells = columns.map((_, column) => textOfSegments(inColumn.get(column) ?? []))
    const row = rows.at(-1)
    if (row === undefined || startsRow(line, above, cells, spacing)) rows.push(cells)
    else
      cells.forEach((cell, column) => {
        if (cell !== "") row[column] = addToCell(row[column] ?? "", cell)
      })
    above = line
  }
  return { grid: rows, caption: next !== undefined && isTableHead(next) ? takeCaption(rows) : "" }
}

/** The case of the next list stands as the last row of this one, in the first column alone. */
function takeCaption(rows: string[][]): string {
  const last = rows.at(-1)
  if (rows.length < 2 || last === undefined || last.slice(1).some((cell) => cell !== "")) return ""
  rows.pop()
  return last[0] ?? ""
}

function addToCell(above: string, below: string): string {
  if (above === "") return below
  if (/[-/]$/.test(above) && /^[\p{Lu}\d]/u.test(below)) return above + below
  return /^(?:[-+*•]|Bản (?:chính|sao))/u.test(below) ? `${above}\n${below}` : joinLines(above, below)
}

/** Rows stand further apart than lines; on a new page only a line that fills the outer columns begins one. */
function startsRow(line: PdfLine, above: PdfLine | undefined, cells: readonly string[], spacing: number): boolean {
  if (above === undefined) return true
  if (above.page === line.page) return above.y - line.y > spacing * 1.6
  const filled = cells.filter((cell) => cell !== "")
  return (cells[0] ?? "") !== "" && filled.length >= 2 && !/^\p{Ll}/u.test(filled.at(-1) ?? "")
}

/** Columns are the stretches that no line leaves blank. */
function columnsOf(lines: readonly PdfLine[]): PdfSegment[] {
  const columns: PdfSegment[] = []
  for (const segment of lines.flatMap(({ segments }) => segments).toSorted((a, b) => a.left - b.left)) {
    const last = columns.at(-1)
    if (last !== undefined && segment.left < last.right + 0.5) last.right = Math.max(last.right, segment.right)
    else columns.push({ ...segment })
  }
  return columns
}

function columnAt(columns: readonly PdfSegment[], segment: PdfSegment): number {
  const middle = (segment.left + segment.right) / 2
  const at = columns.findIndex(({ left, right }) => middle >= left && middle <= right)
  return at < 0 ? columns.length - 1 : at
}
