import { describe, expect, it } from "vitest"
import { readDecision } from "../../../src/catalogue/import/decision.ts"
import { htmlBlocks } from "../../../src/catalogue/import/html-blocks.ts"
import { readFixture, TODAY } from "./read.ts"

const table = (headings: string[], ...rows: string[][]) =>
  `<table>${[headings, ...rows].map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join("")}</tr>`).join("")}</table>`
const decision = (body: string, effective = "ngày ký") =>
  readDecision(
    htmlBlocks(
      `<p>TỈNH THANH HÓA</p><p>Số: 77/QĐ-UBND</p><p>Thanh Hóa, ngày 05 tháng 11 năm 2026</p>
       <p>Quyết định này có hiệu lực thi hành kể từ ${effective}</p>${body}`,
    ),
    "qd.docx",
    TODAY,
  )

describe.each(["quyet-dinh.docx", "quyet-dinh.doc"])("a decision with its appendix, %s", (name) => {
  it("tells new, amended and repealed procedures apart", async () => {
    const { procedures } = await readFixture(name)
    const facts = new Map(procedures.map((procedure) => [procedure.code, procedure.facts]))

    expect([...facts.keys()]).toEqual(["1.099991", "1.099992", "1.004222", "2.000635"])
    expect(facts.get("1.099991")?.effectiveFrom).toBe("2026-11-10")
    expect(facts.get("1.004222")).not.toHaveProperty("effectiveFrom")
    expect(facts.get("2.000635")).toEqual({ repeal: { by: "Nghị định số 1/2026/NĐ-CP", lastDay: "2026-11-09" } })
  })

  it("reads the period after shortening as the province's own, beside the national one", async () => {
    const [first] = (await readFixture(name)).procedures

    expect(first?.facts.methods?.[0]?.times).toMatchObject([{ value: 5, unit: "working-day" }])
    expect(first?.facts.localTime).toEqual({
      times: [{ value: 3, unit: "working-day" }],
      decision: "4321/QĐ-UBND",
      province: "Thanh Hóa",
    })
    expect(first?.facts).toMatchObject({ sector: "Hộ tịch", adminLevels: ["commune"] })
  })

  it("takes “nt” from the row above, and a dash as nothing", async () => {
    const second = (await readFixture(name)).procedures[1]

    expect(second?.facts.methods?.[0]?.times).toMatchObject([{ value: 5 }])
    expect(second?.facts.receptionDesk).toBe("Trung tâm Phục vụ hành chính công")
    expect(second?.facts).not.toHaveProperty("localTime")
  })

  it("skips a malformed code and says so", async () => {
    expect((await readFixture(name)).skipped).toEqual([
      { place: "bảng 3, dòng 3", reason: 'mã "1.014955-Xoa" sai dạng (phải như 1.001193)' },
    ])
  })
})

describe("a decision", () => {
  it("that takes effect later ends a procedure on the day before, and leaves amendments for then", () => {
    const file = decision(
      `<p>A. DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI, BỔ SUNG</p>
       ${table(["Mã TTHC", "Tên thủ tục hành chính", "Thời hạn"], ["1.000001", "Việc A", "02 ngày"])}
       <p>B. DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ</p>
       ${table(["TT", "Mã TTHC", "Tên VB QPPL quy định việc bãi bỏ", "Mã thay thế"], ["1", "1.000002", "Luật 1/2026/QH16", "1.000003"])}`,
      "ngày 01/3/2027",
    )

    expect(file?.skipped[0]?.reason).toContain("có hiệu lực từ 2027-03-01")
    expect(file?.procedures[0]?.facts.repeal).toEqual({
      by: "Luật 1/2026/QH16",
      lastDay: "2027-02-28",
      successor: "1.000003",
    })
  })

  it("frees of the fee only with its number, and leaves “Không quy định” unknown", () => {
    const rows = table(
      ["Mã TTHC", "Tên thủ tục", "Lệ phí"],
      ["1.000001", "Việc A", "Miễn phí"],
      ["1.000002", "Việc B", "Không quy định"],
      ["1.000003", "Việc C", "Theo Nghị quyết của HĐND tỉnh"],
    )

    const money = decision(rows)?.procedures.map(({ facts }) => facts.methods?.[0]?.money?.status)

    expect(money).toEqual(["free", "unknown", "set-by-province"])
  })

  it("may name the level, the kind and the sector in rows of one table", () => {
    const rows = `<table><tr><td>Mã TTHC</td><td>Tên TTHC</td></tr>
      <tr><td colspan="2">A. THỦ TỤC HÀNH CHÍNH CẤP XÃ</td></tr><tr><td colspan="2">I. Thủ tục hành chính mới</td></tr>
      <tr><td colspan="2">Lĩnh vực: Hộ tịch</td></tr><tr><td>1.000001</td><td>Việc A</td></tr>
      <tr><td colspan="2">II. Thủ tục hành chính bị bãi bỏ</td></tr><tr><td>1.000002</td><td>Việc B</td></tr></table>`

    const [first, second] = decision(rows)?.procedures ?? []

    expect(first?.facts).toMatchObject({ adminLevels: ["commune"], sector: "Hộ tịch", effectiveFrom: "2026-11-05" })
    expect(second?.facts).toEqual({ repeal: { lastDay: "2026-11-04" } })
  })

  it("may name the code that takes the place of a repealed one in a note", () => {
    const [repealed] =
      decision(
        `<p>DANH MỤC THỦ TỤC HÀNH CHÍNH BỊ BÃI BỎ</p>
         ${table(["Mã TTHC", "Tên thủ tục", "Ghi chú"], ["1.000002", "Việc B", "Thay bằng thủ tục 1.000003"])}`,
      )?.procedures ?? []

    expect(repealed?.facts.repeal).toEqual({ lastDay: "2026-11-04", successor: "1.000003" })
  })

  it("says nothing of the level in one appendix by the heading of another", () => {
    const file = decision(
      `<p>PHỤ LỤC I</p><p>THỦ TỤC HÀNH CHÍNH CẤP XÃ</p><p>LĨNH VỰC HỘ TỊCH</p>
       ${table(["Mã TTHC", "Tên thủ tục"], ["1.000001", "Việc A"])}
       <p>PHỤ LỤC II</p><p>DANH MỤC THỦ TỤC HÀNH CHÍNH ĐƯỢC SỬA ĐỔI</p>
       ${table(["Mã TTHC", "Tên thủ tục"], ["1.000002", "Việc B"])}`,
    )

    expect(file?.procedures[0]?.facts).toMatchObject({ adminLevels: ["commune"], sector: "Hộ tịch" })
    expect(file?.procedures[1]?.facts).not.toHaveProperty("adminLevels")
    expect(file?.procedures[1]?.facts).not.toHaveProperty("sector")
  })

  it("with two codes in one cell asks to part them", () => {
    const file = decision(table(["Mã TTHC", "Tên"], ["2.001023<br>3.000722", "Liên thông"]))

    expect(file?.skipped[0]?.reason).toBe("có 2 mã trong một ô (2.001023, 3.000722): cần tách dòng")
  })
})
