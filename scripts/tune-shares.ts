/**
 * `npm run tune-shares -- [FILE.jsonl…]`: looks for better shares of the ranking's signs (`src/retrieval/rank.ts`) over
 * labelled questions, our own unless files are named. Sets of shares are drawn at random; in five rounds the best set
 * on four fifths is judged on the fifth it has not seen. Prints that figure, and the mean of the sets that do best on
 * all: one set that happens to win would fit these questions only. Writes nothing; a new set is put into the file by hand.
 */
import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { loadCatalogue } from "../src/catalogue/load.ts"
import type { Signs } from "../src/domain/ports.ts"
import { readQuestions } from "../src/evaluation/questions.ts"
import { createReader } from "../src/language/reader.ts"
import { createRetriever } from "../src/retrieval/flexsearch-retriever.ts"
import { passagesOf } from "../src/retrieval/passages.ts"
import { linearCongruential } from "../src/retrieval/random.ts"
import { SHARE, weigh } from "../src/retrieval/rank.ts"
import { readWeights } from "../src/retrieval/weights-file.ts"

const DATA = join(import.meta.dirname, "..", "data")
const OWN = join(import.meta.dirname, "..", "tests", "evaluation", "questions.jsonl")
const FOLDS = 5
/** Sets of shares that are tried, and how many of the best are averaged. */
const DRAWN = 600
const MEAN_OF = 20
/** Between what the share of each sign is drawn. */
const RANGES: Readonly<Record<keyof Signs, readonly [lowest: number, highest: number]>> = {
  learned: [0.2, 1],
  nearness: [0, 0.3],
  evidence: [0, 0.3],
  name: [0, 0.3],
  likeName: [0, 0.35],
  often: [0, 0.15],
}
/** A first place counts whole, a second or third this much: it is still offered. */
const NEAR_THE_TOP = 0.3

const SIGNS = ["learned", "nearness", "evidence", "name", "likeName", "often"] as const

const catalogue = await loadCatalogue(DATA)
const weights = readWeights(await readFile(join(DATA, "ranking-weights.bin")))
const readQuestion = createReader(passagesOf(catalogue).map(({ text }) => text))
const retriever = createRetriever(catalogue, weights, readQuestion)
const paths = process.argv.length > 2 ? process.argv.slice(2) : [OWN]
const questions = (await Promise.all(paths.map(readQuestions)))
  .flat()
  .filter(({ kind, codes }) => kind === "match" && codes.some((code) => catalogue.procedures.has(code)))
  .map(({ turns, codes }) => ({ hits: retriever.explain(turns.join(" "), Number.POSITIVE_INFINITY), codes }))

const random = linearCongruential(20261125)
const drawn = [SHARE, ...Array.from({ length: DRAWN }, draw)].map((shares) => {
  const gains = questions.map((question) => gain(question, shares))
  return { shares, gains, total: gains.reduce((sum, one) => sum + one, 0) }
})
const unseen = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
  const isSeen = (_: unknown, at: number) => at % FOLDS !== fold
  const best = drawn.toSorted((a, b) => sum(b.gains.filter(isSeen)) - sum(a.gains.filter(isSeen)))[0]
  return (best?.gains ?? []).filter((one, at) => !isSeen(one, at))
})
const best = drawn.toSorted((a, b) => b.total - a.total).slice(0, MEAN_OF)
const mean = SIGNS.map((sign) => sum(best.map(({ shares }) => shares[sign])) / best.length)

console.log(`${questions.length} câu; đúng ngay trên phần chưa thấy: ${firstPlaces(unseen)}`)
console.log(`với hệ số đang dùng: ${firstPlaces(drawn[0]?.gains ?? [])}`)
console.log(Object.fromEntries(SIGNS.map((sign, at) => [sign, Math.round(((mean[at] ?? 0) / sum(mean)) * 100) / 100])))

/** 1 when an acceptable code comes first, `NEAR_THE_TOP` when second or third. */
function gain({ hits, codes }: (typeof questions)[number], shares: Signs): number {
  const scored = hits
    .map(({ code, signs, family }) => ({ code, score: family * weigh(signs, shares) }))
    .sort((a, b) => b.score - a.score)
  const place = scored.findIndex(({ code }) => codes.includes(code))
  return place === 0 ? 1 : place > 0 && place < 3 ? NEAR_THE_TOP : 0
}

function draw(): Signs {
  const within = ([lowest, highest]: readonly [number, number]) => lowest + random() * (highest - lowest)
  return {
    learned: within(RANGES.learned),
    nearness: within(RANGES.nearness),
    evidence: within(RANGES.evidence),
    name: within(RANGES.name),
    likeName: within(RANGES.likeName),
    often: within(RANGES.often),
  }
}

/** Share of the questions whose procedure comes first. */
function firstPlaces(gains: readonly number[]): string {
  return (gains.filter((one) => one === 1).length / gains.length).toFixed(3)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
