import type { Grid } from "./imported.ts"
import { plain, tidy } from "./words.ts"

/**
 * What a cell of a list says: words; "nt" (như trên: the same as above); "-" (there is none); or nothing at all,
 * which means that the list does not say.
 */
export type Cell = { kind: "text"; text: string } | { kind: "none" } | { kind: "empty" }

const SAME_AS_ABOVE = /^(?:[-–]?\s*n\s*[./]?\s*t\s*\.?\s*[-–]?|nhu tren|["“”〃]|'')$/
const NONE = /^[-–—]+$/

/** Reads a cell; "nt" takes what the cell above it in the same column came to. */
export function readCell(written: string, above: Cell | undefined): Cell {
  const text = tidy(written)
  const words = plain(text)
  if (words === "") return { kind: "empty" }
  if (SAME_AS_ABOVE.test(words)) return above ?? { kind: "empty" }
  return NONE.test(words) ? { kind: "none" } : { kind: "text", text }
}

/** The words of a row that is one merged cell, e.g. "LĨNH VỰC HỘ TỊCH"; null for a row of several cells. */
export function headingRow(row: readonly string[]): string | null {
  const said = row.map((cell) => tidy(cell)).filter((cell) => cell !== "")
  const [first] = said
  if (first === undefined) return null
  const own = said.filter((cell) => !/^(?:[IVXLC]+|[A-Z]|\d{1,3})[.)]?$/.test(cell))
  return new Set(own).size === 1 && (own.length > 1 || row.length === 1 || said.length <= 2) ? (own[0] ?? null) : null
}

/** No table of procedures is wider; a page that asks for more cells was made to fill the memory. */
const MAX_COLUMNS = 60

/** Cells of a merged range all hold the text of its first one. */
export function fillSpans(rows: readonly (readonly { text: string; rowSpan: number; columnSpan: number }[])[]): Grid {
  const grid: string[][] = rows.map(() => [])
  rows.forEach((cells, rowIndex) => {
    let column = 0
    for (const { text, rowSpan, columnSpan } of cells) {
      while (column < MAX_COLUMNS && grid[rowIndex]?.[column] !== undefined) column += 1
      for (let down = 0; down < Math.min(rowSpan, rows.length - rowIndex); down += 1)
        for (let right = 0; right < columnSpan && column + right < MAX_COLUMNS; right += 1) {
          const target = grid[rowIndex + down]
          if (target !== undefined) target[column + right] = text
        }
      column += columnSpan
    }
  })
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? ""))
}
