import { describe, expect, it } from "vitest"
import { type ConversationState, explained, freshState, recall } from "../../src/domain/conversation.ts"

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

const HALF_AN_HOUR = 30 * 60_000

describe("what a conversation remembers", () => {
  it("remembers everything for as long as it is told", () => {
    expect(recall(STATE, minutesLater(0), HALF_AN_HOUR)).toBe(STATE)
    expect(recall(STATE, minutesLater(30), HALF_AN_HOUR)).toBe(STATE)
  })

  it("has forgotten everything afterwards", () => {
    const now = minutesLater(30, 1)

    expect(recall(STATE, now, HALF_AN_HOUR)).toEqual(freshState(now))
  })

  it("knows nothing of somebody who writes for the first time", () => {
    expect(recall(null, WRITTEN, HALF_AN_HOUR)).toEqual({
      procedure: null,
      aspect: null,
      choices: {},
      options: [],
      clarified: false,
      updatedAt: "2026-11-24T02:00:00.000Z",
    })
  })

  it("keeps what was just said when the clock stands a little behind", () => {
    expect(recall(STATE, minutesLater(-1), HALF_AN_HOUR)).toBe(STATE)
  })
})

describe("the procedure spoken of before", () => {
  const marriage = { procedure: "1.000894", aspect: "fee", choices: {} } as const

  it("is the one in hand until another was explained", () => {
    expect(explained(STATE, marriage)).toEqual({
      ...marriage,
      previous: { procedure: "1.004222", aspect: "fee", choices: { place: "rent" } },
    })
  })

  it("stays while the same one is spoken of", () => {
    const state = { ...STATE, previous: marriage }

    expect(explained(state, { procedure: "1.004222", aspect: "time", choices: {} }).previous).toEqual(marriage)
  })

  it("is none in a new conversation", () => {
    expect(explained(freshState(WRITTEN), marriage)).toEqual(marriage)
  })
})
