import { hashFeature, type LearnedWeights, softmax } from "./learned-weights.ts"
import type { SparseVector } from "./postings.ts"

/** One saying of a procedure, as the ranker sees a question. */
export interface Example {
  code: string
  vector: SparseVector
}

/** Passes over all examples; measured on our own questions, more changes nothing. */
const EPOCHS = 4
const LEARNING_RATE = 8
/** The rate falls so that the last passes only settle. */
const RATE_DECAY = 0.3
/** Biases move slowly: they stand for how often something is asked, which the sayings do not tell. */
const BIAS_RATE = 0.01
/** Errors below this do not move a weight; it keeps a pass short. */
const NEGLIGIBLE = 1e-4

/**
 * Learns by stochastic gradient descent. Same examples in the same order give the same weights, bit for bit,
 * on one version of the runtime.
 * @param featureNames name of each feature number that occurs in the vectors
 */
export function trainWeights(
  examples: readonly Example[],
  featureNames: readonly string[],
  revision: string,
): LearnedWeights {
  const codes = [...new Set(examples.map(({ code }) => code))]
  const columnOf = new Map(codes.map((code, column) => [code, column]))
  const answers = Uint16Array.from(examples, ({ code }) => columnOf.get(code) ?? 0)
  const { slotOf, features, offsets, columns } = layOut(examples, answers, featureNames)
  const weights = new Float32Array(columns.length)
  const biases = new Float32Array(codes.length)
  const order = Uint32Array.from(examples, (_, at) => at)
  const random = linearCongruential(20261124)

  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const rate = LEARNING_RATE / (1 + epoch * RATE_DECAY)
    shuffle(order, random)
    for (const example of order) learn(examples[example]?.vector ?? [], answers[example] ?? 0, rate)
  }
  return { revision, codes, biases, features, offsets, columns, weights }

  function learn(vector: SparseVector, answer: number, rate: number): void {
    const errors = Float64Array.from(biases)
    for (const [feature, value] of vector)
      eachWeight(feature, (at, column) => {
        errors[column] = (errors[column] ?? 0) + value * (weights[at] ?? 0)
      })
    softmax(errors)
    errors[answer] = (errors[answer] ?? 0) - 1
    for (let column = 0; column < errors.length; column++)
      biases[column] = (biases[column] ?? 0) - rate * BIAS_RATE * (errors[column] ?? 0)
    for (const [feature, value] of vector)
      eachWeight(feature, (at, column) => {
        const error = errors[column] ?? 0
        if (Math.abs(error) > NEGLIGIBLE) weights[at] = (weights[at] ?? 0) - rate * error * value
      })
  }

  function eachWeight(feature: number, visit: (at: number, column: number) => void): void {
    const slot = slotOf[feature] ?? 0
    const end = offsets[slot + 1] ?? 0
    for (let at = offsets[slot] ?? end; at < end; at++) visit(at, columns[at] ?? 0)
  }
}

/** Which feature may speak for which code: those its own sayings hold. Slots are in ascending order of hash. */
function layOut(examples: readonly Example[], answers: Uint16Array, featureNames: readonly string[]) {
  const hashes = Uint32Array.from(featureNames, hashFeature)
  const features = Uint32Array.from(new Set(hashes)).sort()
  const slotByHash = new Map(Array.from(features, (hash, slot) => [hash, slot]))
  const slotOf = Uint32Array.from(hashes, (hash) => slotByHash.get(hash) ?? 0)
  const pairs = new Set<number>()
  // Slot and column packed into one number; both fit: 2^32 slots × 2^16 columns < 2^53.
  for (const [example, { vector }] of examples.entries())
    for (const [feature] of vector) pairs.add((slotOf[feature] ?? 0) * 0x10000 + (answers[example] ?? 0))
  const ascending = Float64Array.from(pairs).sort()
  const columns = Uint16Array.from(ascending, (pair) => pair % 0x10000)
  const offsets = new Uint32Array(features.length + 1)
  for (const pair of ascending) {
    const slot = Math.floor(pair / 0x10000)
    offsets[slot + 1] = (offsets[slot + 1] ?? 0) + 1
  }
  for (let slot = 0; slot < features.length; slot++) offsets[slot + 1] = (offsets[slot + 1] ?? 0) + (offsets[slot] ?? 0)
  return { slotOf, features, offsets, columns }
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

/** A repeatable sequence in 0 … 1; good enough to mix an order, for nothing else. */
function linearCongruential(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x100000000
  }
}
