import { describe, expect, it } from "vitest"
import { read } from "./read.ts"

const fee = (type: string, value: number | null, description = "") => ({
  type,
  value,
  description,
  currencyName: "Việt Nam Đồng",
})
const method = (changes: object) => ({
  submissionMethod: "DIRECT",
  processingTime: 3,
  processingTimeUnit: "WORKING_DAY",
  description: "",
  fees: [],
  ...changes,
})
const paper = (name: string, originalQty = 1, attachments: object[] = []) => ({
  name,
  originalQty,
  copyQty: 0,
  required: false,
  attachments,
})
const detail = (changes: object) => ({ code: "1.099999", name: "Thủ tục A", executionMethods: [], ...changes })
const facts = async (changes: object) =>
  (await read("api.json", JSON.stringify({ data: detail(changes) }))).procedures[0]

describe("an answer of the portal's detail API", () => {
  it.each([
    ["bare", detail({})],
    ["under data", { data: detail({}) }],
    ["under detail, as crawlers keep it", { id: "x", code: "1.099999", name: "A", detail: detail({}) }],
    ["in a list", [{ data: detail({}) }]],
  ])("is read %s", async (_how, content) => {
    expect((await read("api.json", JSON.stringify(content))).procedures.map(({ code }) => code)).toEqual(["1.099999"])
  })

  it("has no period where its unit is OTHER, or 0", async () => {
    const procedure = await facts({
      executionMethods: [
        method({ processingTime: 1, processingTimeUnit: "OTHER" }),
        method({ submissionMethod: "ONLINE", processingTime: 0 }),
        method({ submissionMethod: "POSTAL", processingTime: 2, processingTimeUnit: "HOUR" }),
      ],
    })

    expect(procedure?.facts.methods?.map(({ channel, times }) => [channel, times])).toEqual([
      ["in-person", []],
      ["online", []],
      ["post", [{ value: 2, unit: "hour" }]],
    ])
    expect(procedure?.remarks).toContain('Trực tiếp: Thời hạn ghi "1" không có đơn vị: bỏ trống.')
  })

  it("does not call 0 đồng free, and leaves to the province what the words leave to it", async () => {
    const procedure = await facts({
      executionMethods: [
        method({ fees: [fee("FEE", 0), fee("SERVICE_FEE", 0)] }),
        method({
          submissionMethod: "ONLINE",
          fees: [fee("SERVICE_FEE", 0, "Mức lệ phí do HĐND cấp tỉnh quy định. Miễn lệ phí cho hộ nghèo.")],
        }),
      ],
    })
    const [direct, online] = procedure?.facts.methods ?? []

    expect(direct?.money).toEqual({ status: "unknown", fees: [], exemptions: [] })
    expect(online?.money).toMatchObject({
      status: "set-by-province",
      fees: [],
      exemptions: ["Miễn lệ phí cho hộ nghèo."],
    })
  })

  it("states no amount where several stand without saying which is for whom", async () => {
    const procedure = await facts({
      executionMethods: [
        method({ fees: [fee("FEE", 320_000, "Theo Quyết định 1"), fee("FEE", 430_000, "Theo Quyết định 1")] }),
      ],
    })

    expect(procedure?.facts.methods?.[0]?.money).toMatchObject({ status: "unknown", fees: [] })
  })

  it("keeps papers by case, papers to show apart, and remarks out of the list", async () => {
    const procedure = await facts({
      executionCases: [
        { name: "Nhà thuê", profileComponents: [paper("- Hợp đồng thuê"), paper("Chỉ cần một bản", 0)] },
        { name: "* Giấy tờ phải xuất trình:", profileComponents: [paper("Căn cước")] },
        { name: "* Lưu ý:", profileComponents: [paper("Giấy nước ngoài phải hợp pháp hóa")] },
        { name: "", profileComponents: [paper("Mẫu số 35\tĐơn đề nghị", 0, [{ fileName: "Mẫu số 35.docx" }])] },
      ],
    })

    expect(procedure?.facts.documents).toEqual([
      { title: "Hợp đồng thuê", handling: "submit", originals: 1, group: "Nhà thuê" },
      { title: "Căn cước", handling: "present", originals: 1 },
      { title: "Mẫu số 35 Đơn đề nghị", handling: "submit", form: { code: "Mẫu số 35" } },
    ])
    expect(procedure?.facts.documentNotes).toEqual(["Chỉ cần một bản", "Giấy nước ngoài phải hợp pháp hóa"])
  })

  it("knows the province of a procedure that a provincial committee published", async () => {
    const procedure = await facts({
      departmentPromulgateName: "Ủy ban nhân dân tỉnh Thanh Hóa",
      procedureProposal: { proposalNumber: "2252/QĐ-VP", decisionDate: 1 },
      legalBasisesDetails: [{ name: "Nghị định số 104/2022/NĐ-CP", code: "104" }],
    })

    expect(procedure?.facts).toMatchObject({
      province: "Thanh Hóa",
      decision: { number: "2252/QĐ-VP", issuer: "Ủy ban nhân dân tỉnh Thanh Hóa" },
      legalBasis: [{ number: "104/2022/NĐ-CP", title: "Nghị định số 104/2022/NĐ-CP" }],
    })
  })
})

