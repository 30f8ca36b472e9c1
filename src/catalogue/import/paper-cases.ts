import type { CaseQuestion, Procedure, RequiredDocument } from "../../domain/procedure.ts"
import type { ImportedDocument } from "./imported.ts"
import { letterKey } from "./words.ts"

/** The question by which an import parts papers into cases; any other is somebody's work. */
const CASE_QUESTION = "truong-hop"
const MAX_CASES = 5
const MAX_LABEL = 60
/** How the note of a paper names a case that is no question. */
const CASE_MARK = "Trường hợp: "

type Papers = Pick<Procedure, "requiredDocuments" | "questions">

/** Papers of a new record; a few short cases become the question of a decision table, others stand in the note. */
export function newDocuments(imported: readonly ImportedDocument[]): Papers {
  const question = newQuestion(casesOf(imported))
  return {
    requiredDocuments: divided(imported, question),
    ...(question === undefined ? {} : { questions: [question] }),
  }
}

/**
 * The same for a record that may ask questions already: they stay in their own words, and no other is put beside them.
 * @returns null when somebody put the cases into other words, so that it is not sure which is which
 */
export function documentsBeside(
  questions: Procedure["questions"],
  imported: readonly ImportedDocument[],
): Papers | null {
  if (questions === undefined) return newDocuments(imported)
  const own = questions.find(({ id }) => id === CASE_QUESTION)
  const question = own === undefined ? undefined : withCases(own, casesOf(imported))
  if (question === null) return null
  return {
    requiredDocuments: divided(imported, question),
    questions: questions.map((other) => (other === own ? (question ?? own) : other)),
  }
}

/** Whether somebody made questions of their own and hung papers on them. */
export function isDividedByHand({ questions = [], requiredDocuments }: Papers): boolean {
  return questions.some(({ id }) => id !== CASE_QUESTION) && requiredDocuments.some(({ when }) => when !== undefined)
}

/** Whether a note only names the case, as an import writes it. */
export function namesCase(note: string): boolean {
  return note.startsWith(CASE_MARK)
}

function casesOf(imported: readonly ImportedDocument[]): string[] {
  return [...new Set(imported.flatMap(({ group }) => group ?? []))]
}

function newQuestion(cases: readonly string[]): CaseQuestion | undefined {
  if (cases.length < 2 || cases.length > MAX_CASES || cases.some((name) => name.length > MAX_LABEL)) return undefined
  const options = cases.map((label, index) => ({ id: optionId(index), label }))
  return { id: CASE_QUESTION, ask: "Anh/chị thuộc trường hợp nào?", options }
}

/** The question with the cases that are new; null when one that went may be one that came, in other words. */
function withCases(question: CaseQuestion, cases: readonly string[]): CaseQuestion | null {
  const added = cases.filter((name) => optionOf(question, name) === undefined)
  if (added.length === 0) return question
  const isRenamed = question.options.some(({ label }) => !cases.some((name) => letterKey(name) === letterKey(label)))
  const isTooMuch = question.options.length + added.length > MAX_CASES || added.some((name) => name.length > MAX_LABEL)
  if (isRenamed || isTooMuch) return null
  const fresh = added.map((label, index) => ({ id: optionId(question.options.length + index), label }))
  return { ...question, options: [...question.options, ...fresh] }
}

function divided(imported: readonly ImportedDocument[], question: CaseQuestion | undefined): RequiredDocument[] {
  return imported.map(({ group, ...paper }): RequiredDocument => {
    if (group === undefined) return paper
    const option = question && optionOf(question, group)
    return option === undefined
      ? { ...paper, note: `${CASE_MARK}${group}` }
      : { ...paper, when: { [CASE_QUESTION]: option.id } }
  })
}

function optionOf({ options }: CaseQuestion, name: string) {
  return options.find(({ label }) => letterKey(label) === letterKey(name))
}

function optionId(index: number): string {
  return `${CASE_QUESTION}-${index + 1}`
}
