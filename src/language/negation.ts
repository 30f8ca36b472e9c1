import { phraseList } from "./phrase-list.ts"
import { indexOfPhrase } from "./reading.ts"

/** After these a citizen names what is *not* meant. "không phải" alone also opens a correction, so it is not here. */
const NOT_MEANT = phraseList(`
  chu khong phai, chu dau phai, chu khong, dung nham voi, dung nham sang, khong phai la, khong lien quan
`)

/** How many words after such a phrase belong to what is not meant. */
const REACH = 5

/** For each word: whether it names what the citizen says is not meant. */
export function markNegated(folded: readonly string[]): boolean[] {
  const marked = folded.map(() => false)
  for (const phrase of NOT_MEANT) {
    const at = indexOfPhrase(folded, phrase)
    if (at > 0) marked.fill(true, at, at + phrase.length + REACH)
  }
  return marked
}
