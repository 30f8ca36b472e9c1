import { describe, expect, it } from "vitest"
import { type ConversationState, freshState, recall } from "../../src/domain/conversation.ts"

const WRITTEN = new Date("2026-11-24T02:00:00Z")
const STATE: ConversationState = {
  procedure: "1.004222",
  aspect: "fee",
  choices: { place: "rent" },
  options: [{ id: "staff", label: "Gặp cán bộ" }],
  clarified: true,
  updatedAt: WRITTEN.toISOString(),
}
const minutesLater = (minutes: number, milliseconds = 0) =>
  new Date(WRITTEN.getTime() + minutes * 60_000 + milliseconds)

describe("what a conversation remembers", () => {
  it("remembers everything for half an hour", () => {
    expect(recall(STATE, minutesLater(0))).toBe(STATE)
    expect(recall(STATE, minutesLater(30))).toBe(STATE)
  })

  it("has forgotten everything afterwards", () => {
    const now = minutesLater(30, 1)

    expect(recall(STATE, now)).toEqual(freshState(now))
  })

  it("knows nothing of somebody who writes for the first time", () => {
    expect(recall(null, WRITTEN)).toEqual({
      procedure: null,
      aspect: null,
      choices: {},
      options: [],
      clarified: false,
      updatedAt: "2026-11-24T02:00:00.000Z",
    })
  })

  it("keeps what was just said when the clock stands a little behind", () => {
    expect(recall(STATE, minutesLater(-1))).toBe(STATE)
  })
})
