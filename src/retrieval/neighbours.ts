import type { FeatureVector } from "./features.ts"

/** Cosine of two unit vectors: 0 nothing shared, 1 the same. */
export function similarity(a: FeatureVector, b: FeatureVector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let sum = 0
  for (const [feature, weight] of small) sum += weight * (large.get(feature) ?? 0)
  return sum
}

/** The nearest three sayings count, the nearest most: one chance likeness does not carry a procedure. */
const NEAREST_WEIGHTS = [0.6, 0.25, 0.15]

/**
 * How near a question is to the sayings of each procedure, by its three nearest.
 * @returns code → 0 … 1
 */
export function nearness(
  question: FeatureVector,
  sayings: ReadonlyArray<{ code: string; vector: FeatureVector }>,
): Map<string, number> {
  const byCode = new Map<string, number[]>()
  for (const { code, vector } of sayings) {
    const likeness = similarity(question, vector)
    const list = byCode.get(code)
    if (list === undefined) byCode.set(code, [likeness])
    else list.push(likeness)
  }
  const result = new Map<string, number>()
  for (const [code, list] of byCode) {
    list.sort((a, b) => b - a)
    result.set(
      code,
      NEAREST_WEIGHTS.reduce((sum, weight, rank) => sum + weight * (list[rank] ?? 0), 0),
    )
  }
  return result
}
