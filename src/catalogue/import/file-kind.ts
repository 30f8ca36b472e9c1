import { Refusal } from "./refusal.ts"

export type FileKind = "xlsx" | "docx" | "doc" | "pdf" | "html" | "json" | "jsonl"

/** Larger files are no lists of procedures: all 6,302 of the country fit in 1 MB. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024

const KINDS: Readonly<Record<string, FileKind>> = {
  ".xlsx": "xlsx",
  ".docx": "docx",
  ".doc": "doc",
  ".pdf": "pdf",
  ".html": "html",
  ".htm": "html",
  ".json": "json",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
}

/** The endings of names of files that can be read: ".xlsx". */
export const EXTENSIONS = Object.keys(KINDS)

const ADVICE: Readonly<Record<string, string>> = {
  ".xls": "tệp .xls đời cũ: mở bằng Excel, lưu thành .xlsx rồi nhập.",
  ".xlsm": "tệp .xlsm có macro, không mở: lưu thành .xlsx rồi nhập.",
  ".xlsb": "tệp .xlsb: mở bằng Excel, lưu thành .xlsx rồi nhập.",
  ".docm": "tệp .docm có macro, không mở: lưu thành .docx rồi nhập.",
  ".rtf": "tệp .rtf: mở bằng Word, lưu thành .docx rồi nhập.",
  ".csv": "tệp .csv: mở bằng Excel, lưu thành .xlsx rồi nhập.",
}

type Content = "zip" | "ole" | "pdf" | "html" | "rtf" | "text" | "binary"
const CONTENT_NAMES: Readonly<Record<Content, string>> = {
  zip: "tệp Office mới (.docx, .xlsx) hoặc tệp nén",
  ole: "tệp Office đời cũ (.doc, .xls)",
  pdf: "PDF",
  html: "trang HTML",
  rtf: "RTF",
  text: "chữ thuần",
  binary: "không rõ loại",
}
const EXPECTED: Readonly<Record<FileKind, readonly Content[]>> = {
  xlsx: ["zip"],
  docx: ["zip"],
  doc: ["ole"],
  pdf: ["pdf"],
  html: ["html"],
  json: ["text"],
  jsonl: ["text"],
}

/** The kind a file's name promises. @throws {Refusal} for names that promise nothing we read */
export function kindOfName(fileName: string): FileKind {
  const extension = /\.[a-z0-9]+$/i.exec(fileName)?.[0].toLowerCase() ?? ""
  const kind = KINDS[extension]
  if (kind !== undefined) return kind
  throw new Refusal(ADVICE[extension] ?? `không đọc được đuôi "${extension}": nhận ${EXTENSIONS.join(", ")}.`)
}

/**
 * Checks that the content is what the name promises and can be read at all.
 * @throws {Refusal} for another content, a password, a macro
 */
export function checkContent(kind: FileKind, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Refusal("tệp rỗng.")
  const content = contentOf(bytes)
  if (content === "ole") checkOle(bytes, kind)
  if (!EXPECTED[kind].includes(content))
    throw new Refusal(
      `đuôi .${kind} nhưng bên trong là ${CONTENT_NAMES[content]}: có thể bị đổi tên; mở bằng phần mềm gốc rồi lưu lại.`,
    )
}

const OLE_MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function contentOf(bytes: Uint8Array): Content {
  const starts = (magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte)
  if (starts([0x50, 0x4b, 0x03, 0x04])) return "zip"
  if (starts(OLE_MAGIC)) return "ole"
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096))
  if (head.slice(0, 1024).includes("%PDF-")) return "pdf"
  if (head.startsWith("{\\rtf")) return "rtf"
  if (
    /^[\s\u00ef\u00bb\u00bf]*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype|html|head|body|div|table|section|main|meta|\?xml)\b/i.test(
      head,
    )
  )
    return "html"
  return head.includes("\0") ? "binary" : "text"
}

/** Names of the streams inside an OLE file tell an encrypted document and macros from a plain one. */
function checkOle(bytes: Uint8Array, kind: FileKind): void {
  const holds = (stream: string) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(stream, "utf16le"))
  if (holds("EncryptedPackage")) throw new Refusal(PASSWORD)
  if (kind !== "doc") return
  if (!holds("WordDocument")) throw new Refusal("đuôi .doc nhưng bên trong không phải tài liệu Word.")
  if (holds("_VBA_PROJECT")) throw new Refusal("tệp có macro, không mở: lưu thành .docx (không macro) rồi nhập.")
}

export const PASSWORD = "tệp đặt mật khẩu: mở bằng phần mềm gốc, bỏ mật khẩu rồi nhập lại."
