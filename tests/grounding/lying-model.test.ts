import { describe, expect, it } from "vitest"
import { judge } from "../../src/answer/grounding/judge.ts"
import { linearCongruential } from "../../src/retrieval/random.ts"
import { mutantsOf } from "./mutations.ts"
import { shippedSittings } from "./subjects.ts"
import { truePhrasings } from "./true-phrasings.ts"

/** One sitting in so many: enough for thousands of mutants, and quick. */
const EVERY = 12

describe("a model that changes one fact of a true sentence", async () => {
  const random = linearCongruential(7)
  const sittings = (await shippedSittings(random)).filter((_, place) => place % EVERY === 0)
  const judged = sittings.map(({ subject, neighbours }) => {
    const phrasings = truePhrasings(subject, random)
    const mutants = phrasings.flatMap((phrasing) => mutantsOf(phrasing, subject, random, neighbours))
    const verdicts = judge(
      mutants.map(({ sentence }) => sentence),
      subject,
    )
    return {
      truths: judge(
        phrasings.map(({ sentence }) => sentence),
        subject,
      ),
      lies: mutants.map(({ kind }, place) => ({ kind, isSupported: verdicts[place]?.isSupported === true })),
    }
  })
  const truths = judged.flatMap((one) => one.truths)
  const lies = judged.flatMap((one) => one.lies)
  const shareSupported = (all: readonly { isSupported: boolean }[]) =>
    all.filter(({ isSupported }) => isSupported).length / all.length

  // Both are to become 0 and 0.95 before a model may phrase anything; until then they may only improve.
  it("is found out in all but 2 % of thousands of tries", () => {
    expect(lies.length).toBeGreaterThanOrEqual(5_000)
    expect(shareSupported(lies)).toBeLessThanOrEqual(0.02)
  })

  it.each(["words", "disguise", "magnitude", "legal", "code", "date", "decision", "ceiling"])(
    "is always found out when it changes: %s",
    (changed) => {
      const ofKind = lies.filter(({ kind }) => kind === changed)

      expect(ofKind.length).toBeGreaterThan(0)
      expect(shareSupported(ofKind)).toBe(0)
    },
  )

  it("may say two true sentences in three", () => {
    expect(truths.length).toBeGreaterThanOrEqual(1_000)
    expect(shareSupported(truths)).toBeGreaterThanOrEqual(0.65)
  })
})
