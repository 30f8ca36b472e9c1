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

function longestCue(cues: readonly string[], folded: readonly string[]): number {
  let longest = 0
  for (const cue of cues) {
    const phrase = read(cue).folded
    if (phrase.length > longest && indexOfPhrase(folded, phrase) !== -1) longest = phrase.length
  }
  return longest
}
