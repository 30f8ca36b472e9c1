import { describe, expect, it } from "vitest"
import { countLetters, countWords } from "../../src/language/word-counts.ts"

const split = (text: string) => text.split(" ")
const written = countWords(["khai sinh cho bé", "khai tử", "khái quát", "khai sinh khai sinh"].map(split))
const bare = countWords(["khai sinh o dau"].map(split))

describe("how often words are said", () => {
  const count = (word: string) => written.count(written.numberOf(word))
  const together = (first: string, second: string) =>
    written.together(written.numberOf(first), written.numberOf(second))

  it.each([
    ["khai", 4],
    ["bé", 1],
    ["khái", 1],
    ["be", 0],
  ])("%s is said %i times", (word, times) => {
    expect(count(word)).toBe(times)
  })

  it.each([
    ["khai", "sinh", 3],
    ["sinh", "khai", 1],
    ["bé", "khai", 0],
    ["sinh", "tử", 0],
    ["khai", "xe", 0],
  ])("%s is followed by %s %i times", (first, second, times) => {
    expect(together(first, second)).toBe(times)
  })

  it("knows every word by its number", () => {
    expect(written.words[written.numberOf("tử")]).toBe("tử")
  })
})

describe("how often letters are said, whatever their marks", () => {
  const letters = countLetters(written, bare)

  it("adds up words of the same letters, and those of texts without marks", () => {
    expect(letters.count("khai")).toBe(6)
    expect(letters.count("dau")).toBe(1)
    expect(letters.count("xe")).toBe(0)
  })

  it("adds up pairs likewise", () => {
    expect(letters.together("khai", "sinh")).toBe(4)
    expect(letters.together("khai", "quat")).toBe(1)
    expect(letters.together("sinh", "dau")).toBe(0)
  })

  it("knows how letters are written", () => {
    expect(letters.spellings("khai").map((number) => written.words[number])).toEqual(["khai", "khái"])
    expect(letters.spellings("dau")).toEqual([])
  })
})
