import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { createAnswerQuestion } from "../../src/answer/answer-question.ts"
import { type Answer, STAFF_OPTION } from "../../src/domain/answer.ts"
import { makeWorkCalendar } from "../../src/domain/calendar.ts"
import { type ConversationState, freshState } from "../../src/domain/conversation.ts"
import { read } from "../../src/language/reading.ts"
import { createRetriever } from "../../src/retrieval/flexsearch-retriever.ts"
import { CATALOGUE, COMMUNE } from "../retrieval/catalogue-fixture.ts"
import { fixedReply, linesOf, textOf } from "./compose-fixture.ts"

const NOW = new Date("2026-11-24T02:00:00Z")

const retriever = createRetriever(CATALOGUE, null)
const answerQuestion = createAnswerQuestion({
  catalogue: () => CATALOGUE,
  retriever: () => retriever,
  readQuestion: read,
  commune: COMMUNE,
  // A calendar that knows no year: no expected date is said, and the answers below are the record's alone.
  calendar: () => makeWorkCalendar([]),
  fixedReply,
})

/** The answers of a conversation, turn by turn, and what is remembered at its end. */
function converse(...turns: string[]): { answers: Answer[]; last: Answer; state: ConversationState } {
  let state = freshState(NOW)
  const answers = turns.map((text) => {
    const answered = answerQuestion(text, state, NOW)
    state = answered.state
    return answered.answer
  })
  const last = answers.at(-1)
  if (last === undefined) throw new Error("a conversation has at least one turn")
  return { answers, last, state }
}

describe("a question out of the blue", () => {
  it("is answered from the record that fits, for the side asked for", () => {
    const { last, state } = converse("lệ phí đăng ký thường trú bao nhiêu")

    expect(last).toMatchObject({ status: "answered", procedure: "1.004222", aspect: "fee" })
    expect(textOf(last)).toContain("20.000 đồng")
    expect(last.citations.map(({ code }) => code)).toEqual(["1.004222"])
    expect(state).toMatchObject({ procedure: "1.004222", aspect: "fee", clarified: false })
    expect(state.updatedAt).toBe(NOW.toISOString())
  })

  it("is answered with an overview when no side is asked for", () => {
    expect(converse("đăng ký tạm trú").last).toMatchObject({ procedure: "1.004194", aspect: "overview" })
  })

  it("takes the case from what was said and does not ask for it", () => {
    const { last, state } = converse("nhập hộ khẩu vào nhà thuê cần giấy tờ gì")

    expect(last).toMatchObject({ status: "answered", procedure: "1.004222", aspect: "documents" })
    expect(textOf(last)).toContain("Hợp đồng thuê nhà")
    expect(textOf(last)).not.toContain("Giấy tờ nhà –")
    expect(state.choices).toEqual({ place: "rent" })
  })

  it("about a matter done elsewhere is told where, explaining no procedure", () => {
    const { last, state } = converse("muốn ly hôn thì nộp đơn ở đâu")

    expect(last).toMatchObject({ status: "refused", procedure: null, candidates: [] })
    expect(linesOf(last)).toEqual(["Ly hôn do Tòa án giải quyết, Ủy ban nhân dân xã không làm.", "elsewhere"])
    expect(state.procedure).toBeNull()
  })

  it.each(["giá vàng hôm nay", "zzz qqq", "🙏🙏", "?", "toán lớp năm bài ba", "constructor"])(
    "about nothing we know is not guessed at: %s",
    (text) => {
      expect(converse(text).last).toMatchObject({ status: "not-found", procedure: null, citations: [] })
    },
  )
})

describe("a procedure named by its code", () => {
  it.each([
    ["TT 1.004194 lp", "1.004194", "fee"],
    ["2.000815", "2.000815", "overview"],
    ["mã 1.001193 bao lâu có", "1.001193", "time"],
  ])("is meant whatever else is in hand: %s", (text, procedure, aspect) => {
    expect(converse(text).last).toMatchObject({ procedure, aspect })
    expect(converse("đăng ký kết hôn", text).last).toMatchObject({ procedure, aspect })
  })

  it("that is none of ours is not found by its digits", () => {
    const { last } = converse("9.999999")

    expect(last).toMatchObject({ status: "not-found", procedure: null })
    expect(textOf(last)).toContain("Mã 9.999999 không có trong dữ liệu ở đây")
  })
})

