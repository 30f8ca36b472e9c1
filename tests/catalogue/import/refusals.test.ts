import { readFileSync } from "node:fs"
import { join } from "node:path"
import { strToU8, zipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { kindOfName } from "../../../src/catalogue/import/file-kind.ts"
import { FIXTURES, read, workbook } from "./read.ts"

const TYPES = strToU8("<Types/>")
const fixture = (name: string) => new Uint8Array(readFileSync(join(FIXTURES, name)))
const ole = (...streams: string[]) =>
  new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(504),
      ...streams.map((name) => Buffer.from(name, "utf16le")),
    ]),
  )
/** Its second sector says that the text is encrypted. */
const lockedDoc = () => {
  const bytes = Buffer.concat([ole("WordDocument"), Buffer.alloc(1024)])
  Buffer.from([0xec, 0xa5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]).copy(bytes, 1024)
  return new Uint8Array(bytes)
}
const OVERRIDE =
  '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'

describe("a file that is not read", () => {
  it.each([
    ["a renamed .docx", "a.doc", fixture("chi-tiet.docx"), "bên trong là tệp Office mới"],
    ["a renamed .doc", "a.docx", fixture("chi-tiet.doc"), "bên trong là tệp Office đời cũ"],
    ["text called a workbook", "a.xlsx", "chữ", "bên trong là chữ thuần"],
    ["a workbook called a PDF", "a.pdf", workbook([["Mã TTHC"]]), "bên trong là tệp Office mới"],
    ["an empty file", "a.pdf", "", "tệp rỗng"],
    ["half a PDF", "a.pdf", fixture("chi-tiet.pdf").slice(0, 4000), "PDF hỏng"],
    ["half a workbook", "a.xlsx", workbook([["Mã TTHC"]]).slice(0, 900), "không giải nén được"],
    ["an archive that is no document", "a.docx", zipSync({ "a.txt": TYPES }), "không phải tài liệu Office"],
    [
      "a document with a macro",
      "a.docx",
      zipSync({ "[Content_Types].xml": TYPES, "word/vbaProject.bin": TYPES }),
      "macro",
    ],
    ["a macro workbook renamed .xlsx", "a.xlsx", zipSync({ "[Content_Types].xml": strToU8(OVERRIDE) }), "macro"],
    ["an encrypted .docx", "a.docx", ole("EncryptedPackage"), "mật khẩu"],
    ["an encrypted .doc", "a.doc", lockedDoc(), "mật khẩu"],
    ["a .doc with macros", "a.doc", ole("WordDocument", "_VBA_PROJECT"), "macro"],
    ["an old workbook called .doc", "a.doc", ole("Workbook"), "không phải tài liệu Word"],
    [
      "a workbook without a column of codes",
      "a.xlsx",
      workbook([
        ["Họ tên", "Tuổi"],
        ["A", 3],
      ]),
      "cột mã thủ tục",
    ],
    ["a page of something else", "a.html", "<html><p>Tin tức</p></html>", "không thấy “Mã thủ tục”"],
    ["a page nested without end", "a.html", `<html>${"<div>".repeat(2000)}`, "lồng quá sâu"],
    ["broken JSON", "a.json", "{", "không phải JSON"],
    ["other JSON", "a.json", '{"a":1}', "không phải API chi tiết"],
    ["lines of something else", "a.jsonl", "{}\n", "không có dòng nào"],
    ["another encoding", "a.html", new Uint8Array([...strToU8("<html>"), 0xe1, 0xba]), "UTF-8"],
  ])("%s", async (_what, name, bytes, reason) => {
    await expect(read(name, bytes)).rejects.toThrow(reason)
  })

  it.each([
    ["a.xlsm", "macro"],
    ["a.docm", "macro"],
    ["a.xls", ".xlsx"],
    ["a.csv", ".xlsx"],
    ["a.exe", 'đuôi ".exe"'],
    ["a", "đuôi"],
  ])("by its name alone: %s", (name, advice) => {
    expect(() => kindOfName(name)).toThrow(advice)
  })

  it("a zip bomb, whatever size it claims", async () => {
    const bomb = zipSync({ "[Content_Types].xml": TYPES, "xl/a.xml": new Uint8Array(160 * 1024 * 1024) }, { level: 1 })
    const lying = Buffer.from(bomb)
    for (let at = 0; at + 4 <= lying.length; at += 1)
      if (lying.readUInt32LE(at) === 160 * 1024 * 1024) lying.writeUInt32LE(1000, at)

    await expect(read("a.xlsx", bomb)).rejects.toThrow("quá lớn")
    await expect(read("a.xlsx", new Uint8Array(lying))).rejects.toThrow("hỏng")
  }, 20_000)

  it("but a table that claims a million cells is cut to what a table can have", async () => {
    const cells = '<td rowspan="1000" colspan="1000">x</td>'.repeat(500)

    await expect(
      read("a.html", `<html><table><tr>${cells}</tr>${"<tr></tr>".repeat(500)}</table></html>`),
    ).rejects.toThrow("không thấy")
  })
})
