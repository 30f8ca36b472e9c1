import { describe, expect, it } from "vitest"
import { diffCatalogues } from "../../src/catalogue/diff/diff-catalogues.ts"
import { diffProcedures } from "../../src/catalogue/diff/diff-procedure.ts"
import { formatChanges, htmlChanges } from "../../src/catalogue/diff/format-changes.ts"
import type { Procedure, SubmissionMethod } from "../../src/domain/procedure.ts"
import { BIRTH, CATALOGUE, makeProcedure, RESIDENCE } from "../retrieval/catalogue-fixture.ts"

const change = (changes: Partial<Procedure>, before = RESIDENCE) => diffProcedures(before, { ...before, ...changes })
const withMethods = (edit: (method: SubmissionMethod) => SubmissionMethod) => ({
  submissionMethods: RESIDENCE.submissionMethods.map(edit),
})
const one = (changes: object) => ({
  submissionMethods: [
    { channel: "in-person", processingTimes: [], feeStatus: "unknown", ...changes } satisfies SubmissionMethod,
  ],
})

describe("the differences of a record", () => {
  it("are none when nothing differs", () => {
    expect(change({})).toEqual([])
  })

  it("say a period that changed for every way of submission once", () => {
    const times = withMethods((method) => ({ ...method, processingTimes: [{ value: 5, unit: "working-day" }] }))

    expect(change(times)).toEqual([{ what: "Thời hạn", before: "7 ngày làm việc", after: "5 ngày làm việc" }])
  })

  it("say for which way of submission a fee changed", () => {
    const [direct, ...others] = RESIDENCE.submissionMethods
    const fees = direct?.fees?.map((fee) => ({ ...fee, amountVnd: 25_000 })) ?? []
    const submissionMethods = [...(direct === undefined ? [] : [{ ...direct, fees }]), ...others]

    expect(change({ submissionMethods })).toEqual([
      {
        what: "Lệ phí",
        forWhom: "nộp trực tiếp",
        before: "20.000 đồng/lần đăng ký; nguồn: Thông tư 75/2022/TT-BTC",
        after: "25.000 đồng/lần đăng ký; nguồn: Thông tư 75/2022/TT-BTC",
      },
    ])
  })

  it("say for which case a paper came, went or changed", () => {
    const [form, house, rent] = RESIDENCE.requiredDocuments
    const papers = [
      form,
      { ...house, originals: 2 },
      { title: "Giấy xác nhận", handling: "submit", when: { place: "rent" } },
    ]

    const changes = change({ requiredDocuments: papers as Procedure["requiredDocuments"] })

    expect(rent?.title).toBe("Hợp đồng thuê nhà có chứng thực")
    expect(changes).toEqual([
      {
        what: "Giấy tờ",
        forWhom: "Nhà của chính mình",
        before: "Giấy tờ nhà (1 bản chính; xuất trình)",
        after: "Giấy tờ nhà (2 bản chính; xuất trình)",
      },
      { what: "Giấy tờ", forWhom: "Nhà thuê, ở nhờ", after: "Giấy xác nhận" },
      { what: "Giấy tờ", forWhom: "Nhà thuê, ở nhờ", before: "Hợp đồng thuê nhà có chứng thực (1 bản chính)" },
    ])
  })

  it("say when a paper went to another case", () => {
    const requiredDocuments = RESIDENCE.requiredDocuments.map((paper, index) =>
      index === 1 ? { ...paper, when: { place: "rent" } } : paper,
    )

    expect(change({ requiredDocuments })).toEqual([
      {
        what: "Giấy tờ",
        before: "Giấy tờ nhà (1 bản chính; xuất trình) – Nhà của chính mình",
        after: "Giấy tờ nhà (1 bản chính; xuất trình) – Nhà thuê, ở nhờ",
      },
    ])
  })

  it("say the step, the unit and the most of a fee", () => {
    const fees = [
      {
        kind: "phi" as const,
        amountVnd: 2_000,
        per: "trang",
        unit: "page" as const,
        fromUnit: 1,
        toUnit: 2,
        maxPerCopyVnd: 200_000,
        source: "Thông tư 226/2016/TT-BTC",
      },
    ]
    const before = makeProcedure(one({ feeStatus: "amount", fees }))
    const after = one({ feeStatus: "amount", fees: fees.map((fee) => ({ ...fee, toUnit: 3 })) })

    expect(change(after, before)).toEqual([
      {
        what: "Phí",
        before:
          "2.000 đồng/trang; tính theo trang, từ thứ 1 đến thứ 2; mỗi bản tối đa 200.000 đồng; nguồn: Thông tư 226/2016/TT-BTC",
        after:
          "2.000 đồng/trang; tính theo trang, từ thứ 1 đến thứ 3; mỗi bản tối đa 200.000 đồng; nguồn: Thông tư 226/2016/TT-BTC",
      },
    ])
  })

  it("say once what only changed its case, its condition or its kind", () => {
    const fee = { kind: "phi" as const, amountVnd: 5_000, per: "bản", when: { place: "own" }, source: "Nghị định 1" }
    const before = { ...RESIDENCE, ...one({ feeStatus: "amount", fees: [fee] }) }
    const edited = (edit: object) => change(one({ feeStatus: "amount", fees: [{ ...fee, ...edit }] }), before)
    const words = "5.000 đồng/bản; nguồn: Nghị định 1"

    expect(edited({ when: { place: "rent" } })).toEqual([
      { what: "Phí", before: `${words} – Nhà của chính mình`, after: `${words} – Nhà thuê, ở nhờ` },
    ])
    expect(edited({ condition: "mỗi lần" })).toEqual([
      {
        what: "Phí",
        forWhom: "Nhà của chính mình",
        before: words,
        after: "5.000 đồng/bản; mỗi lần; nguồn: Nghị định 1",
      },
    ])
    expect(edited({ kind: "le-phi" })).toEqual([
      { what: "Phí, lệ phí", forWhom: "Nhà của chính mình", before: `Phí ${words}`, after: `Lệ phí ${words}` },
    ])
  })

  it("say all that a new way of submission brings", () => {
    const [direct] = RESIDENCE.submissionMethods
    const before = makeProcedure({ submissionMethods: direct === undefined ? [] : [direct] })

    expect(change({ submissionMethods: RESIDENCE.submissionMethods }, before)).toEqual([
      { what: "Cách nộp", after: "Nộp trên mạng" },
      { what: "Thời hạn", forWhom: "nộp trên mạng", after: "7 ngày làm việc" },
      { what: "Tình trạng phí, lệ phí", forWhom: "nộp trên mạng", after: "biết đủ mức thu" },
      {
        what: "Lệ phí",
        forWhom: "nộp trên mạng",
        after: "10.000 đồng/lần đăng ký; nguồn: Thông tư 75/2022/TT-BTC",
      },
    ])
  })

  it("say that papers only changed places", () => {
    const requiredDocuments = RESIDENCE.requiredDocuments.toReversed()

    expect(change({ requiredDocuments })).toMatchObject([{ what: "Giấy tờ (đổi thứ tự)" }])
  })

  it("say nothing of papers whose case was only put into other words", () => {
    const questions = RESIDENCE.questions?.map((question) => ({
      ...question,
      options: question.options.map((option) => ({ ...option, label: `${option.label} (nói khác)` })),
    }))

    expect(change({ questions: questions ?? [] }).map(({ what }) => what)).toEqual(["Câu hỏi trường hợp"])
  })

  it("say in one line that a record ended and what counts instead", () => {
    expect(change({ status: "repealed", effectiveTo: "2026-11-01", replacedBy: "1.000009" })).toEqual([
      {
        what: "Hiệu lực",
        before: "còn hiệu lực",
        after: "đã bãi bỏ, dùng đến hết 1/11/2026, thay bằng 1.000009",
      },
    ])
  })

  it("say which legal text took the place of which", () => {
    expect(change({ legalBasis: [{ number: "1/2026/NĐ-CP" }] })).toEqual([
      { what: "Căn cứ pháp lý", before: "60/2014/QH13 – Luật Hộ tịch", after: "1/2026/NĐ-CP" },
    ])
  })

  it.each([
    ["Tên thủ tục", { title: "Tên mới" }],
    ["Tên thường gọi", { shortTitle: "Tên khác" }],
    ["Tên gọi khác", { aliases: ["gọi khác"] }],
    ["Lĩnh vực", { sector: "Khác" }],
    ["Cấp thực hiện", { adminLevels: ["province"] }],
    ["Cơ quan thực hiện", { agency: "Sở Tư pháp" }],
    ["Nơi nộp", { receptionDesk: "Ở đây" }],
    ["Hiệu lực", { effectiveTo: "2027-02-28" }],
    ["Thay cho mã", { replaces: ["1.000009"] }],
    ["Dịch vụ công trực tuyến", { onlineService: "full" }],
    ["Nói thêm về thời hạn", { timeNote: "Mỗi năm một lần" }],
    ["Các bước", { steps: ["Nộp", "Nhận"] }],
    ["Kết quả", { outcome: ["Giấy khác"] }],
    ["Yêu cầu, điều kiện", { eligibility: ["Đủ 18 tuổi"] }],
    ["Căn cứ pháp lý", { legalBasis: [] }],
    ["Quyết định công bố", { announcementDecision: { number: "9/QĐ-BCA", date: "2026-11-01" } }],
    ["Nguồn", { source: { ...RESIDENCE.source, checkedOn: "2026-11-25" } }],
  ] as const)("name the field: %s", (what, changes) => {
    const found = change(changes as Partial<Procedure>)

    expect(found).toHaveLength(1)
    expect(found[0]?.what).toBe(what)
  })
})

