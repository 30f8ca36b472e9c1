import { sameSpelling } from "./fold.ts"

/**
 * Reads a list of folded phrases written with commas between them, over as many lines as it takes.
 * @returns each phrase as its words
 */
export function phraseList(text: string): string[][] {
  return text
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "")
    .map((phrase) => phrase.split(/\s+/).map(sameSpelling))
}
