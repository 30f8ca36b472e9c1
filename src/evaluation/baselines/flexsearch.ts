import { Document, type DocumentOptions } from "flexsearch"
import { PLACES } from "../ranking.ts"
import { foldedWords, type SearchEngine, type SearchRecord, wordsOf } from "./engine.ts"

type Indexed = { code: string; words: string; sayings: string }

/** Ten hits of each field are too few to be merged well. */
const LIMIT = 50
/** Damps the lead of the first places when two lists are merged; the best of 1, 5 and 20. */
const DAMPING = 5

/**
 * FlexSearch over two fields: names before documents (it ranks what stands earlier higher), and sayings.
 *
 * Settings chosen on 25 November 2026 on the shipped questions, by hit@1 without and with sayings: as here 0.71 and
 * 0.82; beginnings of words (`forward`) 0.24 and 0.53; no pairs of neighbouring words (`context`) 0.32 and 0.59; the
 * default resolution 0.70 and 0.82. Its own `merge` lets the first field go before all others (0.71 with sayings too)
 * and its `Resolver` with boosts finds next to nothing, so that the lists are merged by places here.
 */
export async function openFlexSearch(records: readonly SearchRecord[]): Promise<SearchEngine> {
  const field = {
    tokenize: "strict",
    encode: wordsOf,
    resolution: 100,
    context: { resolution: 100, depth: 1, bidirectional: true },
  } as const
  const options: DocumentOptions<Indexed> = {
    document: {
      id: "code",
      index: [
        { field: "words", ...field },
        { field: "sayings", ...field },
      ],
    },
  }
  const index = new Document<Indexed>(options)
  for (const { code, names, documents, sayings } of records)
    index.add({ code, words: [...names, documents].join(" "), sayings: sayings.join(" ") })

  return {
    name: "FlexSearch",
    find(question) {
      const scores = new Map<string, number>()
      // Without `suggest` one unknown word would empty the list.
      for (const { result } of index.search(foldedWords(question), { suggest: true, limit: LIMIT }))
        for (const [place, id] of result.entries()) {
          const code = String(id)
          scores.set(code, (scores.get(code) ?? 0) + 1 / (DAMPING + place))
        }
      return [...scores]
        .sort(([, one], [, other]) => other - one)
        .slice(0, PLACES)
        .map(([code]) => code)
    },
  }
}