describe("JSON lines", () => {
  it("give one procedure each, and a reason for each line that is none", async () => {
    const line = {
      code: "1.099999",
      name: "Thủ tục A",
      field: "Hộ tịch",
      level: ["xã"],
      methods: [{ channel: "direct", time: '7 (cổng ghi đơn vị "Khác")', fee: "Lệ phí: 8.000 đồng — 8.000 đồng/bản" }],
      legalBasis: ["Sửa đổi, bổ sung một số điều của Thông tư số 02/2020/TT-BTP (04/2024/TT-BTP)"],
    }
    const file = await read(
      "a.jsonl",
      [JSON.stringify(line), "", "{", JSON.stringify({ ...line, code: "2.009182739" })].join("\n"),
    )
    const [procedure] = file.procedures

    expect(procedure?.facts).toMatchObject({ adminLevels: ["commune"], legalBasis: [{ number: "04/2024/TT-BTP" }] })
    expect(procedure?.facts.methods?.[0]).toMatchObject({ channel: "in-person", times: [] })
    expect(procedure?.facts.methods?.[0]?.money?.fees).toMatchObject([{ kind: "le-phi", amountVnd: 8_000, per: "bản" }])
    expect(file.skipped).toEqual([
      { place: "dòng 3", reason: "không phải JSON" },
      { place: "dòng 4", reason: 'mã "2.009182739" sai dạng (phải như 1.001193)' },
    ])
  })
})

describe("a page somebody kept as JSON", () => {
  it("is read as the .doc export it was made from", async () => {
    const content = {
      metadata: { mã_thủ_tục: "1.099999", tên_thủ_tục: "Thủ tục A", cấp_thực_hiện: "Cấp Xã" },
      content: { yêu_cầu_điều_kiện_thực_hiện: "Không" },
      tables: {
        hinh_thuc_nop: [{ hinh_thuc: "Trực tiếp", thoi_han_giai_quyet: "1 Ngày làm việc", phi_le_phi: "Phí : 0 Đồng" }],
        thanh_phan_ho_so: [{ ten_giay_to: "- Bản chụp căn cước", so_luong: "", ghi_chu: "Bản chính: 0\nBản sao: 1" }],
      },
    }
    const [procedure] = (await read("a.json", JSON.stringify(content))).procedures

    expect(procedure?.facts.methods?.[0]).toMatchObject({
      times: [{ value: 1, unit: "working-day" }],
      money: { status: "unknown" },
    })
    expect(procedure?.facts.documents).toEqual([{ title: "Bản chụp căn cước", handling: "submit", copies: 1 }])
    expect(procedure?.facts).not.toHaveProperty("eligibility")
  })

  it("with cells glued together gives only the fields of one value", async () => {
    const content = {
      ma_thu_tuc: "2.000815",
      ten_thu_tuc: "Chứng thực",
      so_quyet_dinh: "3152/QĐ-BTP",
      cach_thuc_thuc_hien: "Trực tiếp2,000",
    }
    const file = await read("a.json", JSON.stringify(content))

    expect(file.procedures[0]?.facts).toEqual({ title: "Chứng thực", decision: { number: "3152/QĐ-BTP" } })
    expect(file.remarks).toHaveLength(1)
  })
})
