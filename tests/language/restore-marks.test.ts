import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold } from "../../src/language/fold.ts"
import { createRestoreMarks } from "../../src/language/restore-marks.ts"
import { countWords } from "../../src/language/word-counts.ts"

const TEXTS = [
  "làm thẻ căn cước cho con",
  "thế thì làm ở đâu",
  "con dấu của xã",
  "cho con đi học",
  "chợ xã họp ngày nào",
  "đăng ký tạm trú ở xã nào",
  "đăng kí kết hôn",
]
const restoreWords = createRestoreMarks(countWords(TEXTS.map((text) => text.split(" "))))
const restore = (text: string) => restoreWords(text.split(" ")).join(" ")

describe("marks that were left out", () => {
  it.each([
    ["lam the can cuoc", "làm thẻ căn cước"],
    ["the thi lam o dau", "thế thì làm ở đâu"],
    ["con dau", "con dấu"],
    ["o dau", "ở đâu"],
    ["dang ky ket hon", "đăng kí kết hôn"],
  ])("%s is %s", (typed, meant) => {
    expect(restore(typed)).toBe(meant)
  })

  it("leaves words that nobody says, numbers and the empty message", () => {
    expect(restore("lam ho chieu 2026")).toBe("làm ho chieu 2026")
    expect(restoreWords([])).toEqual([])
  })

  it("leaves what is typed with marks, and hears by it what stands beside", () => {
    expect(restore("thế can cuoc")).toBe("thế căn cước")
    expect(restore("tạm tru")).toBe("tạm trú")
  })

  it("takes a word without marks for one where somebody types marks", () => {
    expect(restore("cho xã")).toBe("cho xã")
  })

  it("changes neither letters nor how many words there are", () => {
    const words = fc.array(fc.constantFrom(..."lam the con cho dau can cuoc tạm ở 20 xyz".split(" ")))
    fc.assert(
      fc.property(words, (typed) => {
        expect(restoreWords(typed).map(fold)).toEqual(typed.map(fold))
      }),
    )
  })
})
