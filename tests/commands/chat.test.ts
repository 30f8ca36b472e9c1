import { PassThrough } from "node:stream"
import { describe, expect, it } from "vitest"
import { chat } from "../../src/commands/chat.ts"
import { freshState } from "../../src/domain/conversation.ts"
import type { InboundContent } from "../../src/domain/message.ts"
import type { AnswerTurn } from "../../src/domain/ports.ts"
import { makeAnswer, makePart } from "../doubles/answers.ts"

const NOW = new Date("2026-11-24T02:00:00Z")

/** Types lines and ends the input once all were answered, as somebody at a terminal does. */
async function talk(...typed: string[]) {
  const input = new PassThrough()
  const heard: { content: InboundContent | undefined; turn: number }[] = []
  const answerTurn: AnswerTurn = ([content], state, now) => {
    const turn = Number(state?.procedure ?? 0) + 1
    heard.push({ content, turn })
    if (turn > typed.length) setImmediate(() => input.end())
    return {
      answers: [makeAnswer({ procedure: String(turn) })],
      state: { ...freshState(now), procedure: String(turn) },
    }
  }
  const output = new PassThrough()
  input.write(`${typed.join("\n")}\n`)
  await chat({
    answerTurn,
    render: ({ procedure }) => [makePart(`answer ${procedure}`)],
    show: ({ text }) => `[${text}]`,
    now: () => NOW,
    input,
    output,
  })
  output.end()
  return { heard, shown: (await output.toArray()).join("") }
}

describe("talking in the terminal", () => {
  it("welcomes, then answers line by line as one conversation until the input ends", async () => {
    const { heard, shown } = await talk("khai sinh", "bao lâu có")

    expect(heard).toEqual([
      { content: { kind: "started" }, turn: 1 },
      { content: { kind: "text", text: "khai sinh" }, turn: 2 },
      { content: { kind: "text", text: "bao lâu có" }, turn: 3 },
    ])
    expect(shown).toMatch(/\[answer 1\].*\[answer 2\].*\[answer 3\]/s)
  })

  it.each(["thoát", "thoat", " THOÁT ", "exit", "quit"])("ends when %j is typed", async (word) => {
    expect((await talk("khai sinh", word, "kết hôn")).heard).toHaveLength(2)
  })

  it("masks identity numbers before anything reads them", async () => {
    const { heard } = await talk("số 0912345678")

    expect(heard[1]?.content).toEqual({ kind: "text", text: "số [đã che]" })
  })
})
