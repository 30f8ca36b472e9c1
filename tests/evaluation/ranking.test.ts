import { describe, expect, it } from "vitest"
import { latencyOf } from "../../src/evaluation/latency.ts"
import { rankingOf } from "../../src/evaluation/ranking.ts"

/** A list with the right procedure at a place, 1 the first. */
function listWithRightAt(place: number) {
  const found = Array.from({ length: 12 }, (_, index) => (index === place - 1 ? "right" : `wrong ${index}`))
  return { codes: ["right"], found }
}

describe("how far up the right procedure stands", () => {
  it.each([
    [1, [1, 1, 1], 1],
    [2, [0, 1, 1], 1 / 2],
    [3, [0, 1, 1], 1 / 3],
    [4, [0, 0, 1], 1 / 4],
    [10, [0, 0, 1], 1 / 10],
    [11, [0, 0, 0], 0],
  ])("at place %d", (place, hits, reciprocal) => {
    const ranking = rankingOf([listWithRightAt(place)])

    expect([ranking.hitAt1.hits, ranking.hitAt3.hits, ranking.hitAt10.hits]).toEqual(hits)
    expect(ranking.meanReciprocalRank).toBe(reciprocal)
  })

  it("takes the best placed of several right ones", () => {
    expect(rankingOf([{ codes: ["a", "b"], found: ["c", "b", "a"] }]).meanReciprocalRank).toBe(1 / 2)
  })

  it("is a mean over all lists, empty ones too", () => {
    const ranking = rankingOf([listWithRightAt(1), listWithRightAt(2), { codes: ["right"], found: [] }])

    expect(ranking.hitAt1).toEqual({ hits: 1, of: 3 })
    expect(ranking.meanReciprocalRank).toBe(0.5)
  })

  it("is not known where there was no list", () => {
    expect(rankingOf([])).toMatchObject({ hitAt1: { hits: 0, of: 0 }, meanReciprocalRank: null })
  })
})

describe("how long it took", () => {
  it("says what half waited at most, and what all but one in a hundred did", () => {
    const milliseconds = Array.from({ length: 200 }, (_, index) => 200 - index)

    expect(latencyOf(milliseconds)).toEqual({ p50: 100, p99: 198 })
    expect(latencyOf([7])).toEqual({ p50: 7, p99: 7 })
  })
})
