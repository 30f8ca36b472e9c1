import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { confidence, type Grounds } from "../../src/retrieval/confidence.ts"

const share = fc.double({ min: 0, max: 1, noNaN: true })
const grounds: fc.Arbitrary<Grounds> = fc.record({
  evidence: fc.double({ min: 0, max: 20, noNaN: true }),
  outside: share,
  unknown: share,
  score: share,
})

describe("how sure it is that a candidate is meant", () => {
  it("is between 0 and 1", () => {
    fc.assert(fc.property(grounds, (some) => confidence(some) >= 0 && confidence(some) <= 1))
  })

  it.each([
    ["rises with what its words say", "evidence", 1],
    ["rises with its score", "score", 1],
    ["falls with the likelihood of a matter handled elsewhere", "outside", -1],
    ["falls with the words that nobody ever said", "unknown", -1],
  ] as const)("%s", (_what, ground, direction) => {
    const middling: Grounds = { evidence: 4, outside: 0.2, unknown: 0.2, score: 0.8 }
    const more = { ...middling, [ground]: middling[ground] + 0.1 }

    expect(Math.sign(confidence(more) - confidence(middling))).toBe(direction)
  })

  it("is little for words that say nothing, much for those that say all", () => {
    expect(confidence({ evidence: 0, outside: 0.5, unknown: 1, score: 1 })).toBeLessThan(0.1)
    expect(confidence({ evidence: 12, outside: 0, unknown: 0, score: 1 })).toBeGreaterThan(0.9)
  })
})
