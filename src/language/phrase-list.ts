/** Reads a list of phrases written with commas between them, over as many lines as it takes. */
export function phraseList(text: string): string[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim().replace(/\s+/g, " "))
    .filter((phrase) => phrase !== "")
}
