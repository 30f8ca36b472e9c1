import { Index } from "flexsearch"
import type { Catalogue } from "../domain/catalogue.ts"
import type { Hit, Retriever } from "../domain/ports.ts"
import { read } from "../language/reading.ts"
import { specialSiblings } from "./families.ts"
import type { LearnedWeights } from "./learned-weights.ts"
import { passagesOf } from "./passages.ts"
import { createRanker } from "./rank.ts"
import { topicWeights } from "./topic-weights.ts"

/** Passages FlexSearch proposes per question; with 400 every development question still had its procedure among them. */
const CANDIDATES = 600

/**
 * Finds procedures: FlexSearch proposes passages, our own ranking decides.
 * Built once per catalogue snapshot; answering only reads.
 * @param weights learned from an earlier state of the catalogue; null does without. Procedures they do not know
 * are found by names and sayings alone.
 */
export function createRetriever(catalogue: Catalogue, weights: LearnedWeights | null): Retriever {
  const passages = passagesOf(catalogue).map((passage) => ({ ...passage, reading: read(passage.text) }))
  const kinds = new Map(passages.map(({ code, kind }) => [code, kind]))
  // Folding is ours alone: FlexSearch's own would leave "đ" and cut numbers in threes.
  const index = new Index({ tokenize: "strict", encode: (text: string) => text.split(" "), cache: false })
  for (const [id, passage] of passages.entries()) index.add(id, passage.reading.folded.join(" "))
  const ranker = createRanker(passages, specialSiblings(catalogue), weights)

  return {
    find(question, limit) {
      const reading = read(question)
      const topicality = topicWeights(reading)
      const topic = new Set(reading.folded.filter((_, at) => topicality[at] === 1))
      // Word by word: asked for all words at once, FlexSearch finds nothing when one is unknown, and its way round
      // that (`suggest`) costs ten times as much and loses one procedure in thirty.
      const proposed = new Set<number>()
      for (const word of topic) for (const id of index.search(word, { limit: CANDIDATES })) proposed.add(Number(id))
      return ranker
        .rank(reading, topicality, proposed)
        .slice(0, limit)
        .map(({ code, score, confidence }): Hit => ({ kind: kinds.get(code) ?? "procedure", code, score, confidence }))
    },
  }
}
