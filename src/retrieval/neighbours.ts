/** The nearest three sayings count, the nearest most: one chance likeness does not carry a procedure. */
const NEAREST_WEIGHTS = [0.6, 0.25, 0.15] as const

/** Nearly every saying shares a word with a question; a likeness below this tells nothing and is not looked at. */
const FAINT = 0.05

/** How near a question is to each group of sayings, by number of the group. */
export interface Neighbours {
  /** By the three nearest sayings, 0 … 1. */
  nearness: Float64Array
  /** Cosine of the nearest name alone, 0 … 1. */
  nearestName: Float64Array
  /** Which saying is the nearest, -1 where none of the group is more than faintly like the question. */
  nearestSaying: Int32Array
}

/**
 * Finds the nearest sayings of every group in one pass.
 * @param likeness cosine of the question with every saying
 * @param groupOf number of the group of each saying, 0 … `groupCount` − 1
 * @param isName 1 for a saying that is a name
 */
export function neighboursOf(
  likeness: Float64Array,
  groupOf: Uint16Array,
  isName: Uint8Array,
  groupCount: number,
): Neighbours {
  const first = new Float64Array(groupCount)
  const second = new Float64Array(groupCount)
  const third = new Float64Array(groupCount)
  const nearestName = new Float64Array(groupCount)
  const nearestSaying = new Int32Array(groupCount).fill(-1)

  for (let saying = 0; saying < likeness.length; saying++) {
    const value = likeness[saying] ?? 0
    if (value < FAINT) continue
    const group = groupOf[saying] ?? 0
    if (isName[saying] === 1 && value > (nearestName[group] ?? 0)) nearestName[group] = value
    if (value > (first[group] ?? 0)) {
      third[group] = second[group] ?? 0
      second[group] = first[group] ?? 0
      first[group] = value
      nearestSaying[group] = saying
    } else if (value > (second[group] ?? 0)) {
      third[group] = second[group] ?? 0
      second[group] = value
    } else if (value > (third[group] ?? 0)) third[group] = value
  }

  const [forFirst, forSecond, forThird] = NEAREST_WEIGHTS
  const nearness = first.map(
    (value, group) => forFirst * value + forSecond * (second[group] ?? 0) + forThird * (third[group] ?? 0),
  )
  return { nearness, nearestName, nearestSaying }
}
