/** Share of cases that hold, with how many there were. */
export interface Share {
  hits: number
  of: number
}

/** Where the true share lies, 0 … 1. */
export interface Interval {
  low: number
  high: number
}

/** Standard deviations on both sides that hold 95 % of a normal distribution. */
const Z = 1.959964

/** Counts the items that hold. */
export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): Share {
  return { hits: items.filter(holds).length, of: items.length }
}

/** 0 … 1; null when there was nothing to count. */
export function ratio({ hits, of }: Share): number | null {
  return of === 0 ? null : hits / of
}

/**
 * The 95 % interval of a share by Wilson's score (1927), which keeps within 0 … 1 and holds for few cases and for shares
 * near 0 and 1; null when there was nothing to count.
 */
export function wilsonInterval({ hits, of }: Share): Interval | null {
  if (of === 0) return null
  const share = hits / of
  const square = Z ** 2
  const middle = share + square / (2 * of)
  const half = Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of ** 2))
  const whole = 1 + square / of
  return { low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) }
}
