import { describe, expect, it } from "vitest"
import { isRight, scoreOf } from "../../src/evaluation/score.ts"
import { asking, BIRTH, DEATH, MARRIAGE, NOT_FOUND, reply, result } from "./labelled.ts"

const elsewhere = reply({ procedures: [DEATH, BIRTH] })
const smalltalk = reply({ status: "smalltalk", procedures: [], aspect: null })

describe("whether a reply is right", () => {
  it.each([
    ["a plain question, explained", result({}), true],
    ["a plain question, explained by its case", result({}, reply({ status: "choose-case" })), true],
    ["a plain question with several right procedures", result({ codes: [DEATH, BIRTH] }), true],
    ["a plain question, another procedure explained first", result({}, elsewhere), false],
    ["a plain question, asked back", result({}, asking(BIRTH, DEATH)), false],
    ["a plain question, not found though considered", result({}, { ...NOT_FOUND, procedures: [BIRTH] }), false],
    ["an unclear question, the right one on offer", result({ kind: "clarify" }, asking(DEATH, BIRTH)), true],
    ["an unclear question, answered", result({ kind: "clarify" }), true],
    ["an unclear question, others on offer", result({ kind: "clarify" }, asking(DEATH, MARRIAGE)), false],
    ["a following question, the procedure kept", result({ kind: "follow-up" }), true],
    ["a following question, the procedure lost", result({ kind: "follow-up" }, elsewhere), false],
    ["out of scope, not found", result({ kind: "out-of-scope", codes: [] }, NOT_FOUND), true],
    ["out of scope, asked back", result({ kind: "out-of-scope", codes: [] }, asking(BIRTH)), true],
    ["out of scope, explained", result({ kind: "out-of-scope", codes: [] }), false],
    ["out of scope, the procedure explained that its label allows", result({ kind: "out-of-scope" }), true],
    ["small talk, greeted", result({ kind: "smalltalk", codes: [] }, smalltalk), true],
    ["abuse, explained", result({ kind: "abuse", codes: [] }), false],
  ])("%s: %#", (_what, given, expected) => {
    expect(isRight(given)).toBe(expected)
  })
})

describe("the measures", () => {
  it("tell explaining at once from standing first in the list", () => {
    const score = scoreOf([result({}), result({}, asking(BIRTH, DEATH)), result({}, elsewhere)])

    expect(score.explained).toEqual({ hits: 1, of: 3 })
    expect(score.hitAt1).toEqual({ hits: 2, of: 3 })
    expect(score.hitAt3).toEqual({ hits: 3, of: 3 })
    expect(score.meanReciprocalRank).toBeCloseTo(2.5 / 3)
  })

  it("count asking back: how often it was called for, how often it helped, how often a plain question got it", () => {
    const score = scoreOf([
      result({ kind: "clarify" }, asking(BIRTH)),
      result({ kind: "clarify" }, asking(DEATH)),
      result({ kind: "clarify" }),
      result({}, asking(BIRTH)),
      result({}),
      result({ kind: "out-of-scope", codes: [] }, asking(DEATH)),
    ])

    expect(score.clarifyPrecision).toEqual({ hits: 2, of: 4 })
    expect(score.clarifyRecall).toEqual({ hits: 2, of: 3 })
    expect(score.askedInstead).toEqual({ hits: 1, of: 2 })
  })

  it("count the side asked for among what was found, and only where a side is labelled", () => {
    const score = scoreOf([
      result({ aspect: "fee" }, reply({ aspect: "fee" })),
      result({ aspect: "fee" }, reply({ aspect: "time" })),
      result({ aspect: null }, reply({ aspect: "time" })),
      result({ aspect: "fee" }, reply({ procedures: [DEATH], aspect: "fee" })),
      result({ kind: "follow-up", aspect: "time" }, reply({ aspect: "time" })),
    ])

    expect(score.aspect).toEqual({ hits: 2, of: 3 })
    expect(score.followUp).toEqual({ hits: 1, of: 1 })
  })

  it("count what strays out of scope", () => {
    const score = scoreOf([
      result({ kind: "out-of-scope", codes: [] }),
      result({ kind: "smalltalk", codes: [] }, smalltalk),
      result({ kind: "abuse", codes: [] }, reply({ status: "refused", procedures: [] })),
      result({}, elsewhere),
    ])

    expect(score.strayed).toEqual({ hits: 1, of: 3 })
  })
})
