import { describe, expect, it } from "vitest"
import { compose, textOf } from "../../answer/compose-fixture.ts"
import { read } from "../import/read.ts"
import { procedures, shipped } from "./shipped.ts"

/** Sectors of which the portal stores a bare number, or 0, in place of a period. */
const BARE = ["ho-tich", "chung-thuc", "nuoi-con-nuoi"]

describe("a bare number of the unit OTHER is not a day", () => {
  it.each([1, 3, 5])("%d without a unit is imported as no period", async (processingTime) => {
    const method = { submissionMethod: "DIRECT", processingTime, processingTimeUnit: "OTHER" }
    const data = { code: "1.099999", name: "Đăng ký khai sinh", executionMethods: [method] }

    const [procedure] = (await read("api.json", JSON.stringify({ data }))).procedures

    expect(procedure?.facts.methods?.[0]?.times).toEqual([])
    expect(procedure?.remarks).toContain(`Trực tiếp: Thời hạn ghi "${processingTime}" không có đơn vị: bỏ trống.`)
  })

  it.each([
    ["1.001193", "birth"],
    ["1.000894", "marriage"],
    ["1.000656", "death"],
    ["2.000635", "copy of a register entry"],
    ["2.000815", "certified copy"],
    ["2.000884", "certified signature"],
  ])("%s (%s) is answered on the same day, not in one day", (code) => {
    const text = textOf(compose(shipped(code), ["time"]))

    expect(text).toContain("ngay trong ngày làm việc")
    expect(text).not.toMatch(/(?<!\d)1 ngày/)
  })

  it("a correction of the register does not take the 1 that holds for an addition only", () => {
    const time = (change: string) => textOf(compose(shipped("1.004859"), ["time"], { choices: { change } }))

    expect(time("add")).toContain("ngay trong ngày làm việc")
    expect(time("correct")).toContain("3 ngày làm việc, tối đa 6 ngày làm việc")
  })

  it("where the portal has none, a period on the same day names the text it was read in", () => {
    const sameDay = procedures
      .filter(({ sectorKey }) => BARE.includes(sectorKey))
      .flatMap(({ code, submissionMethods }) =>
        submissionMethods.flatMap(({ processingTimes }) =>
          processingTimes.filter(({ unit }) => unit === "immediately").map(({ source }) => ({ code, source })),
        ),
      )

    expect(sameDay.length).toBeGreaterThan(30)
    expect(sameDay.filter(({ source }) => source === undefined)).toEqual([])
  })

  it("call-ups and other campaigns have no period from filing on, and say so", () => {
    const text = textOf(compose(shipped("3.000422"), ["time"]))

    expect(text).toContain("Theo kế hoạch tuyển sinh hằng năm")
    expect(text).not.toMatch(/\d+ (?:ngày|tháng)(?! \d)/)
  })
})
