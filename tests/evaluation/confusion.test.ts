import { describe, expect, it } from "vitest"
import { confusionsOf, missesOf } from "../../src/evaluation/confusion.ts"
import { asking, BIRTH, DEATH, MARRIAGE, NOT_FOUND, reply, result } from "./labelled.ts"

const isCovered = (code: string) => code !== MARRIAGE
const death = reply({ procedures: [DEATH] })

describe("what was taken for what", () => {
  it.each([
    ["one procedure for another", result({}, death), BIRTH, DEATH],
    ["a plain question for an unclear one", result({}, asking(BIRTH)), BIRTH, "clarify"],
    ["a procedure for none", result({}, NOT_FOUND), BIRTH, "not-found"],
    ["nothing of ours for a procedure", result({ kind: "out-of-scope", codes: [] }, death), "out-of-scope", DEATH],
    ["the first labelled that the catalogue holds", result({ codes: [MARRIAGE, BIRTH] }, death), BIRTH, DEATH],
  ])("%s", (_what, miss, expected, given) => {
    expect(missesOf([miss], isCovered)).toMatchObject([{ expected, given }])
  })

  it("leaves out what is right", () => {
    expect(missesOf([result({}), result({ kind: "out-of-scope", codes: [] }, NOT_FOUND)], isCovered)).toEqual([])
  })

  it("is counted, most frequent first, with the questions", () => {
    const misses = missesOf(
      [
        result({ id: "a" }, NOT_FOUND),
        result({ id: "b" }, death),
        result({ id: "c" }),
        result({ id: "d", codes: [DEATH] }),
        result({ id: "e" }, death),
      ],
      isCovered,
    )

    expect(confusionsOf(misses)).toEqual([
      { expected: BIRTH, given: DEATH, ids: ["b", "e"] },
      { expected: BIRTH, given: "not-found", ids: ["a"] },
      { expected: DEATH, given: BIRTH, ids: ["d"] },
    ])
  })
})
