import { markAspectWords } from "../language/aspect-words.ts"
import { markFiller } from "../language/filler.ts"
import { markNegated } from "../language/negation.ts"
import { indexOfPhrase, type Reading } from "../language/reading.ts"
import { confidence } from "./confidence.ts"
import { preferPlain, type SpecialSibling } from "./families.ts"
import { namesIn } from "./names.ts"
import { nearest, nearness } from "./neighbours.ts"
import type { Passage } from "./passages.ts"
import { products } from "./postings.ts"
import { createSayingIndex } from "./saying-index.ts"
import { createWordEvidence } from "./word-evidence.ts"

/** Why a candidate stands where it stands: `nearness`, `evidence` and `name` are 0 … 1 relative to the best. */
export interface Ranked {
  code: string
  score: number
  confidence: number
  nearness: number
  evidence: number
  /** A name of it stands in the question word for word. */
  name: number
  /** Likeness to its own names alone: what a matter is called tells siblings apart better than how it is told. */
  likeName: number
}

/** Share of each part in the score. Naive Bayes and nearest neighbour err on different questions. */
const SHARE = { nearness: 0.35, evidence: 0.35, name: 0.17, likeName: 0.13 }

/** An aspect phrase ("mất mấy ngày") is the frame of a question, but now and then its words are the topic. */
const ASPECT_WORD_WEIGHT = 0.3

export interface Ranker {
  /**
   * Ranks what the proposed passages are about, best first.
   * @param proposed indexes into the passages the ranker was made from
   */
  rank(question: Reading, proposed: readonly number[]): Ranked[]
}

/** Prepares the vectors of all passages; ranking afterwards only reads. */
export function createRanker(
  passages: ReadonlyArray<Passage & { reading: Reading }>,
  siblings: readonly SpecialSibling[],
): Ranker {
  const codes = [...new Set(passages.map(({ code }) => code))]
  const groups = new Map(codes.map((code, group) => [code, group]))
  const index = createSayingIndex(passages.map(({ reading }) => reading.folded))
  const nameAt = passages.flatMap(({ form }, saying) => (form === "name" ? [saying] : []))
  const codeOf = (saying: number) => passages[saying]?.code ?? ""
  const evidence = createWordEvidence(index.postings, (saying) => groups.get(codeOf(saying)) ?? 0, codes.length)
  const names = passages
    .filter(({ form }) => form === "name")
    .map(({ code, reading }) => ({ code, words: reading.folded }))

  return {
    rank(question, proposed) {
      const weights = topicWeights(question)
      const vector = index.vectorOf(question.folded, weights)
      const likeness = products(index.postings, vector)
      const near = nearness(likeness, proposed, codeOf)
      const likeNames = nearest(likeness, nameAt, codeOf)
      const odds = evidence(vector)
      const proof = new Map([...near.keys()].map((code) => [code, odds[groups.get(code) ?? 0] ?? 0]))
      const named = namesIn(question.folded, weights, names)
      const best = Math.max(...near.values(), Number.EPSILON)
      const bestName = Math.max(...likeNames.values(), Number.EPSILON)
      const strongest = Math.max(...proof.values(), Number.EPSILON)

      const parts = [...near.keys()].map((code) => {
        const part = {
          nearness: (near.get(code) ?? 0) / best,
          evidence: (proof.get(code) ?? 0) / strongest,
          name: named.get(code) ?? 0,
          likeName: (likeNames.get(code) ?? 0) / bestName,
        }
        const score =
          SHARE.nearness * part.nearness +
          SHARE.evidence * part.evidence +
          SHARE.name * part.name +
          SHARE.likeName * part.likeName
        return { code, score, confidence: confidence(near.get(code) ?? 0, proof.get(code) ?? 0), ...part }
      })
      // A mark counts where it is topic, not in the frame: "mất bao lâu" does not say that something was lost.
      const topic = question.folded.map((word, index) => (weights[index] === 1 ? word : ""))
      const isSaid = (phrase: readonly string[]) => indexOfPhrase(topic, phrase) !== -1
      const scores = preferPlain(new Map(parts.map(({ code, score }) => [code, score])), siblings, isSaid)
      return parts
        .map((part) => ({ ...part, score: scores.get(part.code) ?? 0 }))
        .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
    },
  }
}

/** How much each word speaks of the topic; when nothing does, all words do. */
function topicWeights(reading: Reading): number[] {
  const { folded } = reading
  const filler = markFiller(reading)
  const aspect = markAspectWords(reading)
  const negated = markNegated(folded)
  const weights = folded.map((_, index) =>
    filler[index] || negated[index] ? 0 : aspect[index] ? ASPECT_WORD_WEIGHT : 1,
  )
  return weights.some((weight) => weight === 1) ? weights : folded.map(() => 1)
}
