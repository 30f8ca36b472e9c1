import type { Procedure } from "../../domain/procedure.ts"
import { type Cell, headingRow, readCell } from "./cells.ts"
import { codeOf, levelsOf } from "./code-words.ts"
import { type Column, type Columns, findColumns, isColumnNumbers } from "./columns.ts"
import { kindIn, sectorIn } from "./headings.ts"
import type { Grid, ImportedProcedure, Skipped } from "./imported.ts"
import { factsOfRow, type RowContext } from "./list-row.ts"
import { oneLine, plain } from "./words.ts"

/** What is known of a table before its first row is read. */
export interface TableContext extends Omit<RowContext, "sector" | "levels"> {
  /** How a place in this table is named: `trang tính “Danh sách”`. */
  name: string
  sector?: string | undefined
  levels?: Procedure["adminLevels"] | undefined
}

interface ReadTable {
  procedures: ImportedProcedure[]
  skipped: Skipped[]
  remarks: string[]
}

/** The rows of one procedure: its own and those its merged code cell spans. */
interface Entry {
  code: string
  place: string
  cells: Map<Column, Cell>
  sector: string | undefined
  levels: Procedure["adminLevels"] | undefined
  kind: RowContext["kind"]
}

/**
 * Reads a table with a column of codes: the portal's list, a commune's own list, or the appendix of a decision.
 * @returns null when the table is none (no column of codes)
 */
export function readListTable(grid: Grid, context: TableContext): ReadTable | null {
  const columns = findColumns(grid)
  if (columns === null) return null
  const skipped: Skipped[] = []
  const entries: Entry[] = []
  const seen = new Map<string, string>()
  let { sector, levels, kind } = context
  let above = new Map<Column, Cell>()

  grid.slice(columns.firstRow).forEach((row, offset) => {
    const place = `${context.name}, dòng ${columns.firstRow + offset + 1}`
    if (row.every((cell) => cell.trim() === "") || isColumnNumbers(row)) return
    const codeCell = row[columns.byColumn.get("code") ?? -1] ?? ""
    const heading = /\d\.\d{4,}/.test(codeCell) ? null : headingRow(row)
    if (heading !== null) {
      kind = kindIn(heading) ?? kind
      sector = sectorIn(heading) ?? sector
      const said = levelsOf(heading)
      if (said.length > 0) levels = said
      return
    }
    const cells = readCells(row, columns, above)
    const found = codeOf(codeCell)
    if ("problem" in found) {
      if (plain(codeCell) !== plain(columns.labels.get("code") ?? "")) skipped.push({ place, reason: found.problem })
      return
    }
    above = cells
    const last = entries.at(-1)
    if (last?.code === found.code && isSameTitle(last.cells, cells)) {
      joinCells(last.cells, cells)
      return
    }
    const earlier = seen.get(found.code)
    if (earlier !== undefined) {
      skipped.push({ place, reason: `mã ${found.code} đã có ở ${earlier}` })
      return
    }
    seen.set(found.code, place)
    entries.push({ code: found.code, place, cells, sector, levels, kind })
  })

  const read = entries.map((entry) =>
    factsOfRow(entry, columns.labels, { ...context, sector: entry.sector, levels: entry.levels, kind: entry.kind }),
  )
  return {
    procedures: read.flatMap((result) => ("reason" in result ? [] : [result])),
    skipped: [...skipped, ...read.flatMap((result) => ("reason" in result ? [result] : []))],
    remarks: columns.unknown.length === 0 ? [] : [`${context.name}: không dùng cột ${quoted(columns.unknown)}.`],
  }
}

function readCells(row: readonly string[], columns: Columns, above: ReadonlyMap<Column, Cell>): Map<Column, Cell> {
  return new Map(
    [...columns.byColumn].map(([column, index]) => [column, readCell(row[index] ?? "", above.get(column))]),
  )
}

/** Rows under one merged code repeat the title or leave it out; another title is another, wrongly coded procedure. */
function isSameTitle(one: ReadonlyMap<Column, Cell>, other: ReadonlyMap<Column, Cell>): boolean {
  const [first, second] = [one.get("title"), other.get("title")]
  return second?.kind !== "text" || (first?.kind === "text" && plain(first.text) === plain(second.text))
}

/** Rows under one merged code: what differs stands line by line. */
function joinCells(cells: Map<Column, Cell>, more: ReadonlyMap<Column, Cell>): void {
  for (const [column, cell] of more) {
    const own = cells.get(column)
    if (cell.kind !== "text" || column === "order") continue
    if (own?.kind !== "text") cells.set(column, cell)
    else if (!own.text.split("\n").includes(cell.text))
      cells.set(column, { kind: "text", text: `${own.text}\n${cell.text}` })
  }
}

function quoted(labels: readonly string[]): string {
  return labels.map((label) => `“${oneLine(label)}”`).join(", ")
}
