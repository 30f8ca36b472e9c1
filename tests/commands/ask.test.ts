import { Readable } from "node:stream"
import { describe, expect, it } from "vitest"
import { askLines, createAsk } from "../../src/commands/ask.ts"
import { freshState } from "../../src/domain/conversation.ts"
import { InvalidInputError } from "../../src/domain/errors.ts"
import type { AnswerTurn } from "../../src/domain/ports.ts"
import { FOLLOW_UPS, makeAnswer, makePart } from "../doubles/answers.ts"

const NOW = new Date("2026-11-24T02:00:00Z")

/** Answers by repeating what it was told and how much it remembers. */
function setUp() {
  const heard: { text: string; remembers: string | null; now: Date }[] = []
  const answerTurn: AnswerTurn = ([content], state, now) => {
    const text = content?.kind === "text" ? content.text : ""
    heard.push({ text, remembers: state?.procedure ?? null, now })
    const answer = makeAnswer({
      candidates: ["1.001193", "1.004222"],
      aspect: "fee",
      sections: [{ heading: null, style: "plain", lines: [text] }],
      options: FOLLOW_UPS,
    })
    return { answers: [answer], state: { ...freshState(now), procedure: text } }
  }
  const ticks = [10, 12.3456, 20, 21]
  const ask = createAsk({
    answerTurn,
    render: (answer) => [makePart(`${answer.sections[0]?.lines[0]}!`)],
    now: () => NOW,
    stopwatch: () => ticks.shift() ?? 30,
  })
  return { ask, heard }
}

async function askJsonl(input: string) {
  const { ask, heard } = setUp()
  const printed: string[] = []
  const error = await askLines(Readable.from([input]), ask, (line) => printed.push(line)).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return { replies: printed.map((line) => JSON.parse(line) as Record<string, unknown>), printed, heard, error }
}

describe("ask --jsonl", () => {
  it("answers one line with one line that holds the documented fields, in their order", async () => {
    const { replies, error } = await askJsonl('{"id":"q1","question":"lệ phí khai sinh"}\n')

    expect(error).toBeNull()
    expect(replies).toEqual([
      {
        id: "q1",
        status: "answered",
        procedures: ["1.001193", "1.004222"],
        aspect: "fee",
        text: "lệ phí khai sinh!",
        options: FOLLOW_UPS,
        citations: [{ code: "1.001193", decision: "163/QĐ-BTP", asOf: "2026-07-18" }],
        ms: 2.35,
      },
    ])
    expect(Object.keys(replies[0] ?? {})).toEqual([
      "id",
      "status",
      "procedures",
      "aspect",
      "text",
      "options",
      "citations",
      "ms",
    ])
  })

  it("keeps the order of the lines, and ids as they came", async () => {
    const { replies } = await askJsonl(
      '{"id":2,"question":"a"}\n\n{"id":"1","question":"b"}\r\n{"id":3,"question":"c"}',
    )

    expect(replies.map(({ id, text }) => [id, text])).toEqual([
      [2, "a!"],
      ["1", "b!"],
      [3, "c!"],
    ])
  })

  it("takes turns as one conversation and describes the last", async () => {
    const { replies, heard } = await askJsonl('{"id":1,"turns":["khai sinh","bao lâu có"]}\n')

    expect(replies.map(({ text }) => text)).toEqual(["bao lâu có!"])
    expect(heard.map(({ text, remembers }) => [text, remembers])).toEqual([
      ["khai sinh", null],
      ["bao lâu có", "khai sinh"],
    ])
  })

  it("begins every line afresh", async () => {
    const { heard } = await askJsonl('{"id":1,"question":"a"}\n{"id":2,"question":"b"}\n')

    expect(heard.map(({ remembers }) => remembers)).toEqual([null, null])
  })

  it("answers as of the time that is given, else as of now", async () => {
    const { heard } = await askJsonl(
      '{"id":1,"question":"a","now":"2027-03-01T08:00:00+07:00"}\n{"id":2,"question":"b"}\n',
    )

    expect(heard.map(({ now }) => now.toISOString())).toEqual(["2027-03-01T01:00:00.000Z", NOW.toISOString()])
  })

  it("masks identity numbers before anything reads them, and joins letters and marks", async () => {
    const { heard } = await askJsonl(
      `${JSON.stringify({ id: 1, question: "Số 0912345678 của tôi".normalize("NFD") })}\n`,
    )

    expect(heard[0]?.text).toBe("Số [đã che] của tôi")
  })

  it("prints one line even where the answer has several", async () => {
    const { printed } = await askJsonl(`${JSON.stringify({ id: 1, question: "a\nb" })}\n`)

    expect(printed).toHaveLength(1)
    expect(printed[0]).not.toContain("\n")
  })

  it.each([
    ["no JSON", "khai sinh"],
    ["no question", '{"id":2}'],
    ["no id", '{"question":"a"}'],
    ["an empty conversation", '{"id":2,"turns":[]}'],
    ["a question that is no text", '{"id":2,"question":5}'],
    ["a time that is none", '{"id":2,"question":"a","now":"hôm qua"}'],
    ["a list", "[]"],
    ["nothing", "null"],
  ])("names the line that holds %s, after answering those before it", async (_what, bad) => {
    const { replies, error } = await askJsonl(`{"id":1,"question":"a"}\n${bad}\n{"id":3,"question":"c"}\n`)

    expect(replies.map(({ id }) => id)).toEqual([1])
    expect(error).toBeInstanceOf(InvalidInputError)
    expect(String(error)).toContain("Dòng 2")
  })

  it("answers nothing to nothing", async () => {
    expect(await askJsonl("")).toMatchObject({ replies: [], error: null })
  })
})

describe("what is told of a turn", () => {
  it("holds all its answers as text, and the last one's status", () => {
    const warning = makeAnswer({ status: "refused", candidates: [], sections: [] })
    const ask = createAsk({
      answerTurn: (_contents, _state, now) => ({ answers: [warning, makeAnswer()], state: freshState(now) }),
      render: ({ status }) => [makePart(`${status} 1`), makePart(`${status} 2`)],
      now: () => NOW,
      stopwatch: () => 0,
    })

    expect(ask("1", ["a"])).toMatchObject({
      status: "answered",
      procedures: ["1.001193"],
      text: "refused 1\n\nrefused 2\n\nanswered 1\n\nanswered 2",
    })
  })
})
