import { applies, type Choices } from "../domain/cases.ts"
import type { Procedure } from "../domain/procedure.ts"
import { indexOfPhrase, read } from "../language/reading.ts"

/**
 * Which cases the citizen has already told, by the cues of the options: the longest cue said decides a question,
 * and a tie decides nothing.
 */
export function casesToldIn(procedure: Procedure, folded: readonly string[], choices: Choices): Choices {
  const told: Record<string, string> = { ...choices }
  for (const question of procedure.questions ?? []) {
    if (applies(question.when, told) === "no") continue
    const said = question.options
      .map((option) => ({ id: option.id, length: longestCue(option.cues ?? [], folded) }))
      .filter(({ length }) => length > 0)
      .sort((a, b) => b.length - a.length)
    const [best, second] = said
    if (best !== undefined && best.length > (second?.length ?? 0)) told[question.id] = best.id
  }
  return told
}

/** Cues as they are read, kept for as long as their record: every question is compared with them. */
const readCues = new WeakMap<readonly string[], ReadonlyArray<readonly string[]>>()

function phrasesOf(cues: readonly string[]): ReadonlyArray<readonly string[]> {
  const known = readCues.get(cues)
  if (known !== undefined) return known
  const phrases = cues.map((cue) => read(cue).folded)
  readCues.set(cues, phrases)
  return phrases
}

function longestCue(cues: readonly string[], folded: readonly string[]): number {
  let longest = 0
  for (const phrase of phrasesOf(cues)) {
    if (phrase.length > longest && indexOfPhrase(folded, phrase) !== -1) longest = phrase.length
  }
  return longest
}
