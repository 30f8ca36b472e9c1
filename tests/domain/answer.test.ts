import { describe, expect, it } from "vitest"
import { type Option, optionNumber, STAFF_OPTION } from "../../src/domain/answer.ts"

const FEE: Option = { id: "tt:1.004222:fee", label: "Lệ phí" }
const TIME: Option = { id: "tt:1.004222:time", label: "Bao lâu có" }

describe("the number a citizen types", () => {
  it("is an option's place in the list", () => {
    const options = [FEE, TIME, STAFF_OPTION]

    expect(options.map((option) => optionNumber(options, option))).toEqual([1, 2, 0])
  })

  it("is always 0 for a person, wherever it stands", () => {
    expect(optionNumber([STAFF_OPTION, FEE], STAFF_OPTION)).toBe(0)
    expect(optionNumber([STAFF_OPTION], { id: "staff", label: "Gặp cán bộ" })).toBe(0)
  })
})
