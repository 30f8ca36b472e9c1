import { indexOfPhrase, type Reading } from "../language/reading.ts"
import { confidence } from "./confidence.ts"
import { preferPlain, type SpecialSibling } from "./families.ts"
import { createLearnedRanking, type LearnedWeights } from "./learned-weights.ts"
import { namesIn } from "./names.ts"
import { nearest, nearness } from "./neighbours.ts"
import type { Passage } from "./passages.ts"
import { products } from "./postings.ts"
import { createSayingIndex } from "./saying-index.ts"
import { topicWeights } from "./topic-weights.ts"
import { createWordEvidence } from "./word-evidence.ts"

/** Why a candidate stands where it stands: `nearness`, `evidence` and `name` are 0 … 1 relative to the best. */
interface Ranked {
  code: string
  score: number
  confidence: number
  nearness: number
  evidence: number
  /** What the learned weights say; where they do not know a procedure, what its words say. */
  learned: number
  /** A name of it stands in the question word for word. */
  name: number
  /** Likeness to its own names alone: what a matter is called tells siblings apart better than how it is told. */
  likeName: number
}

/** Share of each part in the score; the parts err on different questions. */
const SHARE = { learned: 0.3, nearness: 0.2, evidence: 0.1, name: 0.15, likeName: 0.2, commonness: 0.05 }

export interface Ranker {
  /**
   * Ranks what the proposed passages are about, best first.
   * @param proposed indexes into the passages the ranker was made from
   */
  rank(question: Reading, proposed: Iterable<number>): Ranked[]
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
  const evidence = createWordEvidence(index.postings, (saying) => groups.get(codeOf(saying)) ?? 0, codes.length)
  const learnedRanking = weights === null ? null : createLearnedRanking(weights, index)
  const commonness = commonnessOf(passages)
  const elsewhere = [...new Set(passages.flatMap(({ kind, code }) => (kind === "elsewhere" ? [code] : [])))]
  const names = passages
    .filter(({ form }) => form === "name")
    .map(({ code, reading }) => ({ code, words: reading.folded }))

  return {
    rank(question, proposed) {
      const topicality = topicWeights(question)
      const vector = index.vectorOf(question.folded, topicality)
      const likeness = products(index.postings, vector)
      const near = nearness(likeness, proposed, codeOf)
      const likeNames = nearest(likeness, nameAt, codeOf)
      const odds = evidence(vector)
      const proof = new Map([...near.keys()].map((code) => [code, odds[groups.get(code) ?? 0] ?? 0]))
      const named = namesIn(question.folded, topicality, names)
      const best = Math.max(...near.values(), Number.EPSILON)
      const bestName = Math.max(...likeNames.values(), Number.EPSILON)
      const learned = learnedRanking?.(vector) ?? new Map<string, number>()
      const likeliest = Math.max(...[...near.keys()].map((code) => learned.get(code) ?? 0), Number.EPSILON)
      const outside = elsewhere.reduce((sum, code) => sum + (learned.get(code) ?? 0), 0)
      const strongest = Math.max(...proof.values(), Number.EPSILON)

      const parts = [...near.keys()].map((code) => {
        const evidence = (proof.get(code) ?? 0) / strongest
        const probability = learned.get(code)
        const part = {
          nearness: (near.get(code) ?? 0) / best,
          evidence,
          // The root keeps runners-up in sight, which a bare probability would not.
          learned: probability === undefined ? evidence : Math.sqrt(probability / likeliest),
          name: named.get(code) ?? 0,
          likeName: (likeNames.get(code) ?? 0) / bestName,
        }
        const score =
          SHARE.learned * part.learned +
          SHARE.nearness * part.nearness +
          SHARE.evidence * part.evidence +
          SHARE.name * part.name +
          SHARE.likeName * part.likeName +
          SHARE.commonness * (commonness.get(code) ?? 0)
        const doubt = elsewhere.includes(code) ? 0 : outside
        return { code, score, confidence: confidence(near.get(code) ?? 0, proof.get(code) ?? 0, doubt), ...part }
      })
      // A mark counts where it is topic, not in the frame: "mất bao lâu" does not say that something was lost.
      const topic = question.folded.map((word, index) => (topicality[index] === 1 ? word : ""))
      const isSaid = (phrase: readonly string[]) => indexOfPhrase(topic, phrase) !== -1
      const scores = preferPlain(new Map(parts.map(({ code, score }) => [code, score])), siblings, isSaid)
      return parts
        .map((part) => ({ ...part, score: scores.get(part.code) ?? 0 }))
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