describe("two catalogues", () => {
  it("differ in the records that came, went or changed, by their codes", () => {
    const after = new Map(CATALOGUE.procedures)
    after.delete("2.000815")
    after.set("1.001193", { ...BIRTH, title: "Tên mới" })
    after.set("1.000009", makeProcedure({ code: "1.000009" }))

    const records = diffCatalogues(CATALOGUE.procedures, after)

    expect(records.map(({ code, kind }) => `${code} ${kind}`)).toEqual([
      "1.000009 added",
      "1.001193 changed",
      "2.000815 removed",
    ])
  })

  it("that are the same differ in nothing", () => {
    expect(diffCatalogues(CATALOGUE.procedures, CATALOGUE.procedures)).toEqual([])
  })

  it("are shown line by line, and as a page that takes no text for its own", () => {
    const [record] = diffCatalogues(new Map([["a", BIRTH]]), new Map([["a", { ...BIRTH, title: "<b>Tên</b>" }]]))
    const records = record === undefined ? [] : [record]

    expect(formatChanges(records)).toBe(
      "ĐỔI a <b>Tên</b>\n  Tên thủ tục:\n    - Thủ tục đăng ký khai sinh\n    + <b>Tên</b>",
    )
    expect(htmlChanges("So sánh", ["Đổi 1"], records)).toContain("<ins>&lt;b&gt;Tên&lt;/b&gt;</ins>")
  })
})
