import { describe, expect, it } from "vitest"
import type { Aspect } from "../../src/domain/answer.ts"
import { askedAspects, markAspectWords, markCostVerb } from "../../src/language/aspect-words.ts"
import { fold } from "../../src/language/fold.ts"
import { read } from "../../src/language/reading.ts"

const ASKED: readonly (readonly [Aspect, string])[] = [
  ["fee", "Lệ phí đăng ký thường trú bao nhiêu"],
  ["fee", "làm giấy khai sinh mất bao nhiêu tiền"],
  ["fee", "sao y hết mấy nghìn một bản"],
  ["fee", "Đăng ký kết hôn có mất phí không"],
  ["time", "làm thẻ căn cước bao lâu có"],
  ["time", "xin giấy phép xây nhà mất mấy ngày"],
  ["time", "chứng thực có lấy ngay được không"],
  ["time", "Thời hạn giải quyết tách hộ"],
  ["where", "khai tử nộp ở đâu"],
  ["where", "đăng ký tạm trú ra xã hay công an"],
  ["where", "Làm giấy này đến cơ quan nào"],
  ["documents", "Đăng ký kết hôn cần những giấy tờ gì"],
  ["documents", "khai sinh thì mang theo gì"],
  ["documents", "Thành phần hồ sơ gồm những gì"],
  ["online", "đăng ký tạm trú làm online được không"],
  ["online", "nộp qua dịch vụ công trực tuyến"],
  ["online", "làm trên điện thoại kiểu gì"],
  ["forms", "xin mẫu đơn trợ cấp"],
  ["forms", "Tờ khai nhập hộ khẩu lấy mẫu nào"],
  ["legal", "Căn cứ pháp lý của việc nhận con nuôi"],
  ["legal", "theo nghị định nào"],
  ["steps", "Đăng ký hộ kinh doanh phải làm thế nào"],
  ["steps", "trình tự đăng ký giám hộ"],
  ["conditions", "bao nhiêu tuổi thì được trợ cấp"],
  ["conditions", "Điều kiện nhận nuôi con nuôi"],
]

describe("which side of a procedure is asked about", () => {
  it.each(ASKED)("%s: %s", (aspect, question) => {
    expect(askedAspects(read(question))[0]).toBe(aspect)
  })

  it.each(ASKED)("%s, typed without marks: %s", (aspect, question) => {
    expect(askedAspects(read(fold(question)))[0]).toBe(aspect)
  })

  it.each(["đăng ký khai sinh", "tôi muốn nhập hộ khẩu cho vợ", "mất căn cước"])(
    "none in particular: %s",
    (question) => {
      expect(askedAspects(read(question))).toEqual([])
    },
  )

  it("names several, the most definite first", () => {
    expect(askedAspects(read("cần giấy tờ gì, lệ phí bao nhiêu, bao lâu có"))).toEqual(["fee", "time", "documents"])
  })

  it("lets the general ways of asking yield to a definite one", () => {
    expect(askedAspects(read("lệ phí thế nào"))).toEqual(["fee"])
    expect(askedAspects(read("làm trên mạng được không"))).toEqual(["online"])
  })

  it("takes every word for a word, also one that means something to the machine", () => {
    expect(askedAspects(read("cónstructor lệ phí"))).toEqual(["fee"])
  })

  it("marks the words that ask, not the words asked about", () => {
    expect(markAspectWords(read("đăng ký kết hôn mất mấy ngày"))).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ])
  })
})

describe("the side asked for at the end of a story", () => {
  const story =
    "nhà tôi ở trên đồi không có hộ khẩu ở đâu cả, hôm trước ra xã họ bảo thiếu giấy tờ, hai vợ chồng bàn mãi chưa xong"

  it("counts, and what was told before it does not", () => {
    expect(askedAspects(read(`${story}, giờ làm lại thì hết bao nhiêu tiền`))).toEqual(["fee"])
  })

  it("is looked for in the whole story when its end asks nothing", () => {
    expect(
      askedAspects(read(`lệ phí bao nhiêu, ${story}, bàn tới bàn lui mà hai bên nội ngoại chẳng ai chịu ai cả`)),
    ).toContain("fee")
  })
})

describe("the verb of what something costs", () => {
  it.each([
    ["cấp hộ chiếu mất bao lâu", "mat"],
    ["khai tu mat may ngay", "mat"],
    ["mất giấy khai sinh làm lại mất bao nhiêu tiền", "mat"],
    ["mẹ tôi mất rồi", ""],
  ])("is told from a loss: %s", (said, verbs) => {
    const { folded } = read(said)
    const marked = markCostVerb(folded)

    expect(folded.filter((_, at) => marked[at]).join(" ")).toBe(verbs)
  })
})
