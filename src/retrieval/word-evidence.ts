import type { FeatureVector } from "./features.ts"

/** How much weight each procedure's sayings give to each feature. */
export interface WordEvidence {
  /** Log-odds that a question with these features is about `code` rather than about anything else; 0 = no sign. */
  score(question: FeatureVector, code: string): number
}

/** Pseudo-count per known feature, so that a word never said of a procedure is unlikely, not impossible. */
const SMOOTHING = 0.02

/**
 * Multinomial naive Bayes with background smoothing: every word speaks for the procedures whose sayings hold it
 * more often than sayings in general do. One pass over the sayings, no training.
 */
export function createWordEvidence(sayings: ReadonlyArray<{ code: string; vector: FeatureVector }>): WordEvidence {
  const background = new Map<string, number>()
  const byCode = new Map<string, { total: number; weights: Map<string, number> }>()
  let total = 0
  for (const { code, vector } of sayings) {
    const entry = byCode.get(code) ?? { total: 0, weights: new Map<string, number>() }
    byCode.set(code, entry)
    for (const [feature, weight] of vector) {
      background.set(feature, (background.get(feature) ?? 0) + weight)
      entry.weights.set(feature, (entry.weights.get(feature) ?? 0) + weight)
      entry.total += weight
      total += weight
    }
  }
  const mass = SMOOTHING * background.size

  return {
    score(question, code) {
      const entry = byCode.get(code)
      if (entry === undefined) return 0
      let sum = 0
      for (const [feature, weight] of question) {
        const general = background.get(feature)
        const own = entry.weights.get(feature)
        if (general === undefined || own === undefined) continue
        const prior = (mass / 2) * ((general + SMOOTHING) / (total + mass))
        sum += weight * Math.log((own + prior) / prior)
      }
      return sum
    },
  }
}
