import type { Hit } from "../domain/ports.ts"
import { indexOfPhrase, type Reading } from "../language/reading.ts"
import { confidence } from "./confidence.ts"
import { preferPlain, type SpecialSibling } from "./families.ts"
import { createLearnedRanking, type LearnedWeights } from "./learned-weights.ts"
import { createNamesIn } from "./names.ts"
import { nearest, nearness } from "./neighbours.ts"
import type { Passage } from "./passages.ts"
import { products } from "./postings.ts"
import { createSayingIndex } from "./saying-index.ts"
import { createWordEvidence } from "./word-evidence.ts"

/** Share of each part in the score; the parts err on different questions. All but the last are relative to the best. */
const SHARE = {
  /** What the learned weights say; where they do not know a procedure, what its words say. */
  learned: 0.3,
  nearness: 0.2,
  evidence: 0.1,
  /** A name of it stands in the question word for word. */
  name: 0.15,
  /** Likeness to its own names alone: what a matter is called tells siblings apart better than how it is told. */
  likeName: 0.2,
  commonness: 0.05,
}

/** `score` and `confidence` as in `Hit`. */
type Ranked = Pick<Hit, "code" | "score" | "confidence">

export interface Ranker {
  /**
   * Ranks what the proposed passages are about, best first.
   * @param topicality weight of each word of the question, as `topicWeights` gives it
   * @param proposed indexes into the passages the ranker was made from
   */
  rank(question: Reading, topicality: readonly number[], proposed: Iterable<number>): Ranked[]
}

/** Prepares the vectors of all passages; ranking afterwards only reads. */
export function createRanker(
  passages: ReadonlyArray<Passage & { reading: Reading }>,
  siblings: readonly SpecialSibling[],
  weights: LearnedWeights | null,
): Ranker {
  const codes = [...new Set(passages.map(({ code }) => code))]
  const groups = new Map(codes.map((code, group) => [code, group]))
  const index = createSayingIndex(passages.map(({ reading }) => reading.folded))
  const nameAt = passages.flatMap(({ form }, saying) => (form === "name" ? [saying] : []))
  const codeOf = (saying: number) => passages[saying]?.code ?? ""
  const evidenceOf = createWordEvidence(index.postings, (saying) => groups.get(codeOf(saying)) ?? 0, codes.length)
  const learnedRanking = weights === null ? null : createLearnedRanking(weights, index)
  const commonness = commonnessOf(passages)
  const elsewhere = new Set(passages.flatMap(({ kind, code }) => (kind === "elsewhere" ? [code] : [])))
  const namesIn = createNamesIn(
    passages.filter(({ form }) => form === "name").map(({ code, reading }) => ({ code, words: reading.folded })),
  )

  return {
    rank(question, topicality, proposed) {
      const vector = index.vectorOf(question.folded, topicality)
      const likeness = products(index.postings, vector)
      const near = nearness(likeness, proposed, codeOf)
      const likeNames = nearest(likeness, nameAt, codeOf)
      const odds = evidenceOf(vector)
      const proof = new Map([...near.keys()].map((code) => [code, odds[groups.get(code) ?? 0] ?? 0]))
      const named = namesIn(question.folded, topicality)
      const best = Math.max(...near.values(), Number.EPSILON)
      const bestName = Math.max(...likeNames.values(), Number.EPSILON)
      const learned = learnedRanking?.(vector) ?? new Map<string, number>()
      const likeliest = Math.max(...[...near.keys()].map((code) => learned.get(code) ?? 0), Number.EPSILON)
      const outside = [...elsewhere].reduce((sum, code) => sum + (learned.get(code) ?? 0), 0)
      const strongest = Math.max(...proof.values(), Number.EPSILON)

      const ranked = [...near.keys()].map((code): Ranked => {
        const evidence = (proof.get(code) ?? 0) / strongest
        const probability = learned.get(code)
        const score =
          // The root keeps runners-up in sight, which a bare probability would not.
          SHARE.learned * (probability === undefined ? evidence : Math.sqrt(probability / likeliest)) +
          (SHARE.nearness * (near.get(code) ?? 0)) / best +
          SHARE.evidence * evidence +
          SHARE.name * (named.get(code) ?? 0) +
          (SHARE.likeName * (likeNames.get(code) ?? 0)) / bestName +
          SHARE.commonness * (commonness.get(code) ?? 0)
        const doubt = elsewhere.has(code) ? 0 : outside
        return { code, score, confidence: confidence(near.get(code) ?? 0, proof.get(code) ?? 0, doubt) }
      })
      // A mark counts where it is topic, not in the frame: "mất bao lâu" does not say that something was lost.
      const topic = question.folded.map((word, at) => (topicality[at] === 1 ? word : ""))
      // Looked up before it is searched for: nearly all marks fail at their first word.
      const topicWords = new Set(topic)
      const isSaid = (phrase: readonly string[]) =>
        topicWords.has(phrase[0] ?? "") && indexOfPhrase(topic, phrase) !== -1
      const scores = preferPlain(new Map(ranked.map(({ code, score }) => [code, score])), siblings, isSaid)
      return ranked
        .map((one) => ({ ...one, score: scores.get(one.code) ?? 0 }))
        .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
    },
  }
}

/**
 * How often a matter is asked, 0 … 1.4, by how many sayings were collected for it: writers were given twice as many
 * for what is asked every day.
 */
function commonnessOf(passages: readonly Passage[]): Map<string, number> {
  const sayings = Map.groupBy(passages, ({ code }) => code)
  return new Map(
    [...sayings].map(([code, list]) => [code, Math.log2(list.filter(({ form }) => form === "saying").length / 20 + 1)]),
  )
}
