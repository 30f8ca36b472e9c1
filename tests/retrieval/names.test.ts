import { describe, expect, it } from "vitest"
import { createNamesIn } from "../../src/retrieval/names.ts"

const namesIn = createNamesIn([
  { code: "1.000001", words: ["khai", "sinh"] },
  { code: "1.000001", words: ["dang", "ki", "khai", "sinh"] },
  { code: "1.000002", words: ["dang", "ki", "lai"] },
])

describe("a procedure's own name in a question", () => {
  it("counts by how much of the topic it covers, the longest name most", () => {
    const question = ["le", "phi", "dang", "ki", "khai", "sinh"]

    expect(namesIn(question, [0, 0, 1, 1, 1, 1])).toEqual(new Map([["1.000001", 1]]))
    expect(namesIn(["khai", "sinh", "muon"], [1, 1, 2])).toEqual(new Map([["1.000001", 0.5]]))
  })

  it("counts only when it is said whole and in order", () => {
    expect(namesIn(["sinh", "khai"], [1, 1]).size).toBe(0)
    expect(namesIn(["dang", "ki"], [1, 1]).size).toBe(0)
    expect(namesIn([], []).size).toBe(0)
  })
})
