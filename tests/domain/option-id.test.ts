import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ASPECTS } from "../../src/domain/answer.ts"
import { formatOptionId, type OptionAction, parseOptionId } from "../../src/domain/option-id.ts"

const code = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 999_999 })).map(([group, number]) => {
  return `${group}.${String(number).padStart(6, "0")}`
})
/** As the record's schema allows them: at most 24 characters. */
const slug = fc.stringMatching(/^[a-z0-9]{1,8}(-[a-z0-9]{1,7}){0,2}$/)
const action: fc.Arbitrary<OptionAction> = fc.oneof(
  fc.constant<OptionAction>({ kind: "staff" }),
  fc.record({ kind: fc.constant("procedure" as const), code, aspect: fc.option(fc.constantFrom(...ASPECTS)) }),
  fc.record({ kind: fc.constant("case" as const), code, question: slug, option: slug }),
)

describe("the id of an option", () => {
  it("means the same when it comes back", () => {
    fc.assert(
      fc.property(action, (chosen) => {
        expect(parseOptionId(formatOptionId(chosen))).toEqual(chosen)
      }),
    )
  })

  it("fits the 64 bytes of a Telegram button, in ASCII", () => {
    fc.assert(
      fc.property(action, (chosen) => {
        expect(formatOptionId(chosen)).toMatch(/^[\x21-\x7e]{1,64}$/)
      }),
    )
  })

  it("fits even where the names of question and option are as long as they may be", () => {
    const longest = "x".repeat(24)

    const id = formatOptionId({ kind: "case", code: "1.004222", question: longest, option: longest })

    expect(id.length).toBeLessThanOrEqual(64)
  })

  it.each([
    ["a procedure", "tt:1.004222", { kind: "procedure", code: "1.004222", aspect: null }],
    ["one side of it", "tt:1.004222:fee", { kind: "procedure", code: "1.004222", aspect: "fee" }],
    ["a case", "case:1.004222:place:rent", { kind: "case", code: "1.004222", question: "place", option: "rent" }],
    ["a person", "staff", { kind: "staff" }],
  ])("names %s", (_what, id, meaning) => {
    expect(parseOptionId(id)).toEqual(meaning)
  })

  it.each([
    "",
    "1",
    "bao lâu có",
    "tt",
    "tt:",
    "tt:1.00422",
    "tt:1.0042222",
    "tt:1.004222:price",
    "tt:1.004222:fee:x",
    "case:1.004222",
    "case:1.004222:place",
    "case:1.004222:place:rent:more",
    "other:1.004222",
    "STAFF",
    "constructor:1.004222",
  ])("is none of ours when it says %j", (id) => {
    expect(parseOptionId(id)).toBeNull()
  })

  it("is read from any text without failing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseOptionId(text)

        expect(read === null || formatOptionId(read) === text).toBe(true)
      }),
    )
  })
})
