import { sameSpelling } from "./fold.ts"

/** Reads a list of folded phrases written with commas between them, over as many lines as it takes. */
export function phraseList(text: string): string[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim().split(/\s+/).map(sameSpelling).join(" "))
    .filter((phrase) => phrase !== "")
}
