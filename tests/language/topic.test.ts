import { describe, expect, it } from "vitest"
import { read } from "../../src/language/reading.ts"
import { topicWords } from "../../src/language/topic.ts"

const topic = (text: string) => topicWords(read(text)).join(" ")

describe("what a question is about", () => {
  it.each([
    ["cho hỏi lệ phí đăng ký thường trú là bao nhiêu ạ", "dang ki thuong tru"],
    ["le phi dang ky thuong tru", "dang ki thuong tru"],
    ["xây nhà trên đất vườn", "xay nha dat vuon"],
    ["xay nha tren dat vuon", "xay nha dat vuon"],
    ["làm khai sinh cho con", "khai sinh"],
  ])("%s is about: %s", (said, about) => {
    expect(topic(said)).toBe(about)
  })

  it.each([
    "bao lâu có",
    "bao lau thi co",
    "còn lệ phí thì sao",
    "con le phi thi sao",
    "thế nộp ở đâu",
    "cái đó làm online được không",
    "cần mang theo gì nữa",
    "2",
    "ở đâu rứa",
    "",
  ])("names nothing by itself: %j", (said) => {
    expect(topic(said)).toBe("")
  })
})
