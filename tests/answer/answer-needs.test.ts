import { describe, expect, it } from "vitest"
import { createAnswerNeeds } from "../../src/answer/answer-needs.ts"
import { createAnswerQuestion } from "../../src/answer/answer-question.ts"
import { makeWorkCalendar } from "../../src/domain/calendar.ts"
import { freshState } from "../../src/domain/conversation.ts"
import { read } from "../../src/language/reading.ts"
import { createRetriever } from "../../src/retrieval/flexsearch-retriever.ts"
import { CATALOGUE, COMMUNE } from "../retrieval/catalogue-fixture.ts"
import { fixedReply } from "./compose-fixture.ts"

const NOW = new Date("2026-11-24T02:00:00Z")
const retriever = () => createRetriever(CATALOGUE, null)
const catalogue = () => CATALOGUE
const answerNeeds = createAnswerNeeds({
  catalogue,
  retriever,
  readQuestion: read,
  answerQuestion: createAnswerQuestion({
    catalogue,
    retriever,
    readQuestion: read,
    commune: COMMUNE,
    calendar: () => makeWorkCalendar([]),
    fixedReply,
  }),
})
const explainedIn = (text: string) =>
  answerNeeds(text, freshState(NOW), NOW).answers.map(({ procedure, aspect }) => ({ procedure, aspect }))

describe("two needs in one message", () => {
  it.each([
    "đăng ký thường trú cần giấy tờ gì, tiện thể đăng ký kết hôn hết bao nhiêu tiền",
    "Đăng ký thường trú cần giấy tờ gì? Đăng ký kết hôn hết bao nhiêu tiền?",
    "dang ky thuong tru can giay to gi voi lai dang ky ket hon het bao nhieu tien",
  ])("are answered in turn, each for the side asked for: %s", (text) => {
    expect(explainedIn(text)).toEqual([
      { procedure: "1.004222", aspect: "documents" },
      { procedure: "1.000894", aspect: "fee" },
    ])
  })

  it("leave the second in hand, and the first to go back to", () => {
    const { state } = answerNeeds("đăng ký thường trú cần gì, với lại đăng ký kết hôn cần gì", freshState(NOW), NOW)

    expect(state).toMatchObject({ procedure: "1.000894", previous: { procedure: "1.004222" } })
  })
})

describe("one need", () => {
  it.each([
    ["told in several sentences", "Vợ em mới sinh. Em muốn đăng ký khai sinh cho bé! Cần giấy tờ gì ạ?", "1.001193"],
    ["said twice", "đăng ký thường trú. nhập hộ khẩu cần gì", "1.004222"],
    ["set off from its special case", "đăng ký khai sinh, ngoài ra đăng ký lại khai sinh", "1.004884"],
  ])("is one answer when it is %s", (_way, text, code) => {
    expect(explainedIn(text).map(({ procedure }) => procedure)).toEqual([code])
  })
})
