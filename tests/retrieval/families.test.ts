import { describe, expect, it } from "vitest"
import { preferPlain, specialSiblings } from "../../src/retrieval/families.ts"
import { CATALOGUE } from "./catalogue-fixture.ts"

const SIBLINGS = [{ special: "again", plain: "plain", marks: [["lai"], ["mat", "so"]] }]
const SCORES = new Map([
  ["plain", 0.8],
  ["again", 0.9],
])
const says =
  (...said: string[]) =>
  (phrase: readonly string[]) =>
    said.includes(phrase.join(" "))

describe("a special case and its plain sibling", () => {
  it("loses to it, though it fits better, while none of its marks is said", () => {
    const scores = preferPlain(SCORES, SIBLINGS, says())

    expect(scores.get("again")).toBeLessThan(0.8)
    expect(scores.get("plain")).toBe(0.8)
  })

  it.each(["lai", "mat so"])("wins over it, though it fits less, when a mark is said: %s", (mark) => {
    const scores = preferPlain(new Map([...SCORES, ["again", 0.75]]), SIBLINGS, says(mark))

    expect(scores.get("again")).toBe(0.75)
    expect(scores.get("plain")).toBeLessThan(0.75)
  })

  it("takes nothing from others", () => {
    const scores = preferPlain(new Map([...SCORES, ["other", 0.7]]), SIBLINGS, says("lai"))

    expect(scores.get("other")).toBe(0.7)
  })

  it("stays findable without its mark, and leaves the scores handed in as they were", () => {
    const scores = preferPlain(SCORES, SIBLINGS, says())

    expect(scores.get("again")).toBeGreaterThan(0.4)
    expect(SCORES.get("again")).toBe(0.9)
  })

  it("is none of the question's when it was not found", () => {
    expect(preferPlain(new Map([["plain", 0.8]]), SIBLINGS, says("lai"))).toEqual(new Map([["plain", 0.8]]))
  })

  it("is declared by the records, its marks read as questions are", () => {
    expect(specialSiblings(CATALOGUE)).toEqual([
      { special: "1.004884", plain: "1.001193", marks: [["lai"], ["mat", "so"]] },
      {
        special: "2.000806",
        plain: "1.000894",
        marks: [
          ["nuoc", "ngoai"],
          ["nguoi", "han"],
        ],
      },
    ])
  })
})
