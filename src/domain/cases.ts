import type { CaseQuestion, Procedure, When } from "./procedure.ts"
import { lowerFirst } from "./wording.ts"

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

/**
 * The choices that still count. A choice is dropped when the record has no such question or option (any more), or when
 * another choice has made its question moot: who changes from one benefit to another was never asked about the first.
 */
export function soundChoices(procedure: Procedure, choices: Choices): Choices {
  const sound: Record<string, string> = {}
  for (const question of procedure.questions ?? []) {
    const chosen = question.options.find(({ id }) => id === choices[question.id])
    if (chosen !== undefined && applies(question.when, sound) !== "no") sound[question.id] = chosen.id
  }
  return sound
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
  // A later question may hang on an earlier one that no part names itself, and that one on a still earlier one.
  for (const question of procedure.questions?.toReversed() ?? []) {
    if (needed.has(question.id)) for (const id of Object.keys(question.when ?? {})) needed.add(id)
  }
  return (
    procedure.questions?.find(
      (question) =>
        needed.has(question.id) && choices[question.id] === undefined && applies(question.when, choices) === "yes",
    ) ?? null
  )
}

/** The chosen cases in words, in the order of the questions. */
export function caseLabels(procedure: Procedure, choices: Choices): string[] {
  return (procedure.questions ?? []).flatMap(
    (question) => question.options.find((option) => option.id === choices[question.id])?.label ?? [],
  )
}

/** Labels this short ("Có", "Không phải") say nothing without their question. */
const BARE_LABEL_CHARS = 12

/** The case a `when` stands for, in words: its option labels, with their question where a label alone says nothing. */
export function formatCase(when: When, questions: readonly CaseQuestion[]): string {
  const parts = Object.entries(when).map(([questionId, chosen]) => {
    const question = questions.find(({ id }) => id === questionId)
    const labels = [chosen].flat().map((id) => question?.options.find((option) => option.id === id)?.label ?? id)
    const isBare = labels.some((label) => label.length < BARE_LABEL_CHARS)
    const answer = labels.map((label, place) => (place === 0 ? label : lowerFirst(label))).join(" hoặc ")
    return isBare && question !== undefined ? `${question.ask} ${answer}` : answer
  })
  return parts.join("; ")
}
