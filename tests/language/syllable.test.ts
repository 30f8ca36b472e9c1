import { describe, expect, it } from "vitest"
import { isSyllable, withTone } from "../../src/language/syllable.ts"

const words = (text: string) => text.split(" ")

describe("what can be a Vietnamese syllable", () => {
  it.each(
    words(
      "a ạ ở ý đăng ký khai sinh giấy gì giếng giữa quốc quyền quý quỳnh nghiêng ngoằn khuỷu thuở uỷ ủy hoà hòa xoong yêu kẻ ghế nghề cá gà ngà tỷ tỉ pin",
    ),
  )("%s can be one", (word) => {
    expect(isSyllable(word)).toBe(true)
  })

  it.each(words("dang ky giay quyen duong nguoi khia"))("%s can be one without its marks", (word) => {
    expect(isSyllable(word)).toBe(true)
  })

  it.each(
    words("sihn sinhh đăg thườg nghành ngế kon cy giiấy đđ trg cccd ct01 2 online facebook khaisinh quuyền ấấ các̉"),
  )("%s cannot", (word) => {
    expect(isSyllable(word)).toBe(false)
  })

  it.each(words("cảc bãch thừc"))("%s cannot: what is cut off sharply has no such tone", (word) => {
    expect(isSyllable(word)).toBe(false)
  })
})

describe("where the tone is written", () => {
  it.each([
    ["hoa", "hòa"],
    ["thuê", "thuề"],
    ["toan", "toàn"],
    ["ngoai", "ngoài"],
    ["thuơng", "thuờng"],
    ["đươc", "đườc"],
    ["qua", "quà"],
    ["gia", "già"],
    ["gi", "gì"],
    ["khuyu", "khuỳu"],
    ["kđ", "kđ"],
  ])("%s with a falling tone is %s", (toneless, toned) => {
    expect(withTone(toneless, "\u0300")).toBe(toned)
  })
})
