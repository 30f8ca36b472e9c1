import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { namedCodes, tokens } from "../../src/language/tokens.ts"

describe("the words of a text", () => {
  it.each([
    ["words without punctuation", "Làm khai sinh, cần gì?", ["làm", "khai", "sinh", "cần", "gì"]],
    ["a procedure code in one piece", "TT 1.004222 lp", ["tt", "1.004222", "lp"]],
    ["an amount in one piece", "mất 20.000đ hay 1,5 triệu", ["mất", "20.000", "đ", "hay", "1,5", "triệu"]],
    ["a form number in one piece", "mẫu CT01.", ["mẫu", "ct01"]],
    ["a decree's number in parts", "123/2015/NĐ-CP", ["123", "2015", "nđ", "cp"]],
    ["a number at the end of a sentence", "sinh năm 1990.", ["sinh", "năm", "1990"]],
    ["words around emoji", "🙏khai sinh👶🏽ạ❤️", ["khai", "sinh", "ạ"]],
    ["words over several lines", "a\nb\t c", ["a", "b", "c"]],
    ["words with invisible characters inside", "khai\u200Bsinh t\u00ADạm", ["khaisinh", "tạm"]],
    ["nothing in nothing", "  …?! ", []],
  ])("finds %s", (_what, text, words) => {
    expect(tokens(text)).toEqual(words)
  })

  it("reads marks sent apart like whole letters", () => {
    const text = "Đăng ký kết hôn ở Thường Xuân"

    expect(tokens(text.normalize("NFD"))).toEqual(tokens(text.normalize("NFC")))
  })

  it("finds words in any text, none of them empty or with a space inside", () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((list) => String.fromCharCode(...list))
    fc.assert(
      fc.property(fc.oneof(units, fc.string({ unit: "grapheme" })), (text) => {
        expect(tokens(text).every((word) => /^\S+$/u.test(word))).toBe(true)
      }),
    )
  })
})

describe("procedure codes named in a text", () => {
  it.each([
    ["one among words", "TT 1.004222 lp", ["1.004222"]],
    ["one at the end of a sentence", "mã 1.001193.", ["1.001193"]],
    ["two, in their order", "2.000815 hay 1.004222", ["2.000815", "1.004222"]],
    ["the same only once", "1.004222, 1.004222", ["1.004222"]],
    ["one leaning on letters", "mã1.004222lệ phí", ["1.004222"]],
    ["none in an amount", "1.000.000 đồng", []],
    ["none in a longer number", "11.004222 và 1.0042223", []],
    ["none in a number with more dots", "3.1.004222", []],
    ["none where nothing is named", "khai sinh", []],
  ])("finds %s", (_what, text, codes) => {
    expect(namedCodes(text)).toEqual(codes)
  })
})
