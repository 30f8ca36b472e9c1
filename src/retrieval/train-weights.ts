import type { Reading } from "../language/reading.ts"
import { featureCounts } from "./features.ts"
import { createVectors, hashFeature, type LearnedVector, type LearnedWeights, softmax } from "./learned-weights.ts"
import { linearCongruential } from "./random.ts"

/** One name or saying of a procedure or of a matter handled elsewhere, by its code or key. */
export interface Example {
  code: string
  reading: Reading
}

/** Passes over all examples. */
const EPOCHS = 6
const LEARNING_RATE = 4
/** The rate falls so that the last passes only settle. */
const RATE_DECAY = 0.3
/** Biases move slowly: they stand for how often something is asked, which the sayings do not tell. */
const BIAS_RATE = 0.01
/** Errors below this do not move a weight; it keeps a pass short. */
const NEGLIGIBLE = 1e-3
/** What occurs in one saying only cannot be told from chance; leaving it out halves the work and loses nothing. */
const FEWEST_HOLDERS = 2
/** As much as the weights can hold. */
const MOST_HOLDERS = 0xffff

/**
 * Learns by stochastic gradient descent. Same examples in the same order give the same weights, bit for bit,
 * on one version of the runtime. Takes four bytes for every feature and code while it runs (about 500 MB for 750
 * codes with 50 sayings each).
 * @param revision of the catalogue that the examples come from
 */
export function trainWeights(examples: readonly Example[], revision: string): LearnedWeights {
  const codes = [...new Set(examples.map(({ code }) => code))]
  const columnOf = new Map(codes.map((code, column) => [code, column]))
  const answers = Uint16Array.from(examples, ({ code }) => columnOf.get(code) ?? 0)
  const vocabulary = { ...vocabularyOf(examples), sayings: examples.length }
  const vectorOf = createVectors(vocabulary)
  const vectors = examples.map(({ reading }) => vectorOf(reading))
  const { weights, biases } = descend(vectors, answers, vocabulary.features.length, codes.length)
  return { revision, codes, biases, ...vocabulary, ...withoutZeros(weights, codes.length) }
}

/** Features that enough sayings hold, in ascending order of hash. */
function vocabularyOf(examples: readonly Example[]): Pick<LearnedWeights, "features" | "holders"> {
  const counts = new Map<number, number>()
  for (const { reading } of examples)
    for (const feature of featureCounts(reading).keys()) {
      const hash = hashFeature(feature)
      counts.set(hash, (counts.get(hash) ?? 0) + 1)
    }
  const kept = [...counts].filter(([, count]) => count >= FEWEST_HOLDERS).sort(([a], [b]) => a - b)
  return {
    features: Uint32Array.from(kept, ([hash]) => hash),
    holders: Uint16Array.from(kept, ([, count]) => Math.min(count, MOST_HOLDERS)),
  }
}

/** The weights of feature `f` for code `c` at `f × codeCount + c`. */
function descend(vectors: readonly LearnedVector[], answers: Uint16Array, featureCount: number, codeCount: number) {
  const weights = new Float32Array(featureCount * codeCount)
  const biases = new Float32Array(codeCount)
  const errors = new Float64Array(codeCount)
  const order = Uint32Array.from(vectors, (_, at) => at)
  const random = linearCongruential(20261124)

  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = LEARNING_RATE / (1 + epoch * RATE_DECAY)
    shuffle(order, random)
    for (const example of order) {
      const vector = vectors[example]
      if (vector !== undefined) learn(vector, answers[example] ?? 0, rate)
    }
  }
  return { weights, biases }

  function learn({ slots, values }: LearnedVector, answer: number, rate: number): void {
    errors.set(biases)
    for (let place = 0; place < slots.length; place++) {
      const start = (slots[place] ?? 0) * codeCount
      const value = values[place] ?? 0
      for (let column = 0; column < codeCount; column++)
        errors[column] = (errors[column] ?? 0) + value * (weights[start + column] ?? 0)
    }
    softmax(errors)
    errors[answer] = (errors[answer] ?? 0) - 1
    const moved: number[] = []
    for (let column = 0; column < codeCount; column++) {
      const error = errors[column] ?? 0
      biases[column] = (biases[column] ?? 0) - rate * BIAS_RATE * error
      if (Math.abs(error) > NEGLIGIBLE) moved.push(column)
    }
    for (let place = 0; place < slots.length; place++) {
      const start = (slots[place] ?? 0) * codeCount
      const step = rate * (values[place] ?? 0)
      for (const column of moved)
        weights[start + column] = (weights[start + column] ?? 0) - step * (errors[column] ?? 0)
    }
  }
}

/** Most weights never moved. */
function withoutZeros(dense: Float32Array, codeCount: number): Pick<LearnedWeights, "offsets" | "columns" | "weights"> {
  const size = dense.reduce((count, weight) => (weight === 0 ? count : count + 1), 0)
  const offsets = new Uint32Array(dense.length / codeCount + 1)
  const columns = new Uint16Array(size)
  const weights = new Float32Array(size)
  let next = 0
  dense.forEach((weight, at) => {
    if (weight !== 0) {
      columns[next] = at % codeCount
      weights[next] = weight
      next += 1
    }
    if (at % codeCount === codeCount - 1) offsets[(at + 1) / codeCount] = next
  })
  return { offsets, columns, weights }
}

/** Fisher–Yates, in place. */
function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const kept = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = kept
  }
}
