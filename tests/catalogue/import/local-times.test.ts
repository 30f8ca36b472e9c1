import { describe, expect, it } from "vitest"
import type { LocalTime } from "../../../src/catalogue/import/imported.ts"
import { mergeLocalTime } from "../../../src/catalogue/import/local-times.ts"
import { planImport } from "../../../src/catalogue/import/plan.ts"
import type { ProvinceOverlay, TimeRefinement } from "../../../src/catalogue/overlay-files.ts"
import type { Procedure } from "../../../src/domain/procedure.ts"
import { makeProcedure } from "../../retrieval/catalogue-fixture.ts"
import { readFixture, TODAY } from "./read.ts"

const FILE = "provinces/thanh-hoa.yaml"
const LOCAL: LocalTime = { times: [{ value: 3, unit: "working-day" }], decision: "9/QĐ-UBND", province: "Thanh Hóa" }
const QUESTION = "chia theo trường hợp hoặc có phần riêng; 9/QĐ-UBND cắt giảm còn 3 ngày làm việc."

function lay(procedure: Procedure, times?: TimeRefinement[]) {
  const overlay: ProvinceOverlay = { name: "Thanh Hóa", source: "Nghị quyết 1" }
  const procedures = new Map([[procedure.code, procedure]])
  const provinces = new Map([
    [FILE, times === undefined ? overlay : { ...overlay, times: { [procedure.code]: times } }],
  ])
  const review = mergeLocalTime(procedure.code, LOCAL, procedures, provinces)
  return { review, record: procedures.get(procedure.code), times: provinces.get(FILE)?.times?.[procedure.code] }
}

describe("a period that a province shortened", () => {
  it("takes the place of the one an earlier decision set", () => {
    const earlier = { processingTimes: [{ value: 4, unit: "day" as const }], decision: "8/QĐ-UBND" }

    expect(lay(makeProcedure(), [earlier])).toMatchObject({
      review: [],
      times: [{ processingTimes: LOCAL.times, decision: "9/QĐ-UBND" }],
    })
  })

  it.each<[string, TimeRefinement[]]>([
    [
      "for some ways of submission",
      [{ channels: ["online"], processingTimes: [{ value: 4, unit: "day" }], decision: "8/QĐ-UBND" }],
    ],
    [
      "with a cut-off",
      [{ processingTimes: [{ value: 0, unit: "immediately", cutOff: "15:00" }], decision: "8/QĐ-UBND" }],
    ],
  ])("leaves alone what somebody wrote %s", (_how, own) => {
    const { review, times } = lay(makeProcedure(), own)

    expect(times).toEqual(own)
    expect(review).toEqual([expect.stringContaining(QUESTION)])
  })

  it("leaves alone the cases of a record that only this province uses", () => {
    const procedure = makeProcedure({
      province: "Thanh Hóa",
      submissionMethods: [
        {
          channel: "in-person",
          processingTimes: [
            { value: 7, unit: "working-day", condition: "nơi khác" },
            { value: 17, unit: "working-day", condition: "xã miền núi" },
          ],
          feeStatus: "unknown",
        },
      ],
    })
    const { review, record } = lay(procedure)

    expect(record).toBe(procedure)
    expect(review).toEqual([expect.stringContaining(QUESTION)])
  })

  it("changes nothing when the decision comes a second time, the dates neither", async () => {
    const content = await readFixture("quyet-dinh.docx")
    const own = makeProcedure({ code: "1.004222", province: "Thanh Hóa" })
    const plan = (procedure: Procedure, today: string) =>
      planImport(
        { procedures: new Map([[procedure.code, procedure]]), provinces: new Map() },
        [{ name: "quyet-dinh.docx", asOf: today, allLevels: false, content }],
        today,
      )

    const once = plan(own, TODAY).records.procedures.get(own.code) ?? own
    const again = plan(once, "2026-12-01").records.procedures.get(own.code)

    expect(once.submissionMethods[0]?.processingTimes).toMatchObject([{ value: 5, unit: "working-day" }])
    expect(again).toBe(once)
  })
})
