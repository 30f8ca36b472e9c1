import { describe, expect, it } from "vitest"
import { createTurnHandler } from "../../src/conversation/handle-turn.ts"
import type { Answer } from "../../src/domain/answer.ts"
import { freshState } from "../../src/domain/conversation.ts"
import type { FixedReply } from "../../src/domain/fixed-reply.ts"
import type { ChannelName, InboundContent } from "../../src/domain/message.ts"
import type { LeasedTurn } from "../../src/domain/ports.ts"
import { makeAnswer, makePart } from "../doubles/answers.ts"

const NOW = new Date("2026-11-24T02:00:00Z")
const STATE = { ...freshState(NOW), procedure: "1.001193", clarified: true }

const saying = (line: string, overrides: Partial<Answer> = {}) =>
  makeAnswer({ sections: [{ heading: null, style: "plain", lines: [line] }], ...overrides })
const fixedReply: FixedReply = (key) => saying(key, { status: key === "failed" ? "failed" : "smalltalk" })

function turnOf(contents: readonly InboundContent[], more: Partial<LeasedTurn> = {}): LeasedTurn {
  return {
    conversationId: "zalo-oa:1",
    channel: "zalo-oa",
    messages: contents.map((content, index) => ({ id: index, messageId: String(index), content, sentAt: NOW })),
    state: null,
    attempts: 0,
    leaseToken: "lease",
    ...more,
  }
}
const QUESTION: InboundContent = { kind: "text", text: "bao lâu có" }

function setUp(answers: readonly Answer[] = [saying("answer", { aspect: "time" })]) {
  const seen: unknown[] = []
  const ticks = [100, 142]
  const handler = createTurnHandler({
    answerTurn: (contents, state, now) => {
      seen.push({ contents, state, now })
      return { answers, state: STATE }
    },
    fixedReply,
    render: (answer, channel) => [makePart(`${channel}: ${answer.sections[0]?.lines[0]}`, answer.options)],
    stopwatch: () => ticks.shift() ?? 0,
    greets: (channel: ChannelName) => channel !== "web",
  })
  return { handler, seen }
}
const textsOf = ({ parts }: { parts: readonly { text: string }[] }) => parts.map(({ text }) => text)

describe("handling a turn", () => {
  it("reads its messages together, with what is remembered, and says what became of it", () => {
    const { handler, seen } = setUp()
    const contents = [QUESTION, { kind: "text" as const, text: "ạ" }]

    const outcome = handler.handle(turnOf(contents, { state: STATE }), NOW)

    expect(seen).toEqual([{ contents, state: STATE, now: NOW }])
    expect(outcome).toMatchObject({
      status: "answered",
      procedure: "1.001193",
      aspect: "time",
      state: STATE,
      milliseconds: 42,
    })
    expect(textsOf(outcome)).toEqual(["zalo-oa: answer"])
  })

  it("renders every answer for the channel, and the last one tells what became of the turn", () => {
    const { handler } = setUp([saying("warning", { status: "refused", procedure: null }), saying("answer")])

    const outcome = handler.handle(turnOf([QUESTION], { channel: "telegram", state: STATE }), NOW)

    expect(textsOf(outcome)).toEqual(["telegram: warning", "telegram: answer"])
    expect(outcome).toMatchObject({ status: "answered", procedure: "1.001193" })
  })
})

describe("the first contact", () => {
  it("is greeted once where nothing else says who speaks, before the answer", () => {
    const { handler } = setUp()

    expect(textsOf(handler.handle(turnOf([QUESTION]), NOW))).toEqual(["zalo-oa: welcome", "zalo-oa: answer"])
  })

  it("is not greeted again in the next turn", () => {
    const { handler } = setUp()

    const { state } = handler.handle(turnOf([QUESTION]), NOW)

    expect(textsOf(handler.handle(turnOf([QUESTION], { state }), NOW))).toEqual(["zalo-oa: answer"])
  })

  it("is not greeted twice when the conversation was only opened: the answer is the welcome", () => {
    const { handler } = setUp([fixedReply("welcome")])

    expect(textsOf(handler.handle(turnOf([{ kind: "started" }]), NOW))).toEqual(["zalo-oa: welcome"])
  })

  it("is greeted once when it was opened and asked in one go", () => {
    const { handler } = setUp()

    expect(textsOf(handler.handle(turnOf([{ kind: "started" }, QUESTION]), NOW))).toEqual([
      "zalo-oa: welcome",
      "zalo-oa: answer",
    ])
  })

  it("is not greeted on a page that says it itself", () => {
    const { handler } = setUp()

    expect(textsOf(handler.handle(turnOf([QUESTION], { channel: "web" }), NOW))).toEqual(["web: answer"])
  })

  it.each(["zalo-oa", "telegram", "console"] as const)("is greeted on %s", (channel) => {
    const { handler } = setUp()

    expect(textsOf(handler.handle(turnOf([QUESTION], { channel }), NOW))).toHaveLength(2)
  })
})

describe("a turn that keeps failing", () => {
  it("leaves the fixed text behind and the memory unchanged", () => {
    const { handler, seen } = setUp()

    const outcome = handler.failed(turnOf([QUESTION], { state: STATE }), NOW)

    expect(seen).toEqual([])
    expect(textsOf(outcome)).toEqual(["zalo-oa: failed"])
    expect(outcome).toMatchObject({ status: "failed", procedure: null, aspect: null, state: STATE })
  })

  it("begins a memory where there was none", () => {
    const { handler } = setUp()

    expect(handler.failed(turnOf([QUESTION]), NOW).state).toEqual(freshState(NOW))
  })
})
