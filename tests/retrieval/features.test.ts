import { describe, expect, it } from "vitest"
import { read } from "../../src/language/reading.ts"
import { featureCounts, wordCounts } from "../../src/retrieval/features.ts"

const kinds = (counts: ReadonlyMap<string, number>) => new Set([...counts.keys()].map((feature) => feature[0]))

describe("what a text can share with another", () => {
  it("is its words, and its pairs with none or one between", () => {
    expect(wordCounts(["khai", "sinh", "khai"])).toEqual(
      new Map([
        ["wkhai", 2],
        ["pkhai sinh", 1],
        ["gkhai khai", 1],
        ["wsinh", 1],
        ["psinh khai", 1],
      ]),
    )
  })

  it("counts by how much each word speaks of the topic, a pair by the mean of its words", () => {
    expect(wordCounts(["phi", "khai", "sinh"], [0, 1, 1])).toEqual(
      new Map([
        ["pphi khai", 0.5],
        ["gphi sinh", 0.5],
        ["wkhai", 1],
        ["pkhai sinh", 1],
        ["wsinh", 1],
      ]),
    )
  })

  it("is runs of four letters too, across the words", () => {
    const letters = [...featureCounts(read("an sinh")).keys()].filter((feature) => feature.startsWith("c"))

    expect(letters).toEqual(["c an ", "can s", "cn si", "c sin", "csinh", "cinh "])
  })

  it("is the tones, where they were written", () => {
    const written = featureCounts(read("khai tử"))

    expect(written.get("ttử")).toBe(1)
    expect(written.has("tkhai")).toBe(false)
    expect(kinds(written)).toEqual(new Set(["w", "p", "c", "t"]))
    expect(kinds(featureCounts(read("khai tu")))).toEqual(new Set(["w", "p", "c"]))
  })

  it("is nothing of words that do not count", () => {
    expect(featureCounts(read("khai tử"), [0, 0])).toEqual(new Map())
  })
})
