import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromKeys } from "../../src/language/input-method.ts"
import { isSyllable } from "../../src/language/syllable.ts"

describe("keys of an input method that was switched off", () => {
  it.each([
    ["giaasy", "giấy"],
    ["tofw", "tờ"],
    ["dduowcj", "được"],
    ["ddawng", "đăng"],
    ["ddăng", "đăng"],
    ["dangd", "đang"],
    ["nhaf", "nhà"],
    ["kys", "ký"],
    ["quyeefn", "quyền"],
    ["muwa", "mưa"],
  ])("Telex: %s is %s", (typed, meant) => {
    expect(fromKeys(typed)).toBe(meant)
  })

  it.each([
    ["to72", "tờ"],
    ["so63", "sổ"],
    ["d9o3", "đỏ"],
    ["nha2", "nhà"],
    ["giay61", "giấy"],
    ["d9u7o7c5", "được"],
    ["duoc75", "dược"],
    ["mau64", "mẫu"],
  ])("VNI: %s is %s", (typed, meant) => {
    expect(fromKeys(typed)).toBe(meant)
  })

  it.each(["ct01", "a4", "b1", "na17", "vn2000", "qd62", "4x6", "3ban", "email", "cccd", "giấy", "sinhff"])(
    "%s is nothing of the kind",
    (typed) => {
      expect(fromKeys(typed)).toBeNull()
    },
  )

  it("make a syllable or nothing, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."aeioudgnhtsfrxjw123456789đấ") }), (typed) => {
        const meant = fromKeys(typed)

        expect(meant === null || isSyllable(meant)).toBe(true)
      }),
    )
  })
})
