import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { type AuditException, auditCatalogue, formatAudit } from "../../src/commands/audit-catalogue.ts"
import { readSources, type SourceRecord } from "../../src/commands/audit-evidence.ts"
import { InvalidInputError } from "../../src/domain/errors.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { makeProcedure } from "../retrieval/catalogue-fixture.ts"

const CODE = "1.000001"
const SOURCE: SourceRecord = {
  code: CODE,
  methods: [{ time: "03 ngày làm việc", timeDays: { value: 3, unit: "working-day" }, fee: "Lệ phí: 20.000 đồng" }],
  documents: [{ name: "Tờ khai (Mẫu số 02)", originals: 1, copies: 0, form: "Mau CT07.docx" }],
  steps: ["Niêm yết 15 ngày", "Trả kết quả ngay trong ngày"],
  legalBasis: ["Luật 60/2014/QH13 - Hộ tịch", "Nghị định 118/2025/NĐ-C"],
  decision: "163/QĐ-BTP",
  note: "áp dụng đến hết ngày 31/12/2026",
  portalUpdatedAt: "2099-09-09",
}

function audit(changes: Partial<Procedure>, exceptions: readonly AuditException[] = []) {
  return auditCatalogue(
    [makeProcedure(changes)],
    new Map([
      [CODE, [SOURCE]],
      ["1.000009", []],
    ]),
    exceptions,
  )
}
const lapses = (changes: Partial<Procedure>) =>
  audit(changes).mismatches.map(({ field, number }) => `${field} ${number}`)
const paper = (changes: object) => ({
  requiredDocuments: [{ title: "Tờ khai", handling: "submit" as const, ...changes }],
})
const time = (value: number, unit: "working-day" | "day" | "immediately") => ({
  submissionMethods: [
    { channel: "in-person" as const, processingTimes: [{ value, unit }], feeStatus: "unknown" as const },
  ],
})
const fee = (amountVnd: number, changes: object = {}) => {
  const one = { kind: "le-phi" as const, amountVnd, per: "lần", source: "Luật 60/2014/QH13", ...changes }
  return {
    submissionMethods: [
      { channel: "in-person" as const, processingTimes: [], feeStatus: "amount" as const, fees: [one] },
    ],
  }
}

describe("a number that its source holds too", () => {
  it.each([
    ["a period with its unit", time(3, "working-day")],
    ["an answer on the same day", time(0, "immediately")],
    ["an amount", fee(20_000)],
    ["the first day after a term that ended", fee(20_000, { validFrom: "2027-01-01" })],
    ["how many of a paper", paper({ originals: 1, copies: 0 })],
    ["a form", paper({ form: { code: "CT07" } })],
    ["a form within words", paper({ form: { code: "Mẫu số 02" } })],
    ["a decision", { announcementDecision: { number: "163/QĐ-BTP" } }],
    ["a law whose number is cut off there", { legalBasis: [{ number: "118/2025/NĐ-CP" }] }],
    ["a period in a sentence", { steps: ["Chờ niêm yết 15 ngày"] }],
    ["the code of another procedure that has a source", { timeNote: "Xem mã 1.000009" }],
  ])("is no mismatch: %s", (_what, changes) => {
    expect(lapses(changes)).toEqual([])
  })
})

