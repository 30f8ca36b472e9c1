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
export type NamesIn = (folded: readonly string[], topicWeight: readonly number[]) => Map<string, number>

/** Sorts names by their first two words, so that a question is compared only with those that can begin in it. */
export function createNamesIn(names: readonly FoldedName[]): NamesIn {
  const byBeginning = Map.groupBy(names, ({ words }) => words.slice(0, 2).join(" "))

  return (folded, topicWeight) => {
    const whole = topicWeight.reduce((sum, weight) => sum + weight, 0) || 1
    const found = new Map<string, number>()
    for (const [at, first] of folded.entries())
      for (const { code, words } of [first, `${first} ${folded[at + 1]}`].flatMap(
        (start) => byBeginning.get(start) ?? [],
      )) {
        if (!words.every((word, offset) => folded[at + offset] === word)) continue
        const covered = words.reduce((sum, _, offset) => sum + (topicWeight[at + offset] ?? 0), 0) / whole
        found.set(code, Math.max(found.get(code) ?? 0, covered))
      }
    return found
  }
}
