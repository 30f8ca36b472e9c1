import { describe, expect, it } from "vitest"
import { read, readFixture } from "./read.ts"

const FACTS = {
  title: "Thủ tục thử nghiệm A",
  sector: "Hộ tịch",
  decision: { number: "12/QĐ-BTP" },
  adminLevels: ["commune"],
  applicants: ["Công dân Việt Nam", "Tổ chức (không bao gồm doanh nghiệp, HTX)"],
  agency: "Ủy ban nhân dân cấp xã",
  steps: ["Bước 1: Nộp hồ sơ.", "Bước 2: Nhận kết quả."],
  outcome: ["Giấy xác nhận"],
  legalBasis: [{ number: "123/2015/NĐ-CP", title: "Hướng dẫn Luật Hộ tịch" }],
  documents: [{ title: "Tờ khai theo mẫu quy định", handling: "submit", originals: 1, form: { title: "Mau01" } }],
  documentNotes: ["Trường hợp nộp qua bưu chính thì gửi bản sao"],
}

describe("one procedure's page", () => {
  it.each([
    ["saved as a web page", "chi-tiet.html"],
    ["as the .doc export", "chi-tiet.doc"],
    ["as .docx", "chi-tiet.docx"],
    ["as PDF", "chi-tiet.pdf"],
  ])("gives the same facts %s", async (_format, name) => {
    const { procedures, skipped } = await readFixture(name)

    expect(skipped).toEqual([])
    expect(procedures.map(({ code }) => code)).toEqual(["1.099999"])
    expect(procedures[0]?.facts).toMatchObject(FACTS)
  })

  it("keeps the period, the fee and who does not pay for each way of submission", async () => {
    const [procedure] = (await readFixture("chi-tiet.doc")).procedures
    const [direct, online] = procedure?.facts.methods ?? []

    expect(direct?.times).toEqual([{ value: 3, unit: "working-day" }])
    expect(direct?.money).toMatchObject({
      status: "amount",
      fees: [{ kind: "le-phi", amountVnd: 12_000 }],
      exemptions: ["Miễn lệ phí đối với hộ nghèo"],
    })
    expect(online?.times).toEqual([{ value: 2, unit: "hour" }])
    expect(online?.money?.status).toBe("unknown")
  })

  it("says where each fact stood, and leaves out what the page does not have", async () => {
    const [procedure] = (await readFixture("chi-tiet.html")).procedures

    expect(procedure?.origins.methods).toBe("mục “Cách thức thực hiện”")
    expect(procedure?.facts).not.toHaveProperty("eligibility")
    expect(procedure?.facts).not.toHaveProperty("competentAgency")
    expect(procedure?.facts).not.toHaveProperty("receptionDesk")
  })

  it("is read from the new portal too, where labels have no colon and cases have headings", async () => {
    const page = `<!doctype html><html><body>
      <div><span>Tên thủ tục</span><span>Thủ tục B</span></div><div><span>Mã thủ tục</span><span>1.099998</span></div>
      <h3>Cách Thức Thực Hiện</h3>
      <table><tr><th>Hình thức nộp</th><th>Thời gian</th><th>Phí, lệ phí</th><th>Mô tả</th></tr>
      <tr><td>Trực tiếp</td><td>Không có thông tin</td><td>2,000 Việt Nam Đồng(/trang)</td><td></td></tr>
      <tr><td>Dịch vụ bưu chính</td><td>1</td><td>Miễn phí</td><td></td></tr></table>
      <h3>Thành phần hồ sơ</h3><p>Nhà của mình</p>
      <table><tr><th>Tên giấy tờ</th><th>Mẫu đơn, tờ khai</th><th>Số lượng</th></tr>
      <tr><td>Giấy tờ nhà</td><td>CT01.docx</td><td>1 bản chính</td></tr></table>
      <p>* Giấy tờ phải xuất trình:</p>
      <table><tr><th>Tên giấy tờ</th><th>Mẫu đơn, tờ khai</th><th>Số lượng</th></tr>
      <tr><td>- Thẻ căn cước</td><td></td><td>1 bản chính</td></tr></table>
      <h3>Kết quả xử lý</h3><p>Bản sao</p><p>Mã: KQ.G15.000021</p></body></html>`

    const [procedure] = (await read("trang.html", page)).procedures
    const methods = procedure?.facts.methods ?? []

    expect(procedure?.facts.title).toBe("Thủ tục B")
    expect(methods[0]?.money).toMatchObject({ status: "amount", fees: [{ amountVnd: 2_000, per: "trang" }] })
    expect(methods[1]?.times).toEqual([])
    expect(methods[1]?.money?.status).toBe("unknown")
    expect(procedure?.facts.documents).toEqual([
      { title: "Giấy tờ nhà", handling: "submit", originals: 1, form: { code: "CT01" }, group: "Nhà của mình" },
      { title: "Thẻ căn cước", handling: "present", originals: 1 },
    ])
    expect(procedure?.facts.outcome).toEqual(["Bản sao"])
  })

  it("is skipped with the reason when its code is malformed", async () => {
    const file = await read("trang.html", "<html><p>Mã thủ tục: 1.0133611</p></html>")

    expect(file.procedures).toEqual([])
    expect(file.skipped).toEqual([{ place: "mục “Mã thủ tục”", reason: 'mã "1.0133611" sai dạng (phải như 1.001193)' }])
  })
})
