import { type Share, shareOf } from "./interval.ts"

/** How far up the right procedure stands in lists of procedures. */
export interface Ranking {
  hitAt1: Share
  hitAt3: Share
  hitAt10: Share
  /** Mean of 1 divided by the place, 0 where it is not among the first ten; null when there was nothing to count. */
  meanReciprocalRank: number | null
}

/** As far down a list as anybody looks. */
export const PLACES = 10

/** One list of procedures, best first, beside those that count as right. */
export interface Ranked {
  codes: readonly string[]
  found: readonly string[]
}

/** Counts in how many lists one of the right procedures stands how high. */
export function rankingOf(lists: readonly Ranked[]): Ranking {
  // 0 is the first place, -1 none.
  const places = lists.map(({ codes, found }) => found.slice(0, PLACES).findIndex((code) => codes.includes(code)))
  const within = (last: number) => shareOf(places, (place) => place >= 0 && place < last)
  const reciprocals = places.reduce((sum, place) => sum + (place < 0 ? 0 : 1 / (place + 1)), 0)
  return {
    hitAt1: within(1),
    hitAt3: within(3),
    hitAt10: within(PLACES),
    meanReciprocalRank: places.length === 0 ? null : reciprocals / places.length,
  }
}
