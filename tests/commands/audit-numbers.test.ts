import { describe, expect, it } from "vitest"
import { countsIn, formsIn, numbersIn } from "../../src/commands/audit-numbers.ts"

const read = (text: string) => numbersIn(text).map(({ kind, value }) => `${kind} ${value}`)

describe("a number in official prose", () => {
  it.each([
    ["theo Nghị định 07/2025/NĐ-CP", ["law 7/2025/NĐ-CP"]],
    ["Nghị quyết 66.22/2026/NQ-CP", ["law 66.22/2026/NQ-CP"]],
    ["Quyết định 5230/QĐ-BCA-C06", ["law 5230/QĐ-BCA-C06"]],
    ["Thông tư 53/2025/TT-BCAngày", ["law 53/2025/TT-BCA"]],
    ["Luật 25/2008/QH12 - Bảo hiểm y tế", ["law 25/2008/QH12"]],
    ["21/2008/TTLT- BQP-BTC", ["law 21/2008/TTLT-BQP-BTC"]],
    ["24/2026/NQ-CР", ["law 24/2026/NQ-CP"]],
    ["Thông tư 226/2016", ["law 226/2016"]],
    ["chế độ QĐ 290", ["law 290"]],
    ["mã 1.001193", ["code 1.001193"]],
  ])("names a text or a procedure: %s", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ["ngày 02/7/2026", ["date 2026-07-02"]],
    ["trước 01 tháng 7 năm 2025", ["date 2025-07-01"]],
    ["2026-07-18", ["date 2026-07-18"]],
    ["15/8 hằng năm", ["date --08-15"]],
    ["tháng 7/2026", ["date 2026-07"]],
  ])("is a date: %s", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    ["05 (năm) ngày làm việc", ["period 5 working-day"]],
    ["mười một (11) ngày làm việc", ["period 11 working-day"]],
    ["trong hai ngày", ["period 2 day"]],
    ["mười lăm ngày", ["period 15 day"]],
    ["24 giờ", ["period 24 hour"]],
    ["6 tháng", ["period 6 month"]],
    ["10m3 một ngày đêm", ["number 10", "number 3"]],
  ])("is a period with its unit: %s", (text, expected) => {
    expect(read(text)).toEqual(expect.arrayContaining(expected))
    expect(read(text).filter((found) => found.startsWith("period"))).toEqual(
      expected.filter((found) => found.startsWith("period")),
    )
  })

  it.each([
    ["20.000 đồng", ["number 20000"]],
    ["1,100,000 VNĐ", ["number 1100000"]],
    ["mẫu CT01", ["number CT1", "number 1"]],
    ["Mẫu số 09a", ["number 9a"]],
    ["Điều 11", ["number 11"]],
  ])("is an amount, a form or a plain number: %s", (text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})

describe("what is counted and numbered", () => {
  it("is how many of a paper are asked for", () => {
    expect(countsIn("02 ảnh 4x6, 01 (một) bản chính và 3 ngày")).toEqual(["2", "1"])
  })

  it("is the number of a form, in words and in file names", () => {
    expect(formsIn("Mẫu số 09, 09a của Thông tư; khoản 5")).toEqual(["9a", "9"])
    expect(formsIn("Mau_so_03.docx")).toEqual(["3"])
  })
})
