import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ChannelError, InvalidInputError, StoreError } from "../../src/domain/errors.ts"
import { nextAttempt, PART_RETRY, TURN_RETRY } from "../../src/queue/backoff.ts"

const now = new Date("2026-07-18T01:00:00Z")
const away = new ChannelError("channel-unreachable", { message: "platform away" })

const waitOf = (result: Date | "set-aside"): number | "set-aside" =>
  result === "set-aside" ? result : result.getTime() - now.getTime()

describe("when something that failed is tried again", () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [4, 8_000],
    [5, "set-aside"],
    [6, "set-aside"],
  ])("after try %i of a turn: at most %s ms", (attempt, longest) => {
    expect(waitOf(nextAttempt(attempt, new StoreError("disk"), now, 1, TURN_RETRY))).toBe(longest)
  })

  it.each([
    [1, 2_000],
    [2, 6_000],
    [3, 18_000],
    [4, 54_000],
    [5, 162_000],
    [6, 486_000],
    [7, 900_000],
    [8, "set-aside"],
  ])("after try %i of a part: at most %s ms", (attempt, longest) => {
    expect(waitOf(nextAttempt(attempt, away, now, 1, PART_RETRY))).toBe(longest)
  })

  it("waits at least half the time, so that it spreads but does not hurry", () => {
    expect(waitOf(nextAttempt(1, away, now, 0, PART_RETRY))).toBe(1_000)
    expect(waitOf(nextAttempt(1, away, now, 0.5, PART_RETRY))).toBe(1_500)
  })

  it("waits as long as the platform asks", () => {
    const limited = new ChannelError("channel-rate-limited", { message: "slow down" }, 37_000)

    expect(waitOf(nextAttempt(1, limited, now, 1, PART_RETRY))).toBe(37_000)
  })

  it("sets aside at once what can never succeed", () => {
    const rejected = new ChannelError("channel-rejected", { message: "blocked by the citizen" })

    expect(nextAttempt(1, rejected, now, 1, PART_RETRY)).toBe("set-aside")
    expect(nextAttempt(1, new InvalidInputError("bad"), now, 1, TURN_RETRY)).toBe("set-aside")
  })

  it("tries again after an error of unknown kind, but not for ever", () => {
    expect(waitOf(nextAttempt(1, new TypeError("bug"), now, 1, TURN_RETRY))).toBe(1_000)
    expect(nextAttempt(5, new TypeError("bug"), now, 1, TURN_RETRY)).toBe("set-aside")
  })

  it("always waits a bounded time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const wait = waitOf(nextAttempt(attempt, away, now, random, PART_RETRY))

        expect(wait).toBeGreaterThanOrEqual(PART_RETRY.firstMs / 2)
        expect(wait).toBeLessThanOrEqual(PART_RETRY.longestMs)
      }),
    )
  })
})
