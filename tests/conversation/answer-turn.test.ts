import { describe, expect, it, vi } from "vitest"
import { createAnswerTurn } from "../../src/conversation/answer-turn.ts"
import { STAFF_OPTION } from "../../src/domain/answer.ts"
import { type ConversationState, freshState } from "../../src/domain/conversation.ts"
import type { FixedReply } from "../../src/domain/fixed-reply.ts"
import type { InboundContent } from "../../src/domain/message.ts"
import { MASK } from "../../src/domain/redact.ts"
import { FOLLOW_UPS, makeAnswer } from "../doubles/answers.ts"

const NOW = new Date("2026-11-24T02:00:00Z")
const EARLIER = new Date("2026-11-24T01:45:00Z")
const REMEMBERED: ConversationState = {
  ...freshState(EARLIER),
  procedure: "1.001193",
  aspect: "fee",
  choices: { deadline: "late" },
  options: FOLLOW_UPS,
}
const ANSWER = makeAnswer({ options: FOLLOW_UPS })
const AFTERWARDS: ConversationState = { ...freshState(NOW), procedure: "1.001193" }

/** A fixed reply that says its own key; the greeting offers a person. */
const fixedReply: FixedReply = (key) =>
  makeAnswer({
    status: "smalltalk",
    procedure: null,
    sections: [{ heading: null, style: "plain", lines: [key] }],
    options: key === "greeting" ? [STAFF_OPTION] : [],
  })
const text = (said: string): InboundContent => ({ kind: "text", text: said })

function setUp() {
  const answerNeeds = vi.fn(() => ({ answers: [ANSWER], state: AFTERWARDS }))
  return { answerNeeds, answerTurn: createAnswerTurn({ answerNeeds, fixedReply, memoryMs: 30 * 60_000 }) }
}

describe("a turn", () => {
  it("with a question is answered in the light of what is remembered", () => {
    const { answerNeeds, answerTurn } = setUp()

    const turn = answerTurn([text("bao lâu có")], REMEMBERED, NOW)

    expect(answerNeeds).toHaveBeenCalledExactlyOnceWith("bao lâu có", REMEMBERED, NOW)
    expect(turn).toEqual({ answers: [ANSWER], state: AFTERWARDS })
  })

  it("is answered afresh when the memory has run out", () => {
    const { answerNeeds, answerTurn } = setUp()
    const muchLater = new Date("2026-11-24T09:00:00Z")

    answerTurn([text("bao lâu có")], REMEMBERED, muchLater)

    expect(answerNeeds).toHaveBeenCalledWith("bao lâu có", freshState(muchLater), muchLater)
  })

  it("with an identity number gets the request to send none, then the answer", () => {
    const { answerTurn } = setUp()

    const { answers } = answerTurn([text(`tôi ${MASK} làm khai sinh cho con cần gì`)], null, NOW)

    expect(answers).toEqual([fixedReply("identity-numbers"), ANSWER])
  })

  it("of somebody in danger says first what to do, and leaves out what was not understood", () => {
    const { answerNeeds, answerTurn } = setUp()
    const helped = answerTurn([text("chồng đánh tôi, xin cấm tiếp xúc")], null, NOW)
    answerNeeds.mockReturnValueOnce({ answers: [fixedReply("not-found")], state: AFTERWARDS })
    const notUnderstood = answerTurn([text("chồng đánh tôi")], null, NOW)

    expect(helped.answers).toEqual([fixedReply("danger"), ANSWER])
    expect(notUnderstood.answers).toEqual([fixedReply("danger")])
    expect(notUnderstood.state.options).toEqual(fixedReply("danger").options)
  })

  it("of courtesy asks nothing and takes the offered numbers and the procedure not away", () => {
    const { answerNeeds, answerTurn } = setUp()

    const { answers, state } = answerTurn([text("cảm ơn nhé")], REMEMBERED, NOW)

    expect(answerNeeds).not.toHaveBeenCalled()
    expect(answers).toEqual([fixedReply("thanks")])
    expect(state).toEqual({ ...REMEMBERED, updatedAt: NOW.toISOString() })
  })

  it("whose fixed reply offers numbers of its own means those from then on", () => {
    const { answerTurn } = setUp()

    expect(answerTurn([text("xin chào")], REMEMBERED, NOW).state.options).toEqual([STAFF_OPTION])
  })

  it("that opens the conversation is welcomed", () => {
    const { answerTurn } = setUp()

    expect(answerTurn([{ kind: "started" }], null, NOW).answers).toEqual([fixedReply("welcome")])
  })
})
