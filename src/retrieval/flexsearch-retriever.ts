import { Index } from "flexsearch"
import type { Catalogue } from "../domain/catalogue.ts"
import type { Hit, Retriever } from "../domain/ports.ts"
import { read } from "../language/reading.ts"
import { specialSiblings } from "./families.ts"
import { passagesOf } from "./passages.ts"
import { createRanker } from "./rank.ts"

/** Passages FlexSearch proposes per question; with 400 every development question still had its procedure among them. */
const CANDIDATES = 400

/**
 * Finds procedures: FlexSearch proposes passages, our own ranking decides.
 * Built once per catalogue snapshot; answering only reads.
 */
export function createRetriever(catalogue: Catalogue): Retriever {
  const passages = passagesOf(catalogue).map((passage) => ({ ...passage, reading: read(passage.text) }))
  const kinds = new Map(passages.map(({ code, kind }) => [code, kind]))
  // Folding is ours alone: FlexSearch's own would leave "đ" and cut numbers in threes.
  const index = new Index({ tokenize: "strict", encode: (text: string) => text.split(" "), cache: false })
  for (const [id, passage] of passages.entries()) index.add(id, passage.reading.folded.join(" "))
  const ranker = createRanker(passages, specialSiblings(catalogue))

  return {
    find(question, limit) {
      const reading = read(question)
      // `suggest` keeps passages that lack some of the words; without it one unknown word finds nothing.
      const proposed = index.search(reading.folded.join(" "), { limit: CANDIDATES, suggest: true }).map(Number)
      return ranker
        .rank(reading, proposed)
        .slice(0, limit)
        .map(({ code, score, confidence }): Hit => ({ kind: kinds.get(code) ?? "procedure", code, score, confidence }))
    },
  }
}
