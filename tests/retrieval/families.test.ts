import { describe, expect, it } from "vitest"
import { familyFactors, specialSiblings } from "../../src/retrieval/families.ts"
import { CATALOGUE } from "./catalogue-fixture.ts"

const SIBLINGS = [{ special: "again", plain: "plain", marks: [["lai"], ["mat", "so"]] }]
const says =
  (...said: string[]) =>
  (phrase: readonly string[]) =>
    said.includes(phrase.join(" "))
const everyCode = () => true

describe("a special case and its plain sibling", () => {
  it("falls behind it while none of its marks is said, and stays findable", () => {
    const factors = familyFactors(SIBLINGS, everyCode, says())

    expect(factors.get("again")).toBeGreaterThan(0.4)
    expect(factors.get("again")).toBeLessThan(0.8)
    expect(factors.get("plain")).toBeUndefined()
  })

  it.each(["lai", "mat so"])("goes before it when a mark is said: %s", (mark) => {
    const factors = familyFactors(SIBLINGS, everyCode, says(mark))

    expect(factors.get("again")).toBeUndefined()
    expect(factors.get("plain")).toBeLessThan(1)
  })

  it("may itself be the plain one of a rarer case", () => {
    const chain = [...SIBLINGS, { special: "again abroad", plain: "again", marks: [["nuoc", "ngoai"]] }]

    const factors = familyFactors(chain, everyCode, says("nuoc ngoai"))

    expect(factors.get("again abroad")).toBeUndefined()
    expect(factors.get("again")).toBeLessThan(familyFactors(SIBLINGS, everyCode, says()).get("again") ?? 0)
  })

  it("is none of the question's when it was not found", () => {
    expect(familyFactors(SIBLINGS, (code) => code !== "again", says("lai"))).toEqual(new Map())
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
