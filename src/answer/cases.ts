import type { CaseQuestion, Procedure, When } from "../domain/procedure.ts"
import { indexOfPhrase, read } from "../language/reading.ts"

/** Chosen cases: question id → option id. */
export type Choices = Readonly<Record<string, string>>

/** Whether a part of a record is for this person: `open` while a question it hangs on is not answered. */
export type Applicability = "yes" | "no" | "open"

/** Whether what `when` stands on applies under the choices made so far. */
export function applies(when: When | undefined, choices: Choices): Applicability {
  let result: Applicability = "yes"
  for (const [question, allowed] of Object.entries(when ?? {})) {
    const chosen = choices[question]
    if (chosen === undefined) result = "open"
    else if (![allowed].flat().includes(chosen)) return "no"
  }
  return result
}

/** The parts that apply for sure, in their order. */
export function forThisCase<T extends { when?: When }>(parts: readonly T[], choices: Choices): T[] {
  return parts.filter((part) => applies(part.when, choices) === "yes")
}

/** The parts that may still apply. */
export function perhapsForThisCase<T extends { when?: When }>(parts: readonly T[], choices: Choices): T[] {
  return parts.filter((part) => applies(part.when, choices) !== "no")
}

/** The first unanswered question on which one of the given parts still hangs; null when every part is settled. */
export function openQuestion(
  procedure: Procedure,
  parts: ReadonlyArray<{ when?: When }>,
  choices: Choices,
): CaseQuestion | null {
  const open = parts.filter((part) => applies(part.when, choices) === "open")
  const needed = new Set(open.flatMap((part) => Object.keys(part.when ?? {})))
  for (const question of procedure.questions ?? []) {
    // A later question may hang on an earlier one that no part names itself.
    if (needed.has(question.id)) for (const id of Object.keys(question.when ?? {})) needed.add(id)
  }
  return (
    procedure.questions?.find(
      (question) =>
        needed.has(question.id) && choices[question.id] === undefined && applies(question.when, choices) === "yes",
    ) ?? null
  )
}

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

/** The chosen cases in words, in the order of the questions. */
export function caseLabels(procedure: Procedure, choices: Choices): string[] {
  return (procedure.questions ?? []).flatMap(
    (question) => question.options.find((option) => option.id === choices[question.id])?.label ?? [],
  )
}

/** The case a `when` stands for, in words: "chưa quá 60 ngày". */
export function whenLabel(procedure: Procedure, when: When | undefined): string | null {
  const labels = Object.entries(when ?? {}).map(([id, allowed]) => {
    const question = procedure.questions?.find((candidate) => candidate.id === id)
    const options = [allowed]
      .flat()
      .map((optionId) => question?.options.find(({ id: own }) => own === optionId)?.label ?? optionId)
    return options.join(" hoặc ")
  })
  return labels.length === 0 ? null : labels.join(", ")
}
