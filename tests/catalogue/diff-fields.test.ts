import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { diffCatalogues } from "../../src/catalogue/diff/diff-catalogues.ts"
import { recordFaults, schemaFaults } from "../../src/catalogue/faults.ts"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { Procedure } from "../../src/domain/procedure.ts"
import { MOVED, schemaPaths, singleChanges } from "./single-changes.ts"

/** A record with every field there is. */
const FULL: Procedure = {
  code: "1.000001",
  title: "Thủ tục thử",
  shortTitle: "Việc thử",
  aliases: ["việc này", "việc kia"],
  askedOften: true,
  specialOf: { code: "1.000002", marks: ["lại", "mất sổ"] },
  sector: "Hộ tịch",
  sectorKey: "ho-tich",
  adminLevels: ["commune", "province"],
  applicants: ["Công dân Việt Nam", "Người nước ngoài"],
  agency: "Ủy ban nhân dân cấp xã",
  competentAgency: "Ủy ban nhân dân cấp xã",
  coordinatingAgencies: ["Công an cấp xã", "Thuế cơ sở"],
  receptionDesk: "Nơi cư trú",
  province: "Thanh Hóa",
  status: "in-force",
  effectiveFrom: "2026-01-01",
  effectiveTo: "2027-02-28",
  replaces: ["1.000003", "1.000004"],
  replacedBy: "1.000005",
  onlineService: "full",
  submissionMethods: [
    {
      channel: "in-person",
      processingTimes: [
        {
          value: 3,
          unit: "working-day",
          verificationCeiling: { value: 8, unit: "working-day" },
          cutOff: "15:00",
          condition: "Hồ sơ đủ",
          when: { place: "own", owner: ["self", "other"] },
          source: "Nghị định 1/2026/NĐ-CP",
        },
        { value: 5, unit: "day", when: { place: "rent" } },
      ],
      feeStatus: "amount",
      fees: [
        {
          kind: "phi",
          amountVnd: 2_000,
          per: "trang",
          unit: "page",
          fromUnit: 1,
          toUnit: 2,
          maxPerCopyVnd: 200_000,
          condition: "Trang 1 và 2",
          extra: true,
          when: { place: "own" },
          validFrom: "2026-01-01",
          validUntil: "2026-12-31",
          source: "Thông tư 226/2016/TT-BTC",
        },
        { kind: "le-phi", amountVnd: 8_000, per: "bản", source: "Thông tư 2/2026/TT-BTC" },
      ],
      feeExemptions: ["Hộ nghèo", "Trẻ em"],
      feeNote: "Đếm trang theo bản chính",
      feeSource: "Nghị quyết 1/2026/NQ-HĐND",
      note: "Nộp ở quầy",
    },
    { channel: "online", processingTimes: [{ value: 3, unit: "working-day" }], feeStatus: "unknown" },
  ],
  timeNote: "Mỗi năm một lần",
  questions: [
    {
      id: "place",
      ask: "Nhà nào?",
      options: [
        { id: "own", label: "Nhà của mình", cues: ["nhà mình", "nhà riêng"] },
        { id: "rent", label: "Nhà thuê" },
        { id: "stay", label: "Ở nhờ" },
      ],
    },
    {
      id: "owner",
      ask: "Ai đứng tên?",
      options: [
        { id: "self", label: "Chính mình" },
        { id: "other", label: "Người khác" },
      ],
      when: { place: "own" },
    },
  ],
  requiredDocuments: [
    {
      title: "Tờ khai",
      form: { code: "CT01", title: "Tờ khai cư trú", issuedBy: "Thông tư 1/2026/TT-BCA", url: "https://example.vn/a" },
      handling: "submit",
      originals: 1,
      copies: 2,
      note: "Có chữ ký",
      when: { place: ["rent", "stay"] },
      replacedBy: "VNeID",
    },
    { title: "Căn cước", handling: "present" },
  ],
  documentsNote: "Bản sao mang kèm bản chính",
  steps: ["Nộp", "Nhận"],
  outcome: ["Giấy xác nhận", "Sổ"],
  eligibility: ["Đủ 18 tuổi", "Có chỗ ở"],
  legalBasis: [{ number: "60/2014/QH13", title: "Luật Hộ tịch" }, { number: "1/2026/NĐ-CP" }],
  announcementDecision: { number: "1/QĐ-BTP", date: "2026-01-01", issuer: "Bộ Tư pháp" },
  source: { name: "Cổng", url: "https://example.vn/b", asOf: "2026-07-18", checkedOn: "2026-11-24" },
}

const FIELDS = Map.groupBy(singleChanges(Procedure, FULL), ({ path }) => path)
/** The order of the options of one case says nothing. */
const isSilent = (path: string) => path.endsWith(`/when${MOVED}`)
const differences = (before: Procedure, after: Procedure) =>
  diffCatalogues(new Map([[before.code, before]]), new Map([[after.code, after]]))
const isProcedure = (content: unknown): content is Procedure => schemaFaults(Procedure, "", content).length === 0

describe("a comparison", () => {
  it("is tried on every field that the schema knows", () => {
    expect(schemaPaths(Procedure).filter((path) => !FIELDS.has(path))).toEqual([])
  })

  it.each([...FIELDS].filter(([path]) => !isSilent(path)))("shows whatever is done to %s", (_path, changes) => {
    const unseen = changes
      .map(({ changed }) => changed)
      .filter((changed) => isProcedure(changed) && differences(FULL, changed).length === 0)

    expect(unseen).toEqual([])
  })

  it("shows no difference between a record and its copy", () => {
    expect(differences(FULL, structuredClone(FULL))).toEqual([])
  })
})

describe("a comparison of the shipped records", async () => {
  const { procedures } = await loadCatalogue(join(import.meta.dirname, "..", "..", "data"))
  const record = fc.constantFrom(...procedures.values())

  it("shows any one change", () => {
    fc.assert(
      fc.property(record, fc.nat(), (before, choice) => {
        const changes = [...singleChanges(Procedure, before)].filter(({ path }) => !isSilent(path))
        const after = changes[choice % changes.length]?.changed
        fc.pre(isProcedure(after) && recordFaults(`${after.sectorKey}/${after.code}.yaml`, after).length === 0)

        expect(differences(before, after)).not.toEqual([])
      }),
    )
  })

  it("shows no difference between a record and its copy", () => {
    fc.assert(
      fc.property(record, (before) => {
        expect(differences(before, structuredClone(before))).toEqual([])
      }),
    )
  })
})
