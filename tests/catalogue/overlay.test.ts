import { describe, expect, it } from "vitest"
import { applyOverlays, type Layers } from "../../src/catalogue/overlay.ts"
import type { Procedure, SubmissionMethod } from "../../src/domain/procedure.ts"
import { COMMUNE, makeCatalogue, makeProcedure } from "../retrieval/catalogue-fixture.ts"

const PROVINCE = { name: COMMUNE.province, source: "Sở Tư pháp" }
const FEE = { kind: "le-phi", amountVnd: 5000, per: "lần", source: "Nghị quyết 1/2026/NQ-HĐND" } as const
const COPY_FEE = { kind: "phi", amountVnd: 8000, per: "bản sao", extra: true, source: "281/2016/TT-BTC" } as const
const TIME = { value: 5, unit: "working-day" } as const

const BIRTH = makeProcedure({
  submissionMethods: [
    { channel: "in-person", processingTimes: [TIME], feeStatus: "set-by-province", fees: [COPY_FEE] },
    { channel: "online", processingTimes: [TIME], feeStatus: "unknown" },
  ],
})

function lay(layers: Layers, ...procedures: Procedure[]) {
  const { catalogue, changes, leftOut } = applyOverlays(makeCatalogue(procedures), COMMUNE, layers)
  return { methods: catalogue.procedures.get("1.000001")?.submissionMethods ?? [], catalogue, changes, leftOut }
}

describe("no layer", () => {
  it("changes nothing", () => {
    const { catalogue, changes, leftOut } = lay({}, BIRTH)

    expect(catalogue.procedures.get("1.000001")).toBe(BIRTH)
    expect({ changes, leftOut }).toEqual({ changes: [], leftOut: [] })
  })
})

describe("the layer of a province", () => {
  it("adds the amount its council set to those that hold nationwide, for the ways that are named", () => {
    const fees = {
      "1.000001": [{ channels: ["in-person" as const], feeStatus: "amount" as const, fees: [FEE], source: "NQ 1" }],
    }

    const { methods, changes } = lay({ province: { ...PROVINCE, fees } }, BIRTH)

    expect(methods[0]).toMatchObject({ feeStatus: "amount", fees: [COPY_FEE, FEE] })
    expect(methods[1]).toEqual(BIRTH.submissionMethods[1])
    expect(changes).toEqual([
      { code: "1.000001", field: "/submissionMethods/0/feeStatus", layer: "province", source: "NQ 1" },
      { code: "1.000001", field: "/submissionMethods/0/fees", layer: "province", source: "NQ 1" },
    ])
  })

  it("adds to those who are exempt and says why nothing is charged", () => {
    const refinement = { feeStatus: "free" as const, feeSource: "NQ 2", feeExemptions: ["Hộ nghèo"], source: "NQ 2" }

    const { methods } = lay({ province: { ...PROVINCE, fees: { "1.000001": [refinement] } } }, BIRTH)

    expect(methods[1]).toMatchObject({ feeStatus: "free", feeSource: "NQ 2", feeExemptions: ["Hộ nghèo"] })
  })

  it("explains how to learn an amount left to the council, behind the record's own note", () => {
    const own: SubmissionMethod = {
      channel: "post",
      processingTimes: [],
      feeStatus: "set-by-province",
      feeNote: "Nộp sau",
    }
    const record = makeProcedure({ submissionMethods: [...BIRTH.submissionMethods, own] })

    const { methods } = lay({ province: { ...PROVINCE, feeExplanation: "Xem bảng." } }, record)

    expect(methods.map(({ feeNote }) => feeNote)).toEqual(["Xem bảng.", undefined, "Nộp sau. Xem bảng."])
  })

  it("leaves that explanation away where a refinement has its own, and for records of the province itself", () => {
    const fees = { "1.000001": [{ feeExplanation: "Hỏi xã.", source: "a" }] }
    const provincial = makeProcedure({ ...BIRTH, code: "1.000002", province: COMMUNE.province })

    const { methods, catalogue } = lay(
      { province: { ...PROVINCE, feeExplanation: "Xem bảng.", fees } },
      BIRTH,
      provincial,
    )

    expect(methods[0]?.feeNote).toBe("Hỏi xã.")
    expect(catalogue.procedures.get("1.000002")?.submissionMethods).toBe(provincial.submissionMethods)
  })
})

describe("the layer of a commune", () => {
  const times = { "1.000001": [{ processingTimes: [{ ...TIME, value: 3 }], decision: "9/QĐ-UBND" }] }

  it("puts the shortened period in the place of the national one, with the decision as its source", () => {
    const { methods, changes } = lay({ commune: { times } }, BIRTH)

    expect(methods[0]?.processingTimes).toEqual([{ value: 3, unit: "working-day", source: "9/QĐ-UBND" }])
    expect(changes.map(({ field, layer, source }) => `${field} ${layer} ${source}`)).toEqual([
      "/submissionMethods/0/processingTimes commune 9/QĐ-UBND",
      "/submissionMethods/1/processingTimes commune 9/QĐ-UBND",
    ])
  })

  it("lies over that of the province", () => {
    const earlier = { "1.000001": [{ processingTimes: [{ ...TIME, value: 4 }], decision: "8/QĐ-UBND" }] }

    const { methods } = lay({ province: { ...PROVINCE, times: earlier }, commune: { times } }, BIRTH)

    expect(methods[0]?.processingTimes[0]).toMatchObject({ value: 3, source: "9/QĐ-UBND" })
  })

  it("shows everything while it is not known what the commune offers", () => {
    expect(lay({ commune: {} }, BIRTH).leftOut).toEqual([])
  })

  it("leaves out what the commune does not offer, but not what others do or what was repealed", () => {
    const other = makeProcedure({ code: "1.000002" })
    const provincial = makeProcedure({ code: "1.000003", adminLevels: ["province"] })
    const repealed = makeProcedure({ code: "1.000004", status: "repealed", replacedBy: "1.000001" })

    const { catalogue, leftOut } = lay({ commune: { offers: ["1.000001"] } }, BIRTH, other, provincial, repealed)

    expect([...catalogue.procedures.keys()]).toEqual(["1.000001", "1.000003", "1.000004"])
    expect(leftOut).toEqual([{ code: "1.000002", layer: "commune", source: COMMUNE.source }])
  })

  it("keeps the marks of a special case whose plain record it does not offer", () => {
    const special = makeProcedure({ code: "1.000002", specialOf: { code: "1.000001", marks: ["nước ngoài"] } })

    const { catalogue } = lay({ commune: { offers: ["1.000002"] } }, BIRTH, special)

    expect(catalogue.procedures.get("1.000002")?.specialOf).toEqual({ marks: ["nước ngoài"] })
  })
})
