import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { CONSOLE_CAPABILITIES } from "../../src/channels/console.ts"
import { renderAnswer } from "../../src/channels/render.ts"
import { createAsk } from "../../src/commands/ask.ts"
import { openDesk } from "../../src/compose/desk.ts"
import { evaluate } from "../../src/evaluation/evaluate.ts"
import { ratio } from "../../src/evaluation/interval.ts"
import { readQuestions } from "../../src/evaluation/questions.ts"
import { fold } from "../../src/language/fold.ts"
import { linearCongruential } from "../../src/retrieval/random.ts"
import { mistype } from "./noise.ts"

const desk = await openDesk({ commune: "xuan-hoa", retentionDays: 90, memoryMs: 1_800_000 })
const ask = createAsk({
  answerTurn: desk.answerTurn,
  render: (answer) => renderAnswer(answer, CONSOLE_CAPABILITIES),
  now: () => new Date("2026-11-24T02:00:00Z"),
  stopwatch: () => 0,
})
const questions = await readQuestions(join(import.meta.dirname, "questions.jsonl"))

type Typing = (text: string, random: () => number) => string

/** So many typings of every question, or chance would decide. */
const TYPINGS = 3

function explainedWhen(type: Typing): number | null {
  const typed = Array.from({ length: TYPINGS }, (_, typing) => {
    const random = linearCongruential(typing + 1)
    return questions.map((question) => ({ ...question, turns: question.turns.map((text) => type(text, random)) }))
  }).flat()
  return ratio(evaluate(typed, ask, desk.catalogue().procedures).overall.explained)
}

describe("questions typed in a hurry", () => {
  it("are mistyped in one word of six or so, the same for the same seed", () => {
    const text = "làm giấy khai sinh cho con cần giấy tờ gì vậy anh ".repeat(40)
    const words = text.split(" ")

    const typed = mistype(text, linearCongruential(1)).split(" ")

    const mistyped = typed.filter((word, at) => word !== words[at])
    expect(mistyped.length / words.length).toBeGreaterThan(0.07)
    expect(mistyped.length / words.length).toBeLessThan(1 / 6)
    expect(mistype(text, linearCongruential(1))).toBe(typed.join(" "))
  })

  // A little below what was measured on 25 November 2026: 0.97, 0.97, 0.95 and 0.95; without putting right what is
  // mistyped the last two were 0.87.
  it.each<[string, Typing, number]>([
    ["as they are", (text) => text, 0.95],
    ["without marks", (text) => fold(text), 0.94],
    ["with slips of the hand", mistype, 0.93],
    ["with slips of the hand and without marks", (text, random) => mistype(fold(text), random), 0.92],
  ])("%s are understood at least so often", (_how, type, floor) => {
    expect(explainedWhen(type)).toBeGreaterThanOrEqual(floor)
  })
})
