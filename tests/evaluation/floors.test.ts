import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { CONSOLE_CAPABILITIES } from "../../src/channels/console.ts"
import { renderAnswer } from "../../src/channels/render.ts"
import { createAsk } from "../../src/commands/ask.ts"
import { evaluate, formatEvaluation, ratio, readQuestions } from "../../src/commands/evaluate.ts"
import { openDesk } from "../../src/compose/desk.ts"

const NOW = new Date("2026-11-24T02:00:00Z")

const desk = await openDesk({ commune: "xuan-hoa", retentionDays: 90, memoryMs: 1_800_000 })
const ask = createAsk({
  answerTurn: desk.answerTurn,
  render: (answer) => renderAnswer(answer, CONSOLE_CAPABILITIES),
  now: () => NOW,
  stopwatch: () => 0,
})
const questions = await readQuestions(join(import.meta.dirname, "questions.jsonl"))
const evaluation = evaluate(questions, ask, (code) => desk.catalogue().procedures.has(code))

describe("questions as people put them, answered from the shipped catalogue", () => {
  it("are many enough to measure by, of every kind", () => {
    expect(evaluation.hitAt1.of).toBeGreaterThanOrEqual(150)
    for (const share of [evaluation.clarify, evaluation.followUp, evaluation.kept])
      expect(share.of).toBeGreaterThanOrEqual(10)
  })

  // A little below what was measured on 24 November 2026; raise a floor when its measure has risen for good.
  it.each([
    ["the right procedure is explained", "hitAt1", 0.94],
    ["the right procedure is among the first three", "hitAt3", 0.98],
    ["an unclear question is answered, or asked back with the right one on offer", "clarify", 0.94],
    ["the procedure in hand is kept", "followUp", 0.86],
    ["the side asked for is the side answered", "aspect", 0.74],
    ["what is out of scope is explained by no procedure", "kept", 0.9],
  ] as const)("%s, at least so often", (_what, measure, floor) => {
    expect(ratio(evaluation[measure]), formatEvaluation(evaluation)).toBeGreaterThanOrEqual(floor)
  })
})
