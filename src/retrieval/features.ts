import { fold } from "../language/fold.ts"
import type { Reading } from "../language/reading.ts"

/**
 * How much a feature of each kind weighs beside a word as rare as it. A pair is rarer than its words and so weighs more
 * without help; runs of letters and written tones repeat what the words say already.
 */
const KIND_WEIGHT: Readonly<Record<string, number>> = { w: 1, p: 1, g: 0.5, c: 0.35, t: 0.7, u: 0.7 }

/**
 * The words a text can share with another, as counted strings whose first letter is their kind: words (`w`), word
 * pairs (`p`) and pairs with one word between (`g`).
 * @param folded words as `read` gives them
 * @param weights 0 … 1 per word: how much it speaks of the topic; 1 unless given
 */
export function wordCounts(folded: readonly string[], weights?: readonly number[]): Map<string, number> {
  const counts = new Map<string, number>()
  const weightAt = (index: number) => weights?.[index] ?? 1
  folded.forEach((word, index) => {
    const next = folded[index + 1]
    const afterNext = folded[index + 2]
    add(counts, `w${word}`, weightAt(index))
    if (next !== undefined) add(counts, `p${word} ${next}`, (weightAt(index) + weightAt(index + 1)) / 2)
    if (afterNext !== undefined) add(counts, `g${word} ${afterNext}`, (weightAt(index) + weightAt(index + 2)) / 2)
  })
  return counts
}

/**
 * All that a reading can share with another: its words, runs of four letters (`c`), and what its marks tell besides:
 * words (`t`) and word pairs (`u`) as they are written with tones, each counted once. A text typed without marks has
 * none of the last.
 * @param weights as for `wordCounts`
 */
export function featureCounts({ words, folded }: Reading, weights?: readonly number[]): Map<string, number> {
  const counts = wordCounts(folded, weights)
  const weightAt = (index: number) => weights?.[index] ?? 1
  const wordOfLetter = folded.flatMap((word, index) => new Array<number>(word.length + 1).fill(index))
  const letters = ` ${folded.join(" ")} `
  for (let at = 0; at + 4 <= letters.length; at++)
    add(counts, `c${letters.slice(at, at + 4)}`, weightAt(wordOfLetter[at] ?? 0))
  words.forEach((word, index) => {
    if (weightAt(index) === 0 || fold(word) === word) return
    const next = words[index + 1]
    counts.set(`t${word}`, weightAt(index))
    if (next !== undefined) counts.set(`u${word} ${next}`, (weightAt(index) + weightAt(index + 1)) / 2)
  })
  return counts
}

function add(counts: Map<string, number>, feature: string, weight: number): void {
  if (weight > 0) counts.set(feature, (counts.get(feature) ?? 0) + weight)
}

/** How much a feature weighs in a text: more when it occurs again and when it is rare, less when it is only letters. */
export function featureWeight(feature: string, count: number, rarity: number): number {
  return Math.log1p(count) * rarity * (KIND_WEIGHT[feature[0] ?? ""] ?? 0)
}

/**
 * How rare a feature is.
 * @param texts how many texts there are
 * @param holders how many of them hold it
 */
export function rarityOf(texts: number, holders: number): number {
  return Math.log(1 + texts / (1 + holders))
}