describe("going on about the procedure in hand", () => {
  it.each([
    ["bao lâu có", "time"],
    ["bao lau thi co", "time"],
    ["còn lệ phí thì sao", "fee"],
    ["thế nộp ở đâu ạ", "where"],
    ["cần mang theo gì nữa", "documents"],
    ["lệ phí đăng ký thì sao", "fee"],
  ])("keeps it: %s", (text, aspect) => {
    expect(converse("đăng ký thường trú", text).last).toMatchObject({ procedure: "1.004222", aspect })
  })

  it("keeps the case that was told", () => {
    const { last, state } = converse("nhập hộ khẩu vào nhà thuê", "bao lâu có", "cần giấy tờ gì")

    expect(textOf(last)).toContain("Hợp đồng thuê nhà")
    expect(state.choices).toEqual({ place: "rent" })
  })

  it("takes a case told afterwards, for the side that was asked before", () => {
    const { last } = converse("đăng ký thường trú cần giấy tờ gì", "nhà thuê ạ")

    expect(last).toMatchObject({ status: "answered", procedure: "1.004222", aspect: "documents" })
    expect(textOf(last)).toContain("Hợp đồng thuê nhà")
  })

  it("gives it up for another one named in full", () => {
    const { last, state } = converse("đăng ký thường trú ở nhà thuê", "đăng ký kết hôn mất bao lâu")

    expect(last).toMatchObject({ procedure: "1.000894", aspect: "time" })
    expect(state).toMatchObject({ procedure: "1.000894", choices: {} })
  })

  it.each([[["đăng ký khai sinh được hỗ trợ bao nhiêu"]], [["đăng ký khai sinh", "được hưởng bao nhiêu"]]])(
    "says first that the amount of a benefit is not known here: %j",
    (turns) => {
      const { last } = converse(...turns)

      expect(last.procedure).toBe("1.001193")
      expect(linesOf(last)[1]).toContain("Số tiền được hưởng chưa có ở đây. Hỏi Trung tâm")
    },
  )

  it("is not understood of anything when nothing is in hand", () => {
    expect(converse("bao lâu có").last.procedure).toBeNull()
  })
})

describe("going back and taking back", () => {
  it.each(["quay lại câu trước", "quay lại vụ thường trú, bao lâu thì xong", "cái hồi nãy bao lâu có"])(
    "turns to what was spoken of before: %s",
    (said) => {
      const { last } = converse("lệ phí đăng ký thường trú", "đăng ký kết hôn cần giấy tờ gì", said)

      expect(last.procedure).toBe("1.004222")
    },
  )

  it("goes back with the case that was told and the side that was asked", () => {
    const { last } = converse("đăng ký thường trú nhà thuê cần giấy tờ gì", "đăng ký kết hôn", "quay lại câu trước")

    expect(last).toMatchObject({ procedure: "1.004222", aspect: "documents" })
    expect(textOf(last)).toContain("Nhà thuê, ở nhờ")
  })

  it("has nothing to go back to at the beginning", () => {
    expect(converse("quay lại câu trước").last.procedure).toBeNull()
  })

  it("does not give again what was taken back", () => {
    const { last } = converse("đăng ký thường trú", "không phải, ý tôi là ở trọ gần công ty")

    expect(last.procedure).toBe("1.004194")
  })
})

describe("a detail of the procedure in hand", () => {
  it.each(["cần hợp đồng thuê nhà không", "co can giay to nha khong"])("is answered from its papers: %s", (said) => {
    const { last } = converse("đăng ký thường trú", said)

    expect(last).toMatchObject({ procedure: "1.004222", aspect: "documents" })
  })

  it("is no detail when it asks what papers another procedure needs", () => {
    expect(converse("đăng ký thường trú", "đăng ký kết hôn cần giấy gì không").last.procedure).toBe("1.000894")
  })

  it("turns to the special case whose mark is said and nothing else", () => {
    expect(converse("đăng ký kết hôn", "nước ngoài").last.procedure).toBe("2.000806")
  })

  it("says that the validity of a paper is not held, and gives no processing time for it", () => {
    const { last } = converse("đăng ký thường trú có giá trị bao lâu")

    expect(textOf(last)).toContain("Giấy dùng được bao lâu chưa có ở đây")
    expect(textOf(last)).not.toContain("7 ngày làm việc")
  })

  it("understands a bare fee", () => {
    expect(converse("đăng ký thường trú", "phí").last.aspect).toBe("fee")
  })
})

