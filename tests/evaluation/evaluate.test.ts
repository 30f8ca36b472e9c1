import { describe, expect, it } from "vitest"
import { coveredBy, evaluate } from "../../src/evaluation/evaluate.ts"
import { measureEngine } from "../../src/evaluation/measure-engine.ts"
import type { LabelledQuestion } from "../../src/evaluation/questions.ts"
import type { Reply } from "../../src/evaluation/score.ts"
import { BIRTH, DEATH, label, MARRIAGE, NOT_FOUND, reply } from "./labelled.ts"

const procedures = new Map([
  [BIRTH, { sector: "Hộ tịch" }],
  [DEATH, { sector: "Hộ tịch" }],
  ["1.004222", { sector: "Cư trú" }],
])

/** Evaluates questions whose replies are written down beside them. */
function evaluateScript(...script: (readonly [LabelledQuestion, Reply])[]) {
  const replies = new Map(script.map(([question, answer]) => [question.id, answer]))
  return evaluate(
    script.map(([question]) => question),
    (id) => replies.get(id) ?? NOT_FOUND,
    procedures,
  )
}

describe("an evaluation", () => {
  it("leaves out what the catalogue does not hold: that is coverage, not understanding", () => {
    const evaluation = evaluateScript(
      [label({ id: "outside", codes: [MARRIAGE] }), reply()],
      [label({ id: "partly", codes: [MARRIAGE, BIRTH] }), reply()],
      [label({ id: "of nothing", kind: "out-of-scope", codes: [] }), NOT_FOUND],
    )

    expect(evaluation.put).toBe(2)
    expect(evaluation.leftOut).toBe(1)
    expect(evaluation.overall.explained).toEqual({ hits: 1, of: 1 })
  })

  it("puts the whole conversation", () => {
    const asked: (readonly string[])[] = []
    const turns = ["khai sinh", "bao lâu có"]

    evaluate(
      [label({ kind: "follow-up", turns })],
      (_id, put) => {
        asked.push(put)
        return reply()
      },
      procedures,
    )

    expect(asked).toEqual([turns])
  })

  it("counts by style, by origin and by sector, largest first", () => {
    const evaluation = evaluateScript(
      [label({ id: "1", style: "formal", origin: "faq" }), reply()],
      [label({ id: "2", style: "dialect", origin: "faq" }), NOT_FOUND],
      [label({ id: "3", style: "dialect", codes: ["1.004222"] }), reply({ procedures: ["1.004222"] })],
      [label({ id: "4", style: "dialect", kind: "abuse", codes: [] }), NOT_FOUND],
    )
    const told = (groups: typeof evaluation.byStyle) =>
      groups.map(({ name, size, score }) => [name, size, score.explained.hits])

    expect(told(evaluation.byStyle)).toEqual([
      ["dialect", 3, 1],
      ["formal", 1, 1],
    ])
    expect(told(evaluation.byOrigin)).toEqual([["faq", 2, 1]])
    expect(told(evaluation.bySector)).toEqual([
      ["Hộ tịch", 2, 1],
      ["Cư trú", 1, 1],
    ])
  })

  it("keeps what was missed and how long it took", () => {
    const evaluation = evaluateScript(
      [label({ id: "1" }), reply({ ms: 9 })],
      [label({ id: "2" }), reply({ ms: 3, procedures: [DEATH] })],
      [label({ id: "3" }), reply({ ms: 5 })],
    )

    expect(evaluation.misses.map(({ question }) => question.id)).toEqual(["2"])
    expect(evaluation.confusions).toEqual([{ expected: BIRTH, given: DEATH, ids: ["2"] }])
    expect(evaluation.latency).toEqual({ p50: 5, p99: 9 })
  })
})

describe("a search engine by itself", () => {
  it("is measured on plain questions only, by the places of what it finds", () => {
    const questions = coveredBy(procedures, [
      label({ id: "1", turns: ["sinh"] }),
      label({ id: "2", turns: ["tử"], codes: [DEATH] }),
      label({ id: "3", kind: "clarify" }),
      label({ id: "4", kind: "abuse", codes: [] }),
      label({ id: "5", codes: [MARRIAGE] }),
    ])
    const find = (question: string) => (question === "sinh" ? [BIRTH] : [BIRTH, DEATH])

    const score = measureEngine({ name: "thử", find }, true, questions, () => 0)

    expect(score).toMatchObject({
      name: "thử",
      withSayings: true,
      hitAt1: { hits: 1, of: 2 },
      hitAt3: { hits: 2, of: 2 },
      meanReciprocalRank: 0.75,
      latency: { p50: 0, p99: 0 },
    })
  })
})
