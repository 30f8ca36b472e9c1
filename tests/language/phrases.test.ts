import { describe, expect, it } from "vitest"
import { markPhrases, spansOf } from "../../src/language/phrases.ts"

const words = (text: string) => text.split(" ")

describe("where phrases are said", () => {
  it("is found for each of them, in the order of the text, also where one is inside the other", () => {
    expect(spansOf(words("mat bao lau va bao lau"), [words("bao lau"), words("mat bao lau")])).toEqual([
      { start: 0, end: 3 },
      { start: 1, end: 3 },
      { start: 4, end: 6 },
    ])
  })

  it("is nowhere when the text ends before the phrase does", () => {
    expect(spansOf(words("mat bao"), [words("bao lau")])).toEqual([])
    expect(spansOf([], [words("bao lau")])).toEqual([])
  })
})

describe("marking phrases", () => {
  it("marks every occurrence, also where they overlap", () => {
    expect(
      markPhrases(
        ["a", "b", "a", "b", "c"],
        [
          ["a", "b"],
          ["b", "c"],
        ],
      ),
    ).toEqual([true, true, true, true, true])
    expect(markPhrases(["a", "a", "a"], [["a", "a"]])).toEqual([true, true, true])
    expect(markPhrases(["a"], [["a", "b"]])).toEqual([false])
  })
})
