import { describe, expect, it } from "vitest"
import { markFiller } from "../../src/language/filler.ts"
import { read } from "../../src/language/reading.ts"

/** What is left of a text when courtesy is taken out. */
const rest = (text: string) => {
  const reading = read(text)
  const filler = markFiller(reading)
  return reading.words.filter((_, index) => filler[index] === false).join(" ")
}

describe("courtesy that says nothing of the topic", () => {
  it.each([
    ["cho tôi hỏi khai sinh ạ", "khai sinh"],
    ["cho em hoi khai sinh voi a", "khai sinh"],
    ["ad ơi thủ tục tạm trú với", "tạm trú"],
    ["thu tuc tam tru", "tam tru"],
    ["dạ vâng, xin cảm ơn nhé", ""],
    ["thế thì tạm trú là sao", "tạm trú sao"],
  ])("%s is about: %s", (said, topic) => {
    expect(rest(said)).toBe(topic)
  })

  it.each([
    ["mất thẻ bảo hiểm", "thẻ is no thế"],
    ["mat the bao hiem", "the may be thẻ"],
    ["xin bản sao", "bản is no bạn"],
    ["xin ban sao", "ban may be bản"],
    ["đánh rơi căn cước", "rơi is no rồi"],
    ["danh roi can cuoc", "roi may be rơi"],
    ["xây nhà", "nhà is no nha"],
    ["xay nha", "nha may be nhà"],
    ["vợ vắng mặt", "vắng is no vâng"],
    ["nghề thợ nề", "nghề is no nghe"],
    ["luân chuyển", "luân is no luôn"],
  ])("keeps every word of: %s (%s)", (said) => {
    expect(rest(said)).toBe(said)
  })

  it("does not take people out: they may be whom the matter is about", () => {
    expect(rest("con của em với anh chồng cũ")).toBe("con của em anh chồng cũ")
  })
})
