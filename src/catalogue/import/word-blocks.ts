import mammoth from "mammoth"
import WordExtractor from "word-extractor"
import { blocksOfDocText } from "./doc-text.ts"
import { PASSWORD } from "./file-kind.ts"
import { htmlBlocks } from "./html-blocks.ts"
import type { Block } from "./imported.ts"
import { Refusal } from "./refusal.ts"
import { safeOfficeZip } from "./safe-zip.ts"

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
