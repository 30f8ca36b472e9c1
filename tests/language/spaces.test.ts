import { describe, expect, it } from "vitest"
import { fold } from "../../src/language/fold.ts"
import { joinPieces, splitWords } from "../../src/language/spaces.ts"
import { countLetters, countWords } from "../../src/language/word-counts.ts"

const SAID = ["xin giấy phép xây dựng", "làm giấy khai sinh", "kha i", "ai đi khai tử", "không ai"]
const said = countLetters(
  countWords(Array.from({ length: 5 }, () => SAID.map((text) => text.split(" "))).flat()),
  countWords([]),
)
const isWord = (letters: string) => said.count(letters) > 0

describe("words written together", () => {
  it.each([
    ["giayphepxaydung", "giay phep xay dung"],
    ["khaisinh", "khai sinh"],
    ["xingiayphep", "xin giay phep"],
    ["giấyphép", "giấy phép"],
  ])("%s is %s", (run, words) => {
    expect(splitWords(run, said, (part) => isWord(fold(part)))?.join(" ")).toBe(words)
  })

  it.each([
    ["one word", "giay"],
    ["words that never stand together", "sinhgiay"],
    ["letters that are no words", "facebook"],
    ["nothing", ""],
    ["more than anybody writes without a space", "giayphep".repeat(500)],
  ])("takes nothing apart that is %s", (_what, run) => {
    expect(splitWords(run, said, isWord)).toBeNull()
  })
})

describe("words taken apart by a stray space", () => {
  const join = (text: string) => joinPieces(text.split(" "), said, isWord).join(" ")

  it.each([
    ["kh ai sinh", "khai sinh"],
    ["g iấy khai sinh", "giấy khai sinh"],
    ["giấy ph ép xây dựng", "giấy phép xây dựng"],
    ["khai s inh", "khai sinh"],
  ])("%s is %s", (typed, meant) => {
    expect(join(typed)).toBe(meant)
  })

  it.each([
    ["two syllables", "ai đi"],
    ["two pieces that are said one after the other", "giấy kha i sinh"],
    ["what would be no word", "xe k hông"],
    ["what would stand alone", "kh ai nộp"],
    ["nothing", ""],
  ])("leaves %s", (_what, typed) => {
    expect(join(typed)).toBe(typed)
  })
})
