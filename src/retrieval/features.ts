/** What two texts can share, as weighted strings; built from folded words. */
export type FeatureVector = ReadonlyMap<string, number>

/** A word pair says more than a word, a gapped pair a little less; letters bridge typing errors. */
const KIND_WEIGHT: Readonly<Record<string, number>> = { w: 1, p: 1, g: 0.5, c: 0.35 }

/**
 * Words, word pairs, pairs with one word between, and runs of four letters.
 * @param weights 0 … 1 per word: how much it speaks of the topic
 */
export function featureCounts(folded: readonly string[], weights?: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (feature: string, weight: number) => {
    if (weight > 0) counts.set(feature, (counts.get(feature) ?? 0) + weight)
  }
  const weightAt = (index: number) => weights?.[index] ?? 1
  folded.forEach((word, index) => {
    const next = folded[index + 1]
    const afterNext = folded[index + 2]
    add(`w${word}`, weightAt(index))
    if (next !== undefined) add(`p${word} ${next}`, (weightAt(index) + weightAt(index + 1)) / 2)
    if (afterNext !== undefined) add(`g${word} ${afterNext}`, (weightAt(index) + weightAt(index + 2)) / 2)
  })
  const letters = ` ${folded.join(" ")} `
  const wordOf: number[] = []
  folded.forEach((word, index) => {
    for (let count = 0; count <= word.length; count++) wordOf.push(index)
  })
  for (let at = 0; at + 4 <= letters.length; at++) add(`c${letters.slice(at, at + 4)}`, weightAt(wordOf[at] ?? 0))
  return counts
}

/** Inverse document frequency of each feature over a set of texts. */
export function inverseFrequencies(texts: readonly FeatureVector[]): (feature: string) => number {
  const frequency = new Map<string, number>()
  for (const text of texts) for (const feature of text.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1)
  return (feature) => Math.log(1 + texts.length / (1 + (frequency.get(feature) ?? 0)))
}

/** Weighs counts by rarity and kind, scaled to unit length, so that a product of two vectors is their cosine. */
export function weigh(counts: FeatureVector, rarity: (feature: string) => number): FeatureVector {
  const vector = new Map<string, number>()
  let squares = 0
  for (const [feature, count] of counts) {
    const weight = Math.log1p(count) * rarity(feature) * (KIND_WEIGHT[feature[0] ?? ""] ?? 0)
    vector.set(feature, weight)
    squares += weight * weight
  }
  const length = Math.sqrt(squares) || 1
  for (const [feature, weight] of vector) vector.set(feature, weight / length)
  return vector
}
