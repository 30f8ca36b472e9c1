/**
 * `npm run fit-confidence`: fits how sure the ranking is that a question is about its best candidate, and prints the
 * numbers for `src/retrieval/confidence.ts`. In five rounds a fifth of the matters handled elsewhere is taken out of
 * everything learned, and a tenth of all sayings: the sayings left out are then put as questions. Takes five trainings;
 * writes nothing, the numbers are put into the file by hand.
 */
import { join } from "node:path"
import { loadCatalogue } from "../src/catalogue/load.ts"
import { read } from "../src/language/reading.ts"
import type { Grounds } from "../src/retrieval/confidence.ts"
import { hashFeature } from "../src/retrieval/learned-weights.ts"
import { passagesOf } from "../src/retrieval/passages.ts"
import { createRanker } from "../src/retrieval/rank.ts"
import { topicWeights } from "../src/retrieval/topic-weights.ts"
import { trainWeights } from "../src/retrieval/train-weights.ts"

const ROUNDS = 5
/** Steps of the gradient descent, and their width. */
const STEPS = 3000
const RATE = 1.5

/** One question put: what the ranking had to go by, and whether its best candidate was meant. */
interface Trial {
  grounds: Grounds
  isMeant: boolean
}

const catalogue = await loadCatalogue(join(import.meta.dirname, "..", "data"))
const passages = passagesOf(catalogue).map((passage) => ({ ...passage, reading: read(passage.text) }))

const trials = Array.from({ length: ROUNDS }, (_, round) => trialsOf(round)).flat()
const { weights, bias } = fitLogistic(trials)
console.log(`${trials.length} câu, ${trials.filter(({ isMeant }) => isMeant).length} câu đúng việc`)
console.log({
  ...Object.fromEntries(Object.entries(weights).map(([name, value]) => [name, round2(value)])),
  bias: round2(bias),
})

function trialsOf(round: number): Trial[] {
  const isGone = ({ kind, code }: (typeof passages)[number]) =>
    kind === "elsewhere" && hashFeature(code) % ROUNDS === round
  const isHeld = ({ form, text }: (typeof passages)[number]) =>
    form === "saying" && hashFeature(text) % (2 * ROUNDS) === round
  const known = passages.filter((passage) => !isGone(passage) && !isHeld(passage))
  const ranker = createRanker(known, catalogue, trainWeights(known, catalogue.revision))
  const kinds = new Map(known.map(({ code, kind }) => [code, kind]))
  const codes = new Set(kinds.keys())
  // Matters that stay in are not asked about: that they are told apart is the ranking's work, not the confidence's.
  const asked = passages.filter((passage) => isGone(passage) || (isHeld(passage) && passage.kind === "procedure"))
  return asked.flatMap(({ code, reading }) => {
    const [best] = ranker.rank(reading, topicWeights(reading), codes, 1)
    if (best === undefined || kinds.get(best.code) === "elsewhere") return []
    return [{ grounds: best.grounds, isMeant: best.code === code }]
  })
}

/** Logistic regression by gradient descent over standardised grounds; the weights are given back unstandardised. */
function fitLogistic(list: readonly Trial[]): { weights: Grounds; bias: number } {
  const rows = list.map(({ grounds, isMeant }) => ({ values: valuesOf(grounds), target: isMeant ? 1 : 0 }))
  const width = rows[0]?.values.length ?? 0
  const columns = Array.from({ length: width }, (_, at) => rows.map(({ values }) => values[at] ?? 0))
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length)
  const spreads = columns.map(
    (column, at) => Math.hypot(...column.map((value) => value - (means[at] ?? 0))) / Math.sqrt(column.length) || 1,
  )
  const scaled = rows.map(({ values, target }) => ({
    values: values.map((value, at) => (value - (means[at] ?? 0)) / (spreads[at] ?? 1)),
    target,
  }))
  const slopes = new Array<number>(width).fill(0)
  let intercept = 0
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Array<number>(width).fill(0)
    let offset = 0
    for (const { values, target } of scaled) {
      const logit = values.reduce((sum, value, at) => sum + value * (slopes[at] ?? 0), intercept)
      const error = 1 / (1 + Math.exp(-logit)) - target
      values.forEach((value, at) => {
        gradient[at] = (gradient[at] ?? 0) + error * value
      })
      offset += error
    }
    gradient.forEach((value, at) => {
      slopes[at] = (slopes[at] ?? 0) - (RATE * value) / scaled.length
    })
    intercept -= (RATE * offset) / scaled.length
  }
  const plain = slopes.map((slope, at) => slope / (spreads[at] ?? 1))
  const [evidence = 0, outside = 0, unknown = 0, score = 0] = plain
  const bias = intercept - plain.reduce((sum, slope, at) => sum + slope * (means[at] ?? 0), 0)
  return { weights: { evidence, outside, unknown, score }, bias }
}

/** As `confidence` takes them. */
function valuesOf({ evidence, outside, unknown, score }: Grounds): number[] {
  return [evidence, outside, unknown, score]
}

function round2(value: number): number {
  return Math.round(value * 100) / 100
}
