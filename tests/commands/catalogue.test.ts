import { describe, expect, it } from "vitest"
import { catalogueStats, formatOverlays, isComplete, isCurated } from "../../src/commands/catalogue.ts"
import type { Procedure, SubmissionMethod } from "../../src/domain/procedure.ts"
import { CATALOGUE, makeProcedure } from "../retrieval/catalogue-fixture.ts"

describe("coverage by sector", () => {
  it("counts what is known of the procedures of each sector, and of all", () => {
    const [header, ...rows] = catalogueStats(CATALOGUE)
      .split("\n")
      .map((line) => line.trim().split(/\s{2,}/))

    expect(header).toEqual([
      "lĩnh vực",
      "thủ tục",
      "đủ ý",
      "biên tập kỹ",
      "rõ lệ phí",
      "rõ thời hạn",
      "có câu hỏi",
      "cách hỏi",
    ])
    expect(rows).toEqual([
      ["chung-thuc", "1", "0", "0", "0", "0", "0", "2"],
      ["cu-tru", "2", "1", "0", "1", "1", "1", "4"],
      ["ho-tich", "4", "1", "0", "1", "1", "0", "8"],
      ["tất cả", "7", "2", "0", "2", "2", "1", "14"],
    ])
  })

  it("stands in columns", () => {
    const lengths = catalogueStats(CATALOGUE)
      .split("\n")
      .map((line) => line.length)

    expect(new Set(lengths).size).toBe(1)
  })
})

describe("a complete record", () => {
  const paper = { title: "Tờ khai", handling: "submit" } as const
  const complete = makeProcedure({
    requiredDocuments: [paper],
    submissionMethods: [{ channel: "in-person", processingTimes: [], feeStatus: "set-by-province" }],
    timeNote: "Theo đợt",
  })
  const unknownFee: SubmissionMethod = { channel: "in-person", processingTimes: [], feeStatus: "unknown" }

  it("says papers, money and period, or why one of them is not known", () => {
    expect(isComplete(complete)).toBe(true)
    expect(isComplete({ ...complete, submissionMethods: [{ ...unknownFee, feeNote: "Hỏi xã" }] })).toBe(true)
    expect(isComplete({ ...complete, requiredDocuments: [], documentsNote: "Không cần giấy" })).toBe(true)
  })

  it.each<[string, Partial<Procedure>]>([
    ["papers", { requiredDocuments: [] }],
    ["money", { submissionMethods: [unknownFee] }],
    ["ways of submission", { submissionMethods: [] }],
  ])("is not silent on %s", (_part, changes) => {
    expect(isComplete({ ...complete, ...changes })).toBe(false)
  })

  it("is curated with three names, three steps, and papers that are few or sorted by questions", () => {
    const curated = { ...complete, aliases: ["a", "b", "c"], steps: ["a", "b", "c"] }
    const nine = Array.from({ length: 9 }, () => paper)
    const question = { id: "a", ask: "Việc nào?", options: [] }

    expect(isCurated(curated)).toBe(true)
    expect(isCurated({ ...curated, aliases: ["a", "b"] })).toBe(false)
    expect(isCurated({ ...curated, steps: ["a", "b"] })).toBe(false)
    expect(isCurated({ ...curated, requiredDocuments: nine })).toBe(false)
    expect(isCurated({ ...curated, requiredDocuments: nine, questions: [question] })).toBe(true)
    expect(isCurated({ ...curated, submissionMethods: [unknownFee] })).toBe(false)
  })
})

describe("the layers of a place", () => {
  it("are summed up by layer and source", () => {
    const changes = [
      { code: "1.000001", layer: "province", source: "NQ 1" },
      { code: "1.000001", layer: "province", source: "NQ 1" },
      { code: "1.000002", layer: "commune", source: "9/QĐ-UBND" },
    ] as const

    expect(formatOverlays({ changes, leftOut: [{ layer: "province" }] }).split("\n")).toEqual([
      "Riêng tỉnh: NQ 1 – 2 mục của 1 thủ tục",
      "Riêng xã: 9/QĐ-UBND – 1 mục của 1 thủ tục",
      "Không dùng ở tỉnh: 1 thủ tục",
    ])
  })

  it("are not mentioned where they do nothing", () => {
    expect(formatOverlays({ changes: [], leftOut: [] })).toBe("")
  })
})
