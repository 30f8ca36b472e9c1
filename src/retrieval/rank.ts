import type { Catalogue } from "../domain/catalogue.ts"
import type { ExplainedHit, Signs } from "../domain/ports.ts"
import { indexOfPhrase, type Reading } from "../language/reading.ts"
import { confidence, type Grounds } from "./confidence.ts"
import { familyFactors, specialSiblings } from "./families.ts"
import { createLearnedRanking, type LearnedWeights } from "./learned-weights.ts"
import { createNamesIn } from "./names.ts"
import { neighboursOf } from "./neighbours.ts"
import type { Passage } from "./passages.ts"
import { products } from "./postings.ts"
import { createSayingIndex } from "./saying-index.ts"
import { createWordEvidence } from "./word-evidence.ts"

/** How much each sign counts, together 1 (`npm run tune-shares`). The signs err on different questions. */
export const SHARE: Readonly<Signs> = {
  learned: 0.56,
  nearness: 0.09,
  evidence: 0.13,
  name: 0.12,
  likeName: 0.06,
  often: 0.04,
}

/**
 * How much more likely than any other matter people are to mean what is asked every day, and a matter handled
 * elsewhere, before a word is read. The learned weights do not know: they were taught with as many sayings for every
 * procedure, and with fewer for matters handled elsewhere. Whether another choice is better, `npm run eval` tells.
 */
const PRIOR = { often: 2.7, elsewhere: 3.5 }

/** A candidate with its reasons. */
interface Ranked extends Omit<ExplainedHit, "kind" | "nearest"> {
  /** What its confidence was made from. */
  grounds: Grounds
  /** Which passage is the nearest; -1 when none is more than faintly like the question. */
  nearestPassage: number
}

export interface Ranker {
  /**
   * Ranks the proposed codes, best first; at most `limit` of them.
   * @param topicality weight of each word of the question, as `topicWeights` gives it
   * @param proposed codes that some passage has
   */
  rank(question: Reading, topicality: readonly number[], proposed: ReadonlySet<string>, limit: number): Ranked[]
}

/**
 * Prepares the vectors of all passages, which ranking afterwards only reads.
 * @param catalogue says which procedures are asked for every day, and which are special cases of others
 * @param weights null does without learned weights
 */
export function createRanker(
  passages: ReadonlyArray<Passage & { reading: Reading }>,
  catalogue: Catalogue,
  weights: LearnedWeights | null,
): Ranker {
  const codes = [...new Set(passages.map(({ code }) => code))]
  const groups = new Map(codes.map((code, group) => [code, group]))
  const groupOf = Uint16Array.from(passages, ({ code }) => groups.get(code) ?? 0)
  const isName = Uint8Array.from(passages, ({ form }) => (form === "name" ? 1 : 0))
  const siblings = specialSiblings(catalogue)
  const isAskedOften = (code: string) => catalogue.procedures.get(code)?.askedOften === true
  const isElsewhere = new Set(passages.flatMap(({ kind, code }) => (kind === "elsewhere" ? [code] : [])))
  const index = createSayingIndex(passages.map(({ reading }) => reading.folded))
  const evidenceOf = createWordEvidence(index.postings, (saying) => groupOf[saying] ?? 0, codes.length)
  const probabilitiesOf = weights === null ? () => new Float64Array() : createLearnedRanking(weights)
  const columns = new Map((weights?.codes ?? []).map((code, column) => [code, column]))
  const columnOf = codes.map((code) => columns.get(code) ?? -1)
  const likeness = new Float64Array(passages.length)
  const prior = codes.map((code) => (isAskedOften(code) ? PRIOR.often : isElsewhere.has(code) ? PRIOR.elsewhere : 1))
  const namesIn = createNamesIn(
    passages.filter(({ form }) => form === "name").map(({ code, reading }) => ({ code, words: reading.folded })),
  )

  return {
    rank(question, topicality, proposed, limit) {
      const vector = index.vectorOf(question.folded, topicality)
      const { nearness, nearestName, nearestSaying } = neighboursOf(
        products(index.postings, vector, likeness),
        groupOf,
        isName,
        codes.length,
      )
      const evidence = evidenceOf(vector)
      const probabilities = probabilitiesOf(question)
      const probabilityOf = (group: number) => {
        const probability = probabilities[columnOf[group] ?? -1]
        return probability === undefined ? undefined : probability * (prior[group] ?? 1)
      }
      const named = namesIn(question.folded, topicality)
      const factors = familyFactors(siblings, (code) => proposed.has(code), saysAsTopic(question, topicality))

      const candidates = [...proposed].map((code) => groups.get(code) ?? 0)
      const highest = (value: (group: number) => number) =>
        candidates.reduce((best, group) => Math.max(best, value(group)), Number.EPSILON)
      const best = {
        learned: highest((group) => probabilityOf(group) ?? 0),
        nearness: highest((group) => nearness[group] ?? 0),
        evidence: highest((group) => evidence[group] ?? 0),
        likeName: highest((group) => nearestName[group] ?? 0),
      }
      const outside = codes.reduce(
        (sum, code, group) => (isElsewhere.has(code) ? sum + (probabilities[columnOf[group] ?? -1] ?? 0) : sum),
        0,
      )

      const topic = question.folded.filter((_, at) => topicality[at] === 1)
      const unknown = topic.filter((word) => !index.knows(word)).length / Math.max(1, topic.length)

      return candidates
        .map((group) => rankOne(group))
        .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
        .slice(0, limit)

      function rankOne(group: number): Ranked {
        const code = codes[group] ?? ""
        const probability = probabilityOf(group)
        const proof = (evidence[group] ?? 0) / best.evidence
        const signs: Signs = {
          // The root keeps runners-up in sight, which a bare probability would not.
          learned: probability === undefined ? proof : Math.sqrt(probability / best.learned),
          nearness: (nearness[group] ?? 0) / best.nearness,
          evidence: proof,
          name: named.get(code) ?? 0,
          likeName: (nearestName[group] ?? 0) / best.likeName,
          often: isAskedOften(code) ? 1 : 0,
        }
        const family = factors.get(code) ?? 1
        const score = family * weigh(signs, SHARE)
        const grounds: Grounds = {
          evidence: evidence[group] ?? 0,
          outside: isElsewhere.has(code) ? 0 : outside,
          unknown,
          score,
        }
        return {
          code,
          score,
          confidence: confidence(grounds),
          grounds,
          signs,
          shares: SHARE,
          family,
          nearestPassage: nearestSaying[group] ?? -1,
        }
      }
    },
  }
}

/** The sum of signs × shares, 0 … 1 when the shares sum to 1. */
export function weigh(signs: Signs, shares: Signs): number {
  return (
    shares.learned * signs.learned +
    shares.nearness * signs.nearness +
    shares.evidence * signs.evidence +
    shares.name * signs.name +
    shares.likeName * signs.likeName +
    shares.often * signs.often
  )
}

/** A mark counts where it is topic, not in the frame: "mất bao lâu" does not say that something was lost. */
function saysAsTopic({ folded }: Reading, topicality: readonly number[]): (phrase: readonly string[]) => boolean {
  const topic = folded.map((word, at) => (topicality[at] === 1 ? word : ""))
  // Looked up before it is searched for: nearly all marks fail at their first word.
  const words = new Set(topic)
  return (phrase) => words.has(phrase[0] ?? "") && indexOfPhrase(topic, phrase) !== -1
}
