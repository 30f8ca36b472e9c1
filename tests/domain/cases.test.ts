import { describe, expect, it } from "vitest"
import {
  applies,
  caseLabels,
  formatCase,
  forThisCase,
  openQuestion,
  perhapsForThisCase,
  soundChoices,
} from "../../src/domain/cases.ts"
import type { CaseQuestion } from "../../src/domain/procedure.ts"
import { makeProcedure } from "../retrieval/catalogue-fixture.ts"

const PLACE: CaseQuestion = {
  id: "place",
  ask: "Đăng ký vào chỗ nào?",
  options: [
    { id: "own", label: "Nhà của chính mình" },
    { id: "rent", label: "Nhà thuê, ở nhờ" },
    { id: "other", label: "Chỗ khác, như chùa, đơn vị" },
  ],
}
const WHICH: CaseQuestion = {
  id: "which",
  ask: "Có phải đơn vị quân đội không?",
  when: { place: "other" },
  options: [
    { id: "yes", label: "Có" },
    { id: "no", label: "Không" },
  ],
}
const PROCEDURE = makeProcedure({ code: "1.000001", questions: [PLACE, WHICH] })

describe("whether a part of a record is for this person", () => {
  it.each([
    ["a part without a case is for everybody", undefined, {}, "yes"],
    ["a part of the chosen case", { place: "own" }, { place: "own" }, "yes"],
    ["a part of another case", { place: "own" }, { place: "rent" }, "no"],
    ["a part of a case not yet told", { place: "own" }, {}, "open"],
    ["one of several cases", { place: ["own", "rent"] }, { place: "rent" }, "yes"],
    ["none of several cases", { place: ["own", "rent"] }, { place: "other" }, "no"],
    ["two questions, both answered", { place: "other", which: "yes" }, { place: "other", which: "yes" }, "yes"],
    ["two questions, one open", { place: "other", which: "yes" }, { place: "other" }, "open"],
    ["two questions, one against it and one open", { place: "other", which: "yes" }, { place: "own" }, "no"],
    ["an open one before one against it", { which: "yes", place: "other" }, { place: "own" }, "no"],
  ] as const)("%s", (_name, when, choices, result) => {
    expect(applies(when as Parameters<typeof applies>[0], choices)).toBe(result)
  })

  it("keeps sure parts apart from possible ones, in their order", () => {
    const parts = [{ name: "a" }, { name: "b", when: { place: "own" } }, { name: "c", when: { which: "yes" } }]

    expect(forThisCase(parts, { place: "own" }).map(({ name }) => name)).toEqual(["a", "b"])
    expect(perhapsForThisCase(parts, { place: "rent" }).map(({ name }) => name)).toEqual(["a", "c"])
  })
})

describe("which question is asked next", () => {
  it("asks none when everything is settled", () => {
    expect(openQuestion(PROCEDURE, [{ when: { place: "own" } }], { place: "rent" })).toBeNull()
    expect(openQuestion(PROCEDURE, [{}], {})).toBeNull()
  })

  it("asks the first one on which something still hangs", () => {
    expect(openQuestion(PROCEDURE, [{ when: { place: "own" } }], {})).toBe(PLACE)
  })

  it("asks the earlier question first, though only the later one is named", () => {
    expect(openQuestion(PROCEDURE, [{ when: { which: "yes" } }], {})).toBe(PLACE)
  })

  it("goes on to the later one when its case was chosen", () => {
    expect(openQuestion(PROCEDURE, [{ when: { which: "yes" } }], { place: "other" })).toBe(WHICH)
  })

  it("does not ask what does not arise", () => {
    expect(openQuestion(PROCEDURE, [{ when: { which: "yes" } }], { place: "own" })).toBeNull()
  })
})

describe("a question that hangs on one that hangs on another", () => {
  const UNIT: CaseQuestion = { ...WHICH, id: "unit", when: { which: "yes" } }
  const RECORD = makeProcedure({ code: "1.000002", questions: [PLACE, WHICH, UNIT] })

  it("is led up to from the first", () => {
    const papers = [{ when: { unit: "yes" } }]

    expect(openQuestion(RECORD, papers, {})).toBe(PLACE)
    expect(openQuestion(RECORD, papers, { place: "other" })).toBe(WHICH)
    expect(openQuestion(RECORD, papers, { place: "other", which: "yes" })).toBe(UNIT)
  })
})

describe("the choices that still count", () => {
  it("are those of questions that are still asked", () => {
    expect(soundChoices(PROCEDURE, { place: "other", which: "yes" })).toEqual({ place: "other", which: "yes" })
    expect(soundChoices(PROCEDURE, { place: "own", which: "yes" })).toEqual({ place: "own" })
  })

  it("are those that the record still knows", () => {
    expect(soundChoices(PROCEDURE, { place: "gone", former: "yes" })).toEqual({})
  })

  it("may be told before the question they hang on", () => {
    expect(soundChoices(PROCEDURE, { which: "yes" })).toEqual({ which: "yes" })
  })
})

describe("a case in words", () => {
  it("lists the chosen labels in the order of the questions", () => {
    expect(caseLabels(PROCEDURE, { which: "no", place: "other" })).toEqual(["Chỗ khác, như chùa, đơn vị", "Không"])
    expect(caseLabels(PROCEDURE, { place: "gone" })).toEqual([])
  })

  it("says a telling label alone and a bare yes with its question", () => {
    expect(formatCase({ place: "rent" }, [PLACE, WHICH])).toBe("Nhà thuê, ở nhờ")
    expect(formatCase({ which: "yes" }, [PLACE, WHICH])).toBe("Có phải đơn vị quân đội không? Có")
  })

  it("joins several labels and several questions", () => {
    expect(formatCase({ place: ["own", "rent"], which: "no" }, [PLACE, WHICH])).toBe(
      "Nhà của chính mình hoặc nhà thuê, ở nhờ; Có phải đơn vị quân đội không? Không",
    )
  })
})
