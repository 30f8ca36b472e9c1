import { create, insertMultiple, search } from "@orama/orama"
import { PLACES } from "../ranking.ts"
import { foldedWords, type SearchEngine, type SearchRecord, searchPassagesOf, wordsOf } from "./engine.ts"

/** Enough sentences for ten procedures. */
const LIMIT = 50
/** Orama takes every word for the beginning of longer ones; a word that ends with this begins no other. */
const WORD_END = "_"

/**
 * Orama over one document a sentence.
 *
 * Settings chosen on 25 November 2026 on the shipped questions, by hit@1 without and with sayings: as here 0.72 and
 * 0.77; beginnings of words 0.54 and 0.56; one document a procedure 0.56 and 0.32; the default `b` (0.75) 0.71 and
 * 0.77; `tolerance` 0.05 and 0.05. `exact` is no way to whole words: it wants all of them.
 */
export async function openOrama(records: readonly SearchRecord[]): Promise<SearchEngine> {
  const index = create({
    schema: { code: "string", name: "string", documents: "string" },
    components: {
      tokenizer: {
        language: "english",
        normalizationCache: new Map(),
        tokenize: (text) => [...new Set(wordsOf(text).map((word) => `${word}${WORD_END}`))],
      },
    },
  })
  await insertMultiple(index, searchPassagesOf(records))

  return {
    name: "Orama",
    find(question) {
      const term = foldedWords(question)
      // Nothing asked, it would give all there is.
      if (term === "") return []
      const found = search(index, {
        term,
        properties: ["name", "documents"],
        boost: { name: 2 },
        relevance: { k: 1.2, b: 0.6, d: 0.5 },
        // 1: any of the words is enough.
        threshold: 1,
        limit: LIMIT,
      })
      // A promise only where plug-ins wait for something.
      if (found instanceof Promise) return []
      return [...new Set(found.hits.map(({ document }) => document.code))].slice(0, PLACES)
    },
  }
}
