import { type Postings, products, type SparseVector, toPostings } from "./postings.ts"

/** Pseudo-count per known feature, so that a word never said of a procedure is unlikely, not impossible. */
const SMOOTHING = 0.02

/**
 * Multinomial naive Bayes with background smoothing: every word speaks for the procedures whose sayings hold it
 * more often than sayings in general do. One pass over the sayings, no training.
 * @param groupOf number of the procedure (0 … `groupCount` − 1) each saying belongs to
 * @returns a function giving, for a question, each group's log-odds against anything else; 0 = no sign. Its answer
 * is overwritten by the next.
 */
export function createWordEvidence(
  sayings: Postings,
  groupOf: (saying: number) => number,
  groupCount: number,
): (question: SparseVector) => Float64Array {
  const featureCount = sayings.offsets.length - 1
  const total = sayings.weights.reduce((sum, weight) => sum + weight, 0)
  const mass = SMOOTHING * featureCount

  /** For one feature: the groups that hold it, with their log-odds. */
  const own = new Float64Array(groupCount)
  function oddsOf(feature: number, visit: (group: number, odds: number) => void): void {
    const groups: number[] = []
    let general = 0
    const end = sayings.offsets[feature + 1] ?? 0
    for (let at = sayings.offsets[feature] ?? end; at < end; at++) {
      const group = groupOf(sayings.rows[at] ?? 0)
      if (own[group] === 0) groups.push(group)
      own[group] = (own[group] ?? 0) + (sayings.weights[at] ?? 0)
      general += sayings.weights[at] ?? 0
    }
    const prior = (mass / 2) * ((general + SMOOTHING) / (total + mass))
    for (const group of groups) {
      visit(group, Math.log(((own[group] ?? 0) + prior) / prior))
      own[group] = 0
    }
  }

  // `toPostings` turns rows towards columns; here features are the rows already, so it is applied to the transpose.
  const byGroup = toPostings(featureCount, groupCount, oddsOf)
  const byFeature = toPostings(groupCount, featureCount, (group, visit) => {
    const end = byGroup.offsets[group + 1] ?? 0
    for (let at = byGroup.offsets[group] ?? end; at < end; at++) visit(byGroup.rows[at] ?? 0, byGroup.weights[at] ?? 0)
  })
  const odds = new Float64Array(groupCount)
  return (question) => products(byFeature, question, odds)
}
