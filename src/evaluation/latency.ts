/** How long most waited and how long the unlucky did, in milliseconds. */
export interface Latency {
  p50: number
  p99: number
}

export function latencyOf(milliseconds: readonly number[]): Latency {
  return { p50: percentile(milliseconds, 0.5), p99: percentile(milliseconds, 0.99) }
}

/** The share `part` (0 … 1) of the values is at most this; NaN of no values. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN
}
