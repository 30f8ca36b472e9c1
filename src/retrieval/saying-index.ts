import { featureWeight, rarityOf, wordCounts } from "./features.ts"
import { type Postings, type SparseVector, toPostings } from "./postings.ts"

/** All sayings as vectors of length 1 over a common vocabulary, so that a product of two is their cosine. */
export interface SayingIndex {
  /** Without word pairs that one saying alone holds, though they count in its length. */
  postings: Postings
  /**
   * A question over the vocabulary. Words nobody ever said have no place in it but count in its
   * length: a question full of unknown words is near to nothing.
   * @param weights 0 … 1 per word, as for `wordCounts`
   */
  vectorOf(folded: readonly string[], weights: readonly number[]): SparseVector
  /** Whether any saying holds the word. */
  knows(word: string): boolean
}

/** Builds the index from the folded words of every saying, in order. */
export function createSayingIndex(sayings: readonly (readonly string[])[]): SayingIndex {
  const idOf = new Map<string, number>()
  const names: string[] = []
  const texts = sayings.map((folded) => {
    const counts = [...wordCounts(folded)]
    const ids = new Uint32Array(counts.length)
    counts.forEach(([feature], at) => {
      const id = idOf.get(feature) ?? idOf.set(feature, names.length).size - 1
      if (id === names.length) names.push(feature)
      ids[at] = id
    })
    return { ids, weights: Float32Array.from(counts, ([, count]) => count) }
  })

  const holders = new Uint32Array(names.length)
  for (const { ids } of texts) for (const id of ids) holders[id] = (holders[id] ?? 0) + 1
  const rarity = (id: number | undefined) => rarityOf(texts.length, id === undefined ? 0 : (holders[id] ?? 0))

  for (const { ids, weights } of texts) {
    let squares = 0
    ids.forEach((id, at) => {
      const weight = featureWeight(names[id] ?? "", weights[at] ?? 0, rarity(id))
      weights[at] = weight
      squares += weight * weight
    })
    const length = Math.sqrt(squares) || 1
    for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / length
  }

  // A pair that one saying alone holds tells nothing that its words do not, and most pairs are such.
  const isKept = (id: number) => names[id]?.[0] === "w" || (holders[id] ?? 0) > 1
  const postings = toPostings(texts.length, names.length, (row, visit) => {
    texts[row]?.ids.forEach((id, at) => {
      if (isKept(id)) visit(id, texts[row]?.weights[at] ?? 0)
    })
  })

  return {
    postings,
    knows: (word) => idOf.has(`w${word}`),
    vectorOf(folded, weights) {
      const weighed = [...wordCounts(folded, weights)].map(([feature, count]) => {
        const id = idOf.get(feature)
        return { id, weight: featureWeight(feature, count, rarity(id)) }
      })
      const length = Math.sqrt(weighed.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1
      return weighed.flatMap(({ id, weight }) => (id === undefined ? [] : [[id, weight / length] as const]))
    },
  }
}
