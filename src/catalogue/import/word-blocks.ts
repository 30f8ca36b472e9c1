import mammoth from "mammoth"
import WordExtractor from "word-extractor"
import { columnOf } from "./columns.ts"
import { labelledValue, labelOf } from "./detail-labels.ts"
import { PASSWORD } from "./file-kind.ts"
import { htmlBlocks } from "./html-blocks.ts"
import type { Block } from "./imported.ts"
import { Refusal } from "./refusal.ts"
import { safeOfficeZip } from "./safe-zip.ts"
import { plain, tidy } from "./words.ts"

/** A `.docx` in reading order. @throws {Refusal} when it is dangerous or damaged */
export async function docxBlocks(bytes: Uint8Array): Promise<Block[]> {
  const archive = safeOfficeZip(bytes)
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(archive) })
    return htmlBlocks(value)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal("tài liệu Word hỏng: mở bằng Word, lưu lại rồi nhập.", { cause: error })
  }
}

/** A `.doc` of Word 97–2003 in reading order. @throws {Refusal} when it has a password or is damaged */
export async function docBlocks(bytes: Uint8Array): Promise<Block[]> {
  if (isEncryptedDoc(bytes)) throw new Refusal(PASSWORD)
  try {
    const document = await new WordExtractor().extract(Buffer.from(bytes))
    return blocksOfDocText(document.getBody())
  } catch (error) {
    throw new Refusal("tài liệu .doc hỏng hoặc không phải Word 97–2003: mở bằng Word, lưu thành .docx rồi nhập.", {
      cause: error,
    })
  }
}

/** The file information block starts a sector; bit 8 of its flags says that the text is encrypted. */
function isEncryptedDoc(bytes: Uint8Array): boolean {
  for (let at = 512; at + 12 <= bytes.length; at += 512)
    if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return ((bytes[at + 11] ?? 0) & 1) === 1
  return false
}

/**
 * Text of a `.doc` has a tab after each cell and a line break after each row, so a table is a line of headings and
 * as many cells in each row. A row whose first cell would hold a label begins the text after the table.
 */
export function blocksOfDocText(body: string): Block[] {
  const blocks: Block[] = []
  let rest = body.replace(/\r\n?/g, "\n")
  while (rest !== "") {
    const headings = /^.*\t\n/.exec(rest)?.[0]
    const cells = headings?.split("\t").slice(0, -1) ?? []
    if (headings === undefined || cells.length < 2 || !isHeadings(cells)) {
      const end = rest.indexOf("\n") < 0 ? rest.length : rest.indexOf("\n") + 1
      const text = tidy(rest.slice(0, end))
      if (text !== "") blocks.push({ kind: "text", text })
      rest = rest.slice(end)
      continue
    }
    const grid = [cells.map(tidy)]
    rest = rest.slice(headings.length)
    for (let row = nextRow(rest, cells.length); row !== null; row = nextRow(rest, cells.length)) {
      grid.push(row.cells.map(tidy))
      rest = rest.slice(row.length)
    }
    blocks.push({ kind: "table", grid })
  }
  return blocks
}

function nextRow(text: string, columns: number): { cells: string[]; length: number } | null {
  const cells: string[] = []
  let at = 0
  for (let column = 0; column < columns; column += 1) {
    const end = text.indexOf("\t", at)
    if (end < 0) return null
    cells.push(text.slice(at, end))
    at = end + 1
  }
  const [first = ""] = cells
  const lines = first.split("\n")
  const startsText = lines.some((line) => labelOf(line) !== undefined || labelledValue(line) !== undefined)
  return text[at] !== "\n" || startsText || isHeadings([lines.at(-1) ?? "", cells[1] ?? ""])
    ? null
    : { cells, length: at + 1 }
}

const DETAIL_HEADINGS =
  /^(?:hinh thuc nop|ten giay to|so ky hieu|ten van ban phap ly|thoi han|phi, le phi|mo ta|mau don|so luong|trich yeu|ma van ban)/

function isHeadings(cells: readonly string[]): boolean {
  return cells.filter((cell) => DETAIL_HEADINGS.test(plain(cell)) || columnOf(cell) !== undefined).length >= 2
}
