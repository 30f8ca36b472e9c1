import { readDecision } from "./decision.ts"
import { readDetail } from "./detail.ts"
import { checkContent, type FileKind } from "./file-kind.ts"
import { htmlBlocks } from "./html-blocks.ts"
import type { Block, ImportedFile } from "./imported.ts"
import { readJsonFile, readJsonLines } from "./json-file.ts"
import { Refusal } from "./refusal.ts"

/** A file as it was read from the disk. */
export interface RawFile {
  /** Without its folder. */
  name: string
  kind: FileKind
  bytes: Uint8Array
  /** ISO 8601. */
  today: string
}

/**
 * Reads one file of any kind a commune receives. Parsers are loaded when they are needed: each file has a thread of
 * its own, which would load them all.
 * @throws {Refusal} saying why the file as a whole is not read
 */
export async function readContent({ name, kind, bytes, today }: RawFile): Promise<ImportedFile> {
  checkContent(kind, bytes)
  switch (kind) {
    case "xlsx":
      return (await import("./excel.ts")).readExcel(bytes, name, today)
    case "json":
      return readJsonFile(decode(bytes))
    case "jsonl":
      return readJsonLines(decode(bytes))
    case "docx":
      return readBlocks(await (await import("./word-blocks.ts")).docxBlocks(bytes), "thủ tục (.docx)", name, today)
    case "doc":
      return readBlocks(await (await import("./word-blocks.ts")).docBlocks(bytes), "thủ tục (.doc)", name, today)
    case "pdf":
      return readBlocks(await (await import("./pdf-blocks.ts")).pdfBlocks(bytes), "chi tiết thủ tục (PDF)", name, today)
    case "html":
      return readBlocks(htmlBlocks(decode(bytes)), "trang của cổng (HTML)", name, today)
  }
}

/** A document is one procedure's page, or a decision or list with tables. */
function readBlocks(blocks: readonly Block[], format: string, name: string, today: string): ImportedFile {
  const read = readDetail(blocks, format) ?? readDecision(blocks, name, today)
  if (read === null)
    throw new Refusal("không thấy “Mã thủ tục” hay bảng có cột mã thủ tục: không phải tệp thủ tục, hoặc mẫu chưa biết.")
  return read
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch (error) {
    throw new Refusal("chữ trong tệp không phải UTF-8: lưu lại với mã UTF-8 rồi nhập.", { cause: error })
  }
}
