import { indexOfPhrase } from "../language/reading.ts"

/** A procedure's name as folded words. */
export interface FoldedName {
  code: string
  words: readonly string[]
}

/**
 * How much of a question's topic a procedure's own name covers, when the name stands in it word for word.
 * @param topicWeight weight of each word of the question, 0 for filler
 * @returns code → 0 … 1; only names that occur
 */
export function namesIn(
  folded: readonly string[],
  topicWeight: readonly number[],
  names: readonly FoldedName[],
): Map<string, number> {
  const whole = topicWeight.reduce((sum, weight) => sum + weight, 0) || 1
  const found = new Map<string, number>()
  for (const { code, words } of names) {
    const at = indexOfPhrase(folded, words)
    if (at === -1) continue
    const covered = words.reduce((sum, _, offset) => sum + (topicWeight[at + offset] ?? 0), 0) / whole
    found.set(code, Math.max(found.get(code) ?? 0, covered))
  }
  return found
}
