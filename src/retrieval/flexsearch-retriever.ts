import { Index } from "flexsearch"
import type { Catalogue } from "../domain/catalogue.ts"
import type { ExplainedHit, Retriever } from "../domain/ports.ts"
import { type Read, read } from "../language/reading.ts"
import type { LearnedWeights } from "./learned-weights.ts"
import { passagesOf } from "./passages.ts"
import { createRanker } from "./rank.ts"
import { topicWeights } from "./topic-weights.ts"

/**
 * Finds procedures: FlexSearch proposes those that share a word of the topic, our own ranking decides.
 * Built once per catalogue snapshot; answering only reads.
 * @param weights learned from an earlier state of the catalogue; null does without. Procedures they do not know
 * are found by names and sayings alone.
 * @param readQuestion how questions are read; names and sayings are written with care and read as they stand
 */
export function createRetriever(
  catalogue: Catalogue,
  weights: LearnedWeights | null,
  readQuestion: Read = read,
): Retriever {
  const passages = passagesOf(catalogue).map((passage) => ({ ...passage, reading: read(passage.text) }))
  const kinds = new Map(passages.map(({ code, kind }) => [code, kind]))
  const codes = [...kinds.keys()]
  // Folding is ours alone: FlexSearch's own would leave "đ" and cut numbers in threes.
  const index = new Index({ tokenize: "strict", encode: (text: string) => text.split(" "), cache: false })
  // In the order of `codes`: both are in order of first appearance.
  for (const [id, own] of [...Map.groupBy(passages, ({ code }) => code).values()].entries())
    index.add(id, own.map(({ reading }) => reading.folded.join(" ")).join(" "))
  const ranker = createRanker(passages, catalogue, weights)

  function explain(question: string, limit: number): ExplainedHit[] {
    const reading = readQuestion(question)
    const topicality = topicWeights(reading)
    const topic = new Set(reading.folded.filter((_, at) => topicality[at] === 1))
    // Word by word: asked for all words at once, FlexSearch finds nothing when one is unknown, and its way round
    // that (`suggest`) costs ten times as much and loses one procedure in thirty.
    const proposed = new Set<string>()
    for (const word of topic) {
      // A story's common words propose everything; the rest of them can add nothing.
      if (proposed.size === codes.length) break
      for (const id of index.search(word, { limit: codes.length })) proposed.add(codes[Number(id)] ?? "")
    }
    return ranker.rank(reading, topicality, proposed, limit).map(({ nearestPassage, grounds: _, ...ranked }) => ({
      ...ranked,
      kind: kinds.get(ranked.code) ?? "procedure",
      nearest: passages[nearestPassage]?.text ?? null,
    }))
  }

  return {
    explain,
    find: (question, limit) =>
      explain(question, limit).map(({ kind, code, score, confidence }) => ({ kind, code, score, confidence })),
  }
}