describe("a number that its source does not hold", () => {
  it.each([
    ["a period", time(4, "working-day"), "/submissionMethods/0/processingTimes/0/value 4 working-day"],
    ["a period of another unit", time(3, "day"), "/submissionMethods/0/processingTimes/0/value 3 day"],
    ["an amount", fee(30_000), "/submissionMethods/0/fees/0/amountVnd 30000"],
    ["an amount of nothing", fee(0), "/submissionMethods/0/fees/0/amountVnd 0"],
    ["how many of a paper", paper({ originals: 2 }), "/requiredDocuments/0/originals 2"],
    ["a form", paper({ form: { code: "CT08" } }), "/requiredDocuments/0/form/code CT8"],
    ["a decision", { announcementDecision: { number: "164/QĐ-BTP" } }, "/announcementDecision/number 164/QĐ-BTP"],
    ["a law", { legalBasis: [{ number: "61/2014/QH13" }] }, "/legalBasis/0/number 61/2014/QH13"],
    ["a date", { effectiveFrom: "2026-05-05" }, "/effectiveFrom 2026-05-05"],
    ["a date of the copy only", { timeNote: "Từ 09/9/2099" }, "/timeNote 2099-09-09"],
    ["a period in a sentence", { steps: ["Chờ niêm yết 16 ngày"] }, "/steps/0 16 day"],
    ["a code nobody knows", { timeNote: "Xem mã 1.999999" }, "/timeNote 1.999999"],
  ])("is a mismatch with file and field: %s", (_what, changes, expected) => {
    expect(lapses(changes)).toContain(expected)
    expect(audit(changes).mismatches[0]?.file).toBe("procedures/ho-tich/1.000001.yaml")
  })

  it("is not looked for in how people speak and in what we keep of the copy", () => {
    const question = { id: "q7", ask: "Việc nào?", options: [{ id: "o8", label: "Việc A", cues: ["quá 99 ngày"] }] }

    expect(lapses({ aliases: ["giấy 77"], specialOf: { marks: ["66"] }, questions: [question] })).toEqual([])
  })
})

describe("an exception", () => {
  const WAIVER: AuditException = { numbers: ["117/2026/TT-BTC", "2026-08-15"], reason: "Mới", source: "Thông tư" }
  const stated = { timeNote: "Thông tư 117/2026/TT-BTC từ 15/8/2026" }

  it("explains a number no source holds", () => {
    expect(audit(stated, [WAIVER])).toMatchObject({ mismatches: [], explained: 2, idleExceptions: [] })
  })

  it("holds for the procedures and sectors it names", () => {
    expect(audit(stated, [{ ...WAIVER, codes: [CODE] }]).mismatches).toEqual([])
    expect(audit(stated, [{ ...WAIVER, sectorKeys: ["ho-tich"] }]).mismatches).toEqual([])
    expect(audit(stated, [{ ...WAIVER, codes: ["1.000002"] }]).mismatches).toHaveLength(2)
  })

  it("is named once it explains nothing any more", () => {
    expect(formatAudit(audit({}, [WAIVER]))).toContain("Giải thích không còn dùng: 117/2026/TT-BTC, 2026-08-15.")
  })
})

describe("the report", () => {
  it("says how much was compared and what does not agree", () => {
    const result = auditCatalogue(
      [makeProcedure(time(4, "working-day")), makeProcedure({ code: "1.000002" })],
      new Map([[CODE, [SOURCE]]]),
      [],
    )

    expect(formatAudit(result).split("\n")).toEqual([
      "Đã so 1 bản ghi, 2 con số: 1 chỗ lệch.",
      "Có giải thích riêng: 0 con số.",
      "Không có nguồn để so: 1.000002.",
      "  - procedures/ho-tich/1.000001.yaml /submissionMethods/0/processingTimes/0/value: 4 working-day",
    ])
  })
})

describe("source files", () => {
  async function fileOf(text: string): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), "motcua-audit-"))
    onTestFinished(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, "source.jsonl"), text)
    return join(folder, "source.jsonl")
  }

  it("add up by code", async () => {
    const [one, two] = await Promise.all([fileOf('{"code":"1.000001","a":1}\n'), fileOf('\n{"code":"1.000001","b":2}')])

    const sources = await readSources([one, two])

    expect(sources.get(CODE)).toEqual([
      { code: CODE, a: 1 },
      { code: CODE, b: 2 },
    ])
  })

  it.each(["{", "[]", '{"code": 1}'])("are refused with the line that is no record: %s", async (line) => {
    await expect(readSources([await fileOf(`{"code":"1.000001"}\n${line}\n`)])).rejects.toThrow(/dòng 2/)
  })

  it("are refused when one is not there", async () => {
    await expect(readSources(["khong-co.jsonl"])).rejects.toThrow(InvalidInputError)
  })
})
