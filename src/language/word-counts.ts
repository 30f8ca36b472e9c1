import { fold } from "./fold.ts"

/** How often words are said, alone and one after the other; a word is known by its number here. */
export interface WordCounts {
  /** By number. */
  words: readonly string[]
  /** -1 for a word that is never said. */
  numberOf(word: string): number
  /** 0 for -1. */
  count(number: number): number
  /** How often the second follows the first at once. */
  together(first: number, second: number): number
}

/** Counts the words of many texts; asking afterwards only looks up. */
export function countWords(texts: Iterable<readonly string[]>): WordCounts {
  const numbers = new Map<string, number>()
  const counts: number[] = []
  const followers: Map<number, number>[] = []
  for (const text of texts) {
    let following: Map<number, number> | undefined
    for (const word of text) {
      let number = numbers.get(word)
      if (number === undefined) {
        number = numbers.size
        numbers.set(word, number)
        counts.push(0)
        followers.push(new Map())
      }
      counts[number] = (counts[number] ?? 0) + 1
      following?.set(number, (following.get(number) ?? 0) + 1)
      following = followers[number]
    }
  }

  return {
    words: [...numbers.keys()],
    numberOf: (word) => numbers.get(word) ?? -1,
    count: (number) => counts[number] ?? 0,
    together: (first, second) => followers[first]?.get(second) ?? 0,
  }
}

/** How often words are said, whatever their marks; a word is known by its letters. */
export interface LetterCounts {
  count(letters: string): number
  together(first: string, second: string): number
  /** The ways in which letters are written, as numbers of the first of the counts. */
  spellings(letters: string): readonly number[]
}

/**
 * Adds up words with the same letters.
 * @param bare words of texts without marks
 */
export function countLetters(written: WordCounts, bare: WordCounts): LetterCounts {
  const spellings = Map.groupBy(written.words.keys(), (number) => fold(written.words[number] ?? ""))
  const spellingsOf = (letters: string) => spellings.get(letters) ?? []
  const sum = (numbers: readonly number[], value: (number: number) => number) =>
    numbers.reduce((total, number) => total + value(number), 0)
  const counts = new Map(bare.words.map((letters, number) => [letters, bare.count(number)]))
  for (const [letters, numbers] of spellings)
    counts.set(letters, (counts.get(letters) ?? 0) + sum(numbers, written.count))

  return {
    spellings: spellingsOf,
    count: (letters) => counts.get(letters) ?? 0,
    together: (first, second) =>
      sum(spellingsOf(first), (one) => sum(spellingsOf(second), (other) => written.together(one, other))) +
      bare.together(bare.numberOf(first), bare.numberOf(second)),
  }
}