describe("choosing by number", () => {
  it("means what stands there", () => {
    const { answers, last } = converse("đăng ký khai sinh", "2")

    expect(answers[0]?.options[1]?.id).toBe(`tt:1.001193:${last.aspect}`)
    expect(last).toMatchObject({ status: "answered", procedure: "1.001193" })
  })

  it("settles the case that was asked for", () => {
    const { answers, last, state } = converse("nhập hộ khẩu cần giấy tờ gì", "2")

    expect(answers[0]?.status).toBe("choose-case")
    expect(last).toMatchObject({ status: "answered", procedure: "1.004222", aspect: "documents" })
    expect(textOf(last)).toContain("Trường hợp: Nhà thuê, ở nhờ")
    expect(state.choices).toEqual({ place: "rent" })
  })

  it("0 asks for a person, whatever was offered", () => {
    const { last, state } = converse("đăng ký khai sinh", "0")

    expect(last.status).toBe("handed-off")
    expect(linesOf(last)).toEqual(["staff"])
    expect(state.procedure).toBe("1.001193")
  })

  it("by the label does the same as by the number", () => {
    expect(converse("đăng ký khai sinh", "Nộp ở đâu").last).toMatchObject({ procedure: "1.001193", aspect: "where" })
  })

  it("understands a button pressed long after", () => {
    expect(converse("#tt:2.000815:fee").last).toMatchObject({ procedure: "2.000815", aspect: "fee" })
    expect(converse("#case:1.004222:place:own").last).toMatchObject({ procedure: "1.004222", status: "answered" })
  })

  it("asks the case anew when a button names one that is no more", () => {
    const { last, state } = converse("#case:1.004222:gone:away")

    expect(last).toMatchObject({ status: "choose-case", procedure: "1.004222" })
    expect(state.choices).toEqual({})
  })

  it("does not fail on a button for a procedure that is no more", () => {
    expect(converse("#tt:9.999999:fee").last).toMatchObject({ status: "not-found", procedure: null })
  })
})

describe("an unclear question", () => {
  it("is asked back with numbers, and the number then answers", () => {
    const { answers, last } = converse("đăng ký", "1")

    expect(answers[0]).toMatchObject({ status: "clarify", procedure: null, citations: [] })
    expect(answers[0]?.options.at(-1)).toBe(STAFF_OPTION)
    expect(answers[0]?.options[0]?.id).toContain(last.procedure)
    expect(last.status).toBe("answered")
  })

  it("may be asked back again after something else was said", () => {
    const { answers } = converse("đăng ký", "zzz qqq", "đăng ký")

    expect(answers.map(({ status }) => status)).toEqual(["clarify", "not-found", "clarify"])
  })

  it("is not asked back twice in a row", () => {
    const { answers } = converse("đăng ký", "đăng ký", "đăng ký")

    expect(answers.map(({ status }) => status)).not.toEqual(["clarify", "clarify", expect.anything()])
    expect(answers[1]?.status).not.toBe("clarify")
  })
})

describe("a choice that no longer means anything", () => {
  it.each(["2", "số 2", "#tt:9.999999:fee", "#case:9.999999:place:own"])("is said to be not found: %s", (said) => {
    const { last, state } = converse(said)

    expect(last).toMatchObject({ status: "not-found", procedure: null, candidates: [] })
    expect(state.updatedAt).toBe(NOW.toISOString())
  })
})

describe("whatever is said", () => {
  it("is answered without failing, and only what the answer cites is explained", () => {
    const turn = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("1", "0", "đăng ký", "bao lâu có", "nhà thuê", "ly hôn", "1.004222", "khai sinh lại", "#tt:x"),
    )
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 5 }), (turns) => {
        for (const { procedure, citations, options, candidates } of converse(...turns).answers) {
          expect(citations.map(({ code }) => code)).toEqual(procedure === null ? [] : [procedure])
          expect(candidates.length).toBeLessThanOrEqual(10)
          expect(options.length).toBeLessThanOrEqual(6)
        }
      }),
    )
  })

  it("leaves nothing of the citizen's words in the memory", () => {
    const { state } = converse("tôi tên Nguyễn Thị Lài xin đăng ký tạm trú", "bao lâu có")

    expect(JSON.stringify(state)).not.toMatch(/Lài|bao lâu có"?\s*,\s*"text/)
  })
})
