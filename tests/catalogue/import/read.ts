import { readFileSync } from "node:fs"
import { join } from "node:path"
import { utils, type WorkSheet, write } from "@e965/xlsx"
import { kindOfName } from "../../../src/catalogue/import/file-kind.ts"
import type { ImportedFile } from "../../../src/catalogue/import/imported.ts"
import { readContent } from "../../../src/catalogue/import/read-content.ts"

export const TODAY = "2026-11-25"
export const FIXTURES = join(import.meta.dirname, "fixtures")

/** Reads content as if it lay in a file of this name. */
export function read(name: string, bytes: Uint8Array | string): Promise<ImportedFile> {
  const content = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes
  return readContent({ name, kind: kindOfName(name), bytes: content, today: TODAY })
}

/** Reads a file of the fixtures: LibreOffice wrote the Word files, Chromium the PDF, all from one page. */
export function readFixture(name: string): Promise<ImportedFile> {
  return read(name, new Uint8Array(readFileSync(join(FIXTURES, name))))
}

/** A workbook of one sheet; `merges` as "A1:E1". */
export function workbook(rows: unknown[][], merges: readonly string[] = [], name = "Danh sách"): Uint8Array {
  const sheet: WorkSheet = utils.aoa_to_sheet(rows)
  sheet["!merges"] = merges.map((range) => utils.decode_range(range))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name)
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer)
}
