/** The nearest three sayings count, the nearest most: one chance likeness does not carry a procedure. */
const NEAREST_WEIGHTS = [0.6, 0.25, 0.15]

/**
 * How near a question is to each procedure, by its three nearest sayings.
 * @param likeness cosine of the question with every saying
 * @param proposed indexes of the sayings to look at
 * @returns code → 0 … 1
 */
export function nearness(
  likeness: Float64Array,
  proposed: Iterable<number>,
  codeOf: (saying: number) => string,
): Map<string, number> {
  const byCode = new Map<string, number[]>()
  for (const saying of proposed) {
    const code = codeOf(saying)
    const list = byCode.get(code)
    if (list === undefined) byCode.set(code, [likeness[saying] ?? 0])
    else list.push(likeness[saying] ?? 0)
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

/** The likeness of the nearest of the proposed sayings of each code. */
export function nearest(
  likeness: Float64Array,
  proposed: Iterable<number>,
  codeOf: (saying: number) => string,
): Map<string, number> {
  const result = new Map<string, number>()
  for (const saying of proposed) {
    const code = codeOf(saying)
    result.set(code, Math.max(result.get(code) ?? 0, likeness[saying] ?? 0))
  }
  return result
}
