import { markCostVerb } from "../language/aspect-words.ts"
import { markNegated } from "../language/negation.ts"
import type { Reading } from "../language/reading.ts"
import { featureCounts, featureWeight, rarityOf } from "./features.ts"

/**
 * Weights learned from the sayings of a catalogue (`npm run train`): how strongly each feature speaks for or against
 * each procedure when procedures compete. A multinomial logistic regression, kept as flat arrays; the weights of
 * feature `f` lie between `offsets[f]` and `offsets[f + 1]`.
 */
export interface LearnedWeights {
  /** Revision of the catalogue it was trained on. */
  revision: string
  codes: readonly string[]
  /** How many sayings it was trained on. */
  sayings: number
  biases: Float32Array
  /** `hashFeature` of each feature, ascending. */
  features: Uint32Array
  /** How many of the sayings hold the feature, at most 65,535. */
  holders: Uint16Array
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

/** A text over the features of learned weights: those it holds, and how much each weighs in it. */
export interface LearnedVector {
  /** Index into `features` of the weights. */
  slots: Uint32Array
  values: Float32Array
}

/**
 * Makes the function that turns a reading into a vector of length 1 at most. Features that were not learned have
 * no slot but count in the length: a text full of unknown words says little. Words that are negated
 * say nothing, nor does the "mất" of "mất bao lâu".
 */
export function createVectors({
  features,
  holders,
  sayings,
}: Pick<LearnedWeights, "features" | "holders" | "sayings">) {
  return (reading: Reading): LearnedVector => {
    const negated = markNegated(reading.folded)
    const costs = markCostVerb(reading.folded)
    const counts = featureCounts(
      reading,
      negated.map((isNegated, at) => (isNegated || costs[at] ? 0 : 1)),
    )
    const slots = new Uint32Array(counts.size)
    const values = new Float32Array(counts.size)
    let known = 0
    let squares = 0
    for (const [feature, count] of counts) {
      const slot = indexOf(features, hashFeature(feature))
      const value = featureWeight(feature, count, rarityOf(sayings, slot === -1 ? 0 : (holders[slot] ?? 0)))
      squares += value * value
      if (slot === -1) continue
      slots[known] = slot
      values[known] = value
      known += 1
    }
    const length = Math.sqrt(squares) || 1
    return { slots: slots.subarray(0, known), values: values.subarray(0, known).map((value) => value / length) }
  }
}

/**
 * Makes the function that gives, for a question, the probability of each of `codes`, in their order; the sum is 1.
 * What is said of a code that the weights do not know is told by other signs than these.
 */
export function createLearnedRanking(learned: LearnedWeights): (question: Reading) => Float64Array {
  const { biases, offsets, columns, weights } = learned
  const vectorOf = createVectors(learned)

  return (question) => {
    const scores = Float64Array.from(biases)
    const { slots, values } = vectorOf(question)
    slots.forEach((slot, place) => {
      const value = values[place] ?? 0
      const end = offsets[slot + 1] ?? 0
      for (let at = offsets[slot] ?? end; at < end; at++) {
        const column = columns[at] ?? 0
        scores[column] = (scores[column] ?? 0) + value * (weights[at] ?? 0)
      }
    })
    softmax(scores)
    return scores
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
