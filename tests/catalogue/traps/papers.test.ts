import { describe, expect, it } from "vitest"
import { type Choices, forThisCase } from "../../../src/domain/cases.ts"
import type { Procedure } from "../../../src/domain/procedure.ts"
import { compose } from "../../answer/compose-fixture.ts"
import { procedures, shipped } from "./shipped.ts"

const papers = procedures.flatMap(({ code, requiredDocuments }) => requiredDocuments.map((d) => ({ code, ...d })))

// That an import puts remarks apart from papers: tests/catalogue/import/portal-json.test.ts.
describe("notes are not papers", () => {
  it.each([
    ["a heading of notes", /^(?:lưu ý|chú ý|ghi chú)/iu],
    ["a case", /^(?:trường hợp|đối với|nếu|khi|\*)/iu],
    ["a sub-point without its heading", /^[-+•]/u],
    ["an instruction", /^(?:người |cá nhân |tổ chức |phải |không phải )/iu],
    ["a sentence", /\.\s|\.$/u],
  ])("no paper is %s", (_what, note) => {
    expect(papers.filter(({ title }) => note.test(title)).map(({ code, title }) => `${code}: ${title}`)).toEqual([])
  })

  it("no paper is asked for in no original and no copy", () => {
    const none = papers.filter(({ originals, copies }) => originals === 0 && (copies ?? 0) === 0)

    expect(none).toEqual([])
  })
})

/** Every way to answer all the questions of a record. */
function casesOf({ questions }: Procedure): Choices[] {
  return (questions ?? []).reduce<Choices[]>(
    (cases, { id, options }) => cases.flatMap((choices) => options.map((option) => ({ ...choices, [id]: option.id }))),
    [{}],
  )
}

describe("alternatives in one list are asked apart", () => {
  it.each([
    ["1.004222", "permanent residence", 4],
    ["1.013225", "building permit", 9],
    ["2.000575", "certificate of a household business", 6],
  ])("for %s (%s) one person is never asked for more than %d papers", (code, _what, most) => {
    const procedure = shipped(code)

    const counts = casesOf(procedure).map((choices) => forThisCase(procedure.requiredDocuments, choices).length)

    expect(Math.max(...counts)).toBe(most)
    expect(most).toBeLessThan(procedure.requiredDocuments.length)
  })

  it.each(["1.004222", "1.013225", "2.000575"])("the papers of %s begin with the question which case it is", (code) => {
    const answer = compose(shipped(code), ["documents"])

    expect(answer.status).toBe("choose-case")
    expect(answer.options.length).toBeGreaterThan(2)
  })
})
