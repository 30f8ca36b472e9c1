import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { indexOfPhrase, read } from "../../src/language/reading.ts"

describe("a text as the machine reads it", () => {
  it("puts abbreviations first, then dialect, then drops the marks", () => {
    expect(read("Đk khai sanh ở mô rứa ad?")).toEqual({
      words: ["đăng", "ký", "khai", "sinh", "ở", "đâu", "thế", "ad"],
      folded: ["dang", "ki", "khai", "sinh", "o", "dau", "the", "ad"],
    })
  })

  it("reads the same with and without marks where nothing is lost", () => {
    expect(read("Đăng ký tạm trú mất bao lâu").folded).toEqual(read("dang ky tam tru mat bao lau").folded)
  })

  it.each([
    ["đăng kí kết hôn", "đăng ký kết hôn"],
    ["lí lịch tư pháp", "lý lịch tư pháp"],
    ["bác sĩ", "bác sỹ"],
    ["quản lí", "quản lý"],
  ])("makes no difference between %s and %s", (one, other) => {
    expect(read(one).folded).toEqual(read(other).folded)
  })

  it.each([
    ["tay", "tai"],
    ["thủy", "thủi"],
    ["hay", "hai"],
  ])("keeps %s and %s apart", (one, other) => {
    expect(read(one).folded).not.toEqual(read(other).folded)
  })

  it("keeps both lists of one length, without empty words, for any text", () => {
    const texts = fc.oneof(
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((list) => String.fromCharCode(...list)),
      fc.string({ unit: "grapheme" }),
      fc
        .array(fc.constantFrom("đk", "hk", "mô", "mần răng", "1.004222", "🙏", "❤️", "\u0301", "\u200B", "gcnqsdđ", "ạ"))
        .map((list) => {
          return list.join(" ")
        }),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const { words, folded } = read(text)

        expect(folded).toHaveLength(words.length)
        expect([...words, ...folded]).not.toContain("")
      }),
    )
  })
})

describe("where a phrase begins", () => {
  const words = ["giay", "khai", "sinh", "khai", "sinh"]

  it.each([
    [["khai", "sinh"], 0, 1],
    [["khai", "sinh"], 2, 3],
    [["khai", "tu"], 0, -1],
    [["sinh", "khai", "sinh", "khai"], 0, -1],
    [["giay"], 1, -1],
  ])("%j from %i is at %i", (phrase, from, at) => {
    expect(indexOfPhrase(words, phrase, from)).toBe(at)
  })
})
