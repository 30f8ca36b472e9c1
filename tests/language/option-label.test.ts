import { describe, expect, it } from "vitest"
import { optionByLabel } from "../../src/language/option-label.ts"
import { read } from "../../src/language/reading.ts"

const OPTIONS = [
  { id: "tt:1.000001:where", label: "Nộp ở đâu" },
  { id: "case:1.000001:old:yes", label: "Có" },
  { id: "case:1.000001:old:no", label: "Không" },
]

describe("an option called by its label", () => {
  it.each([
    ["Nộp ở đâu", "Nộp ở đâu"],
    ["nop o dau", "Nộp ở đâu"],
    ["dạ có ạ", "Có"],
    ["ko ạ", "Không"],
  ])("is found whether or not marks, abbreviations and courtesy are typed: %s", (said, label) => {
    expect(optionByLabel(read(said), OPTIONS)?.label).toBe(label)
  })

  it.each(["có mất phí không", "nộp", "ạ", ""])("is not found when something else is said: %s", (said) => {
    expect(optionByLabel(read(said), OPTIONS)).toBeNull()
  })

  it("is the one said word for word before one that differs by courtesy", () => {
    const options = [
      { id: "a", label: "Có" },
      { id: "b", label: "Có rồi" },
    ]

    expect(optionByLabel(read("có rồi"), options)?.id).toBe("b")
  })
})
