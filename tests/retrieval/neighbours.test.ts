import { describe, expect, it } from "vitest"
import { neighboursOf } from "../../src/retrieval/neighbours.ts"

/** Sayings as likeness, group, and whether each is a name. */
function neighbours(sayings: readonly (readonly [likeness: number, group: number, isName?: boolean])[]) {
  return neighboursOf(
    Float64Array.from(sayings, ([likeness]) => likeness),
    Uint16Array.from(sayings, ([, group]) => group),
    Uint8Array.from(sayings, ([, , isName]) => (isName ? 1 : 0)),
    2,
  )
}

describe("the nearest sayings of a procedure", () => {
  it("count, three of them and the nearest most, in whatever order they stand", () => {
    const rising = neighbours([
      [0.1, 0],
      [0.2, 0],
      [0.4, 0],
      [0.8, 0],
    ])
    const falling = neighbours([
      [0.8, 0],
      [0.4, 0],
      [0.2, 0],
      [0.1, 0],
    ])

    expect(rising.nearness[0]).toBeCloseTo(0.6 * 0.8 + 0.25 * 0.4 + 0.15 * 0.2)
    expect(falling.nearness[0]).toBeCloseTo(rising.nearness[0] ?? Number.NaN)
  })

  it("make one whose sayings all fit nearer than one with a single chance likeness", () => {
    const { nearness } = neighbours([
      [0.5, 0],
      [0.5, 0],
      [0.5, 0],
      [0.6, 1],
    ])

    expect(nearness[0]).toBeGreaterThan(nearness[1] ?? Number.NaN)
  })

  it("are told: which is the nearest, and how near the nearest name is", () => {
    const { nearestSaying, nearestName } = neighbours([
      [0.3, 1, true],
      [0.9, 1],
      [0.5, 1, true],
    ])

    expect(nearestSaying[1]).toBe(1)
    expect(nearestName[1]).toBe(0.5)
  })

  it.each([0, 0.04])("are none where hardly anything is shared: %d", (likeness) => {
    const { nearness, nearestName, nearestSaying } = neighbours([[likeness, 0, true]])

    expect([nearness[0], nearestName[0], nearestSaying[0]]).toEqual([0, 0, -1])
  })
})
