import { describe, expect, it } from "vitest"
import { diffCatalogues } from "../../src/catalogue/diff/diff-catalogues.ts"
import { diffProcedures } from "../../src/catalogue/diff/diff-procedure.ts"
import { formatChanges, htmlChanges } from "../../src/catalogue/diff/format-changes.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { BIRTH, CATALOGUE, makeProcedure, RESIDENCE } from "../retrieval/catalogue-fixture.ts"

const change = (changes: Partial<Procedure>, before = RESIDENCE) => diffProcedures(before, { ...before, ...changes })
const withMethods = (
  edit: (method: Procedure["submissionMethods"][number]) => Procedure["submissionMethods"][number],
) => ({
  submissionMethods: RESIDENCE.submissionMethods.map(edit),
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

  it.each([
    ["Tên thủ tục", { title: "Tên mới" }],
    ["Tên thường gọi", { shortTitle: "Tên khác" }],
    ["Tên gọi khác", { aliases: ["gọi khác"] }],
    ["Lĩnh vực", { sector: "Khác" }],
    ["Cấp thực hiện", { adminLevels: ["province"] }],
    ["Cơ quan thực hiện", { agency: "Sở Tư pháp" }],
    ["Nơi nộp", { receptionDesk: "Ở đây" }],
    ["Hiệu lực", { status: "repealed" }],
    ["Dùng đến hết ngày", { effectiveTo: "2027-02-28" }],
    ["Được thay bằng", { replacedBy: "1.000009" }],
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
  it("differ in exactly the twelve things that were changed", () => {
    const after = new Map(CATALOGUE.procedures)
    const seed = (code: string, edit: (procedure: Procedure) => Partial<Procedure>) => {
      const procedure = after.get(code)
      if (procedure !== undefined) after.set(code, { ...procedure, ...edit(procedure) })
    }
    seed("1.001193", () => ({ title: "Tên mới", agency: "Sở Tư pháp", announcementDecision: { number: "164/QĐ-BTP" } }))
    seed("1.001193", ({ requiredDocuments: [, ...rest] }) => ({ requiredDocuments: rest }))
    seed("1.004222", ({ submissionMethods }) => ({
      submissionMethods: submissionMethods.map((method) => ({
        ...method,
        processingTimes: [{ value: 9, unit: "day" }],
      })),
      legalBasis: [{ number: "1/2026/NĐ-CP" }],
    }))
    seed("1.004194", () => ({ status: "repealed", effectiveTo: "2026-11-01" }))
    seed("1.000894", () => ({ steps: ["Bước mới"] }))
    after.delete("2.000815")
    after.set("1.000009", makeProcedure({ code: "1.000009" }))

    const records = diffCatalogues(CATALOGUE.procedures, after)
    const changes = records.flatMap(({ code, kind, changes }) =>
      kind === "changed"
        ? changes.map(
            ({ what, before, after }) =>
              `${code} ${what} ${before === undefined ? "+" : after === undefined ? "-" : "~"}`,
          )
        : [`${code} ${kind}`],
    )

    expect(changes).toEqual([
      "1.000009 added",
      "1.000894 Các bước ~",
      "1.001193 Tên thủ tục ~",
      "1.001193 Cơ quan thực hiện ~",
      "1.001193 Giấy tờ -",
      "1.001193 Quyết định công bố ~",
      "1.004194 Hiệu lực ~",
      "1.004194 Dùng đến hết ngày +",
      "1.004222 Thời hạn ~",
      "1.004222 Căn cứ pháp lý +",
      "1.004222 Căn cứ pháp lý -",
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
