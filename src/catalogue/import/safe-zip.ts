import { unzipSync, zipSync } from "fflate"
import { PASSWORD } from "./file-kind.ts"
import { Refusal } from "./refusal.ts"

const MEGABYTE = 1024 * 1024
/** A list of 6,000 procedures unpacks to about 12 MB; a file that needs more is none we know. */
const MAX_UNPACKED_BYTES = 150 * MEGABYTE
const MAX_ENTRIES = 5_000
/** Pictures and fonts hold no facts. */
const NEEDLESS = /\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|odttf|ttf|bin)$/i

/**
 * Unpacks an Office file under limits and packs it again without compression and pictures, so that no parser behind
 * can be made to unpack more.
 * @throws {Refusal} for a macro file, a zip bomb, an encrypted or a damaged archive
 */
export function safeOfficeZip(bytes: Uint8Array): Uint8Array {
  if (((bytes[6] ?? 0) & 1) === 1) throw new Refusal(PASSWORD)
  let unpacked = 0
  let entries = 0
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries += 1
        if (/vbaProject\.bin$/i.test(name)) throw new Refusal(MACRO)
        const isNeeded = !NEEDLESS.test(name) && !name.endsWith("/")
        if (isNeeded) unpacked += originalSize
        if (entries > MAX_ENTRIES || unpacked > MAX_UNPACKED_BYTES)
          throw new Refusal(
            `tệp nén giải ra quá lớn (hơn ${MAX_UNPACKED_BYTES / MEGABYTE} MB): không phải tài liệu thật.`,
          )
        return isNeeded
      },
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal("tệp hỏng hoặc chưa tải xong: không giải nén được.", { cause: error })
  }
  const types = parts["[Content_Types].xml"]
  if (types === undefined) throw new Refusal("tệp nén này không phải tài liệu Office.")
  // Writers list macro types as defaults for extensions that do not occur; only an override names a real part.
  if (/<Override\b[^>]*macroEnabled/i.test(new TextDecoder().decode(types))) throw new Refusal(MACRO)
  return zipSync(parts, { level: 0 })
}

const MACRO = "tệp có macro, không mở: lưu lại thành .xlsx hoặc .docx (không macro) rồi nhập."
