import { indexOfPhrase, type Reading, read, typesMarks } from "./reading.ts"

/** A phrase that is compared as it was typed: with marks in a message that has marks, without in one that has none. */
export interface WrittenPhrase {
  words: readonly string[]
  /** Null when the phrase means other things too once its marks are gone. */
  folded: readonly string[] | null
}

/** Reads phrases written with marks and commas between them; "!" before one: only as written. */
export function writtenPhrases(text: string): WrittenPhrase[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "")
    .map((phrase) => {
      const { words, folded } = read(phrase)
      return { words, folded: phrase.startsWith("!") ? null : folded }
    })
}

/** Whether a message says one of the phrases. */
export function saysOneOf(reading: Reading, phrases: readonly WrittenPhrase[]): boolean {
  const hasMarks = typesMarks(reading.words)
  return phrases.some(({ words, folded }) =>
    hasMarks
      ? indexOfPhrase(reading.words, words) !== -1
      : folded !== null && indexOfPhrase(reading.folded, folded) !== -1,
  )
}
