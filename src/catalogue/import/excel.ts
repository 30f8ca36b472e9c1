import { read, type WorkSheet } from "@e965/xlsx"
import { fillSpans } from "./cells.ts"
import type { Grid, ImportedFile } from "./imported.ts"
import { readListTable } from "./list-table.ts"
import { Refusal } from "./refusal.ts"
import { safeOfficeZip } from "./safe-zip.ts"
import { oneLine } from "./words.ts"

const MAX_ROWS = 20_000
const MAX_COLUMNS = 60

/**
 * Reads the lists of all sheets of a workbook: the portal's list or a commune's own.
 * @throws {Refusal} when no sheet has a column of codes, or the file is dangerous or damaged
 */
export function readExcel(bytes: Uint8Array, fileName: string, today: string): ImportedFile {
  const workbook = open(safeOfficeZip(bytes))
  const file: ImportedFile = {
    format: "danh sách thủ tục (Excel)",
    isList: true,
    procedures: [],
    skipped: [],
    remarks: [],
  }
  const seen = new Map<string, string>()
  let lists = 0
  for (const sheetName of workbook.SheetNames) {
    const sheet = workbook.Sheets[sheetName]
    if (sheet === undefined) continue
    const name = `trang tính “${sheetName}”`
    const context = { name, kind: "listed", source: fileName, today } as const
    const table = readListTable(gridOf(sheet), context)
    if (table === null) {
      file.remarks.push(`${name}: không có cột mã thủ tục, bỏ qua.`)
      continue
    }
    lists += 1
    if (sheet["!fullref"] !== undefined) file.remarks.push(`${name}: chỉ đọc ${MAX_ROWS} dòng đầu.`)
    for (const procedure of table.procedures) {
      const earlier = seen.get(procedure.code)
      seen.set(procedure.code, earlier ?? procedure.place)
      if (earlier === undefined) file.procedures.push(procedure)
      else file.skipped.push({ place: procedure.place, reason: `mã ${procedure.code} đã có ở ${earlier}` })
    }
    file.skipped.push(...table.skipped)
    file.remarks.push(...table.remarks)
  }
  if (lists === 0) throw new Refusal("không có trang tính nào có cột mã thủ tục (“Mã số”, “Mã TTHC”…).")
  return file
}

function open(bytes: Uint8Array) {
  try {
    return read(bytes, { dense: true, cellFormula: false, cellHTML: false, sheetRows: MAX_ROWS })
  } catch (error) {
    throw new Refusal("bảng tính hỏng: mở bằng Excel, lưu lại rồi nhập.", { cause: error })
  }
}

/** The cells as texts; a cell under a merged one repeats it. */
function gridOf(sheet: WorkSheet): Grid {
  // Rows without a cell are holes.
  const rows = Array.from(sheet["!data"] ?? [], (row: ExcelCell[] | undefined = []) =>
    Array.from({ length: Math.min(row.length, MAX_COLUMNS) }, (_, column) => textOf(row[column])),
  )
  const merges = sheet["!merges"] ?? []
  const spans = rows.map((row) => row.map((text) => ({ text, rowSpan: 1, columnSpan: 1 })))
  const grid = fillSpans(spans).map((row) => [...row])
  for (const { s: start, e: end } of merges)
    for (let row = start.r; row <= Math.min(end.r, grid.length - 1); row += 1)
      for (let column = start.c; column <= Math.min(end.c, MAX_COLUMNS - 1); column += 1) {
        const target = grid[row]
        if (target !== undefined) target[column] = grid[start.r]?.[start.c] ?? ""
      }
  return grid.map((row) => Array.from(row, (cell) => cell ?? ""))
}

interface ExcelCell {
  v?: unknown
  w?: string | undefined
  t?: string
}

/** A code typed as a number lost its last zeros: 1.00119 is 1.001190. Other numbers stay as they are stored. */
function textOf(cell: ExcelCell | undefined): string {
  if (cell?.v === undefined || cell.v === null || cell.t === "e") return ""
  if (typeof cell.v !== "number") return cell.v instanceof Date ? (cell.w ?? "") : String(cell.v)
  if (cell.w !== undefined && /[/:]/.test(cell.w)) return cell.w
  const decimals = /\.(\d+)$/.exec(String(cell.v))?.[1]?.length ?? 0
  return decimals >= 3 && decimals <= 6 && cell.v < 10 ? cell.v.toFixed(6) : oneLine(String(cell.v))
}
