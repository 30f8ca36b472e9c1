import { columnOf } from "./columns.ts"
import { labelledValue, labelOf } from "./detail-labels.ts"
import type { Block } from "./imported.ts"
import { plain, tidy } from "./words.ts"

/**
 * The text of a `.doc` in reading order. Each cell ends with a tab; a row ends with a line break or, where the row has
 * merged cells, with one more tab, so rows are counted out by the headings.
 */
export function blocksOfDocText(body: string): Block[] {
  const blocks: Block[] = []
  let rest = body.replace(/\r\n?/g, "\n")
  while (rest !== "") {
    const table = readTable(rest)
    if (table !== null) {
      blocks.push({ kind: "table", grid: table.rows.map((row) => row.map(tidy)) })
      rest = rest.slice(table.length)
      continue
    }
    const end = rest.indexOf("\n") < 0 ? rest.length : rest.indexOf("\n") + 1
    const text = tidy(rest.slice(0, end))
    if (text !== "") blocks.push({ kind: "text", text })
    rest = rest.slice(end)
  }
  return blocks
}

function readTable(text: string): { rows: string[][]; length: number } | null {
  const top = readHeadings(text)
  if (top === null) return null
  const under = readSecondHeadings(text.slice(top.length), top.cells)
  const rows = under === null ? [top.cells] : [under.top, under.cells]
  const columns = rows[0]?.length ?? 0
  let length = top.length + (under?.length ?? 0)
  for (let row = readRow(text.slice(length), columns); row !== null; row = readRow(text.slice(length), columns)) {
    rows.push(Array.from({ length: columns }, (_, column) => row?.cells[column] ?? ""))
    length += row.length
  }
  return { rows, length }
}

/** The first row: headings are never empty, so an empty cell is the end of the row. */
function readHeadings(text: string): { cells: string[]; length: number } | null {
  const cells: string[] = []
  for (let at = 0; ; ) {
    const end = text.indexOf("\t", at)
    if (end < 0 || (cells.length === 0 && text.slice(at, end).includes("\n"))) return null
    cells.push(text.slice(at, end))
    at = end + 1
    if (text[at] === "\n" || text[at] === "\t")
      return cells.length >= 2 && isHeadings(cells) ? { cells, length: at + 1 } : null
  }
}

/** "Theo quy định | Sau cắt giảm" under one heading; the cells beside them are empty because they span both rows. */
function readSecondHeadings(text: string, top: readonly string[]) {
  const [found, before = "", said = ""] = /^(\t+)((?:[^\t\n]+\t)+)/.exec(text) ?? []
  const parts = said.split("\t").slice(0, -1)
  const behind = top.length - before.length - 1
  if (found === undefined || behind < 0 || !parts.some((part) => /theo quy dinh|cat giam/.test(plain(part))))
    return null
  const at = before.length
  const spread = (name: (index: number) => string) => [
    ...top.slice(0, at),
    ...parts.map((_, index) => name(index)),
    ...top.slice(at + 1),
  ]
  return {
    top: spread(() => top[at] ?? ""),
    cells: spread((index) => parts[index] ?? ""),
    length: found.length + behind + 1,
  }
}

/** The next row; null where the table ends. */
function readRow(text: string, columns: number): { cells: string[]; length: number } | null {
  const firstEnd = text.indexOf("\t")
  if (firstEnd < 0) return null
  const first = text.slice(0, firstEnd)
  const lines = first.split("\n")
  if (lines.some((line) => labelOf(line) !== undefined || labelledValue(line) !== undefined)) return null
  if (lines.length > 1 && readHeadings(text.slice(first.lastIndexOf("\n") + 1)) !== null) return null
  if (/^[\t\n]/.test(text.slice(firstEnd + 1)) && PART_HEADING.test(plain(first)))
    return { cells: [first], length: firstEnd + 2 }

  const cells: string[] = []
  let at = 0
  for (let column = 0; column < columns; column += 1) {
    const end = text.indexOf("\t", at)
    if (end < 0) return null
    cells.push(text.slice(at, end))
    at = end + 1
  }
  return text[at] === "\n" || text[at] === "\t" ? { cells, length: at + 1 } : null
}

/** One merged cell over a whole row. */
const PART_HEADING = /linh vuc|thu tuc hanh chinh|^(?:[ivx]+|[a-d])[.)]|^cap (?:xa|tinh|bo)/
const DETAIL_HEADINGS =
  /^(?:hinh thuc nop|ten giay to|so ky hieu|ten van ban phap ly|thoi han|phi, le phi|mo ta|mau don|so luong|trich yeu|ma van ban)/

function isHeadings(cells: readonly string[]): boolean {
  return cells.filter((cell) => DETAIL_HEADINGS.test(plain(cell)) || columnOf(cell) !== undefined).length >= 2
}
