import fc from "fast-check"
import { expect, it } from "vitest"
import { withDigits } from "../../src/answer/grounding/number-words.ts"
import { NUMBER_STYLES, numberFromWords, numberInWords } from "./number-words.ts"

it("numbers written in words, in every style, are read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), fc.constantFrom(...NUMBER_STYLES), (number, style) => {
      expect(numberFromWords(numberInWords(number, style))).toBe(number)
    }),
  )
})

it.each([
  ["một trăm năm mươi nghìn đồng", "150000 đồng"],
  ["150 nghìn", "150000"],
  ["150k", "150000"],
  ["một triệu rưỡi", "1500000"],
  ["20 nghìn 5", "20500"],
  ["ba ngày làm việc", "3 ngày làm việc"],
  ["hai mươi mốt ngày", "21 ngày"],
  ["ba mẹ cùng đi", "ba mẹ cùng đi"],
  ["thông tư này", "thông tư này"],
])("%s is read as %s", (said, digits) => {
  expect(withDigits(said)).toBe(digits)
})
