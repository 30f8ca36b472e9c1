import { standardise } from "./dialect.ts"
import { fold, hasMarks, sameSpelling } from "./fold.ts"
import { expandShorthand } from "./shorthand.ts"
import { tokens } from "./tokens.ts"

/** A text as the machine reads it. Both lists have the same length. */
export interface Reading {
  /** Standard words with the marks that were typed, or that a reader put back. */
  words: readonly string[]
  /** The same without marks and in one spelling: what everything is compared by. */
  folded: readonly string[]
}

/** How a text is read. */
export type Read = (text: string) => Reading

/** Reads a question, a title or an utterance: tokens, then shorthand, then dialect, then folding. */
export function read(text: string): Reading {
  return readingOf(tokens(text))
}

/** Reads words that were cut apart already. */
export function readingOf(typed: readonly string[]): Reading {
  const words = standardise(expandShorthand(typed))
  return { words, folded: words.map((word) => sameSpelling(fold(word))) }
}

/** Where `phrase` (folded words) begins in `folded`, or -1. */
export function indexOfPhrase(folded: readonly string[], phrase: readonly string[], from = 0): number {
  for (let start = from; start + phrase.length <= folded.length; start++)
    if (phrase.every((word, offset) => folded[start + offset] === word)) return start
  return -1
}

/** Whether somebody types marks at all; a message without any is compared without them. */
export function typesMarks(words: readonly string[]): boolean {
  return words.some(hasMarks)
}
