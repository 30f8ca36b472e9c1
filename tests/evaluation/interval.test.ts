import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { ratio, shareOf, wilsonInterval } from "../../src/evaluation/interval.ts"

describe("how sure a share is", () => {
  // Computed by hand from E. B. Wilson, "Probable inference" (1927), with z = 1.959964.
  it.each([
    [{ hits: 0, of: 10 }, 0, 0.2775],
    [{ hits: 1, of: 10 }, 0.0179, 0.4042],
    [{ hits: 5, of: 10 }, 0.2366, 0.7634],
    [{ hits: 10, of: 10 }, 0.7225, 1],
    [{ hits: 95, of: 100 }, 0.8882, 0.9785],
    [{ hits: 1, of: 1 }, 0.2065, 1],
  ])("of %j lies between %d and %d", (share, low, high) => {
    const interval = wilsonInterval(share)

    expect(interval?.low).toBeCloseTo(low, 4)
    expect(interval?.high).toBeCloseTo(high, 4)
  })

  it("keeps the share inside, and itself between nothing and all", () => {
    const shares = fc.nat(1000).chain((of) => fc.record({ hits: fc.nat(of), of: fc.constant(of) }))
    fc.assert(
      fc.property(
        shares.filter(({ of }) => of > 0),
        (share) => {
          const { low, high } = wilsonInterval(share) ?? { low: 2, high: -1 }
          const value = share.hits / share.of
          return low >= 0 && high <= 1 && low <= value + 1e-12 && high >= value - 1e-12
        },
      ),
    )
  })

  it("is not known where there was nothing to count", () => {
    expect(wilsonInterval({ hits: 0, of: 0 })).toBeNull()
    expect(ratio({ hits: 0, of: 0 })).toBeNull()
  })

  it("starts from what was counted", () => {
    const share = shareOf([1, 2, 3, 4], (number) => number > 3)

    expect(share).toEqual({ hits: 1, of: 4 })
    expect(ratio(share)).toBe(0.25)
  })
})
