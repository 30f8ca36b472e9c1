import type { SparseVector } from "./postings.ts"
import type { SayingIndex } from "./saying-index.ts"

/**
 * Weights learned from the sayings of a catalogue (`npm run train`): how strongly each feature speaks for each
 * procedure when procedures compete. A multinomial logistic regression over the features that a procedure's own
 * sayings hold, kept as flat arrays; the weights of feature `f` lie between `offsets[f]` and `offsets[f + 1]`.
 */
export interface LearnedWeights {
  /** Revision of the catalogue it was trained on. */
  revision: string
  codes: readonly string[]
  biases: Float32Array
  /** `hashFeature` of each feature, ascending. */
  features: Uint32Array
  offsets: Uint32Array
  /** Index into `codes`. */
  columns: Uint16Array
  weights: Float32Array
}

/** 32-bit FNV-1a over UTF-16 units; two features in one slot share their weights, which is rare and harmless. */
export function hashFeature(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/**
 * Makes the function that gives, for a question, the probability of each code the weights know; the sum is 1.
 * @param index of the catalogue in use; it may differ from the one trained on
 */
export function createLearnedRanking(
  { codes, biases, features, offsets, columns, weights }: LearnedWeights,
  index: Pick<SayingIndex, "features">,
): (question: SparseVector) => ReadonlyMap<string, number> {
  const slotOf = Int32Array.from(index.features, (feature) => indexOf(features, hashFeature(feature)))

  return (question) => {
    const scores = Float64Array.from(biases)
    for (const [feature, value] of question) {
      const slot = slotOf[feature] ?? -1
      if (slot === -1) continue
      const end = offsets[slot + 1] ?? 0
      for (let at = offsets[slot] ?? end; at < end; at++) {
        const column = columns[at] ?? 0
        scores[column] = (scores[column] ?? 0) + value * (weights[at] ?? 0)
      }
    }
    softmax(scores)
    return new Map(codes.map((code, column) => [code, scores[column] ?? 0]))
  }
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): void {
  const highest = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY)
  let sum = 0
  for (let at = 0; at < scores.length; at++) {
    const power = Math.exp((scores[at] ?? 0) - highest)
    scores[at] = power
    sum += power
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum
}

/** Position of a value in an ascending array, or -1. */
function indexOf(ascending: Uint32Array, value: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = ascending[middle] ?? 0
    if (found === value) return middle
    if (found < value) low = middle + 1
    else high = middle - 1
  }
  return -1
}
