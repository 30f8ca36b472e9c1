import type { CaseQuestion, Procedure, RequiredDocument } from "../../domain/procedure.ts"
import type { ImportedDocument } from "./imported.ts"
import { letterKey, nameKey } from "./words.ts"

/** Shares of both lists that must be the same word for word before the one of the file may replace the record's. */
const VERBATIM_OWN = 0.8
const VERBATIM_IMPORTED = 0.5
/** The source of records that an import made begins so; nobody put their papers into words yet. */
export const IMPORTED_FROM = "Tệp "
/** Share of common words from which a paper of the file is taken to be one of the record in other words. */
const AKIN_SHARE = 0.5
const MAX_LABEL = 60
/** How the note of a paper names a case that is no question. */
const CASE_MARK = "Trường hợp: "
const CASE_QUESTION = "truong-hop"

/**
 * The papers of a record after a file. A list that was taken over word for word is replaced; a list that somebody
 * shortened or divided into cases is left as it is, and papers it does not seem to have go to `review`.
 */
export function mergeDocuments(
  existing: Procedure,
  imported: readonly ImportedDocument[],
  review: string[],
): Pick<Procedure, "requiredDocuments" | "questions"> {
  const own = existing.requiredDocuments
  const ownQuestions = existing.questions === undefined ? {} : { questions: existing.questions }
  const keys = new Set(imported.map(({ title }) => letterKey(title)))
  const verbatim = own.filter(({ title }) => keys.has(letterKey(title))).length
  const isCopied = verbatim >= 2 && verbatim >= own.length * VERBATIM_OWN && verbatim >= keys.size * VERBATIM_IMPORTED
  const isEmpty = own.length === 0 && existing.documentsNote === undefined
  const isOpen = isEmpty || isCopied || existing.source.name.startsWith(IMPORTED_FROM)
  if (!isOpen || isDividedByHand(existing)) {
    for (const paper of imported)
      if (!own.some((other) => isAkin(paper, other)))
        review.push(`Giấy tờ trong tệp mà bản ghi có vẻ chưa có: ${paper.title}`)
    return { requiredDocuments: own, ...ownQuestions }
  }
  const made = newDocuments(imported)
  const requiredDocuments = made.requiredDocuments.map((paper) => {
    const old = own.find((other) => isSamePaper(other, paper))
    return old === undefined ? paper : keepWords(old, paper)
  })
  return { ...ownQuestions, ...made, requiredDocuments }
}

/** Papers of a new record; a few short cases become the question of a decision table, others stand in the note. */
export function newDocuments(
  imported: readonly ImportedDocument[],
): Pick<Procedure, "requiredDocuments" | "questions"> {
  const groups = [...new Set(imported.flatMap(({ group }) => group ?? []))]
  const areOptions = groups.length >= 2 && groups.length <= 5 && groups.every((group) => group.length <= MAX_LABEL)
  const requiredDocuments = imported.map(({ group, ...paper }): RequiredDocument => {
    if (group === undefined) return paper
    return areOptions
      ? { ...paper, when: { [CASE_QUESTION]: optionId(groups.indexOf(group)) } }
      : { ...paper, note: `${CASE_MARK}${group}` }
  })
  if (!areOptions) return { requiredDocuments }
  const question: CaseQuestion = {
    id: CASE_QUESTION,
    ask: "Anh/chị thuộc trường hợp nào?",
    options: groups.map((label, index) => ({ id: optionId(index), label })),
  }
  return { requiredDocuments, questions: [question] }
}

function optionId(index: number): string {
  return `truong-hop-${index + 1}`
}

/** The question an import made may be made again; any other is somebody's work. */
function isDividedByHand({ questions, requiredDocuments }: Procedure): boolean {
  const isMade = (questions ?? []).every(({ id }) => id === CASE_QUESTION)
  return !isMade && requiredDocuments.some(({ when }) => when !== undefined)
}

/** One paper is listed once for each case. */
function isSamePaper(other: RequiredDocument, paper: RequiredDocument): boolean {
  const isSameCase = paper.note === undefined || paper.note === other.note || other.note?.startsWith(CASE_MARK) !== true
  return (
    isSameCase &&
    letterKey(other.title) === letterKey(paper.title) &&
    JSON.stringify(other.when) === JSON.stringify(paper.when)
  )
}

function keepWords(old: RequiredDocument, paper: RequiredDocument): RequiredDocument {
  const { note, replacedBy, handling, form } = old
  return {
    ...paper,
    title: old.title,
    handling,
    ...(form === undefined ? {} : { form }),
    ...(note === undefined ? {} : { note }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
  }
}

function isAkin(paper: ImportedDocument, other: RequiredDocument): boolean {
  if (paper.form?.code !== undefined && letterKey(paper.form.code) === letterKey(other.form?.code ?? "")) return true
  return isAkinText(paper.title, `${other.title} ${other.note ?? ""}`)
}

/** Whether one of two texts mostly says what the other does. */
export function isAkinText(one: string, other: string): boolean {
  const words = (text: string) =>
    new Set(
      nameKey(text)
        .split(" ")
        .filter((word) => word.length > 1),
    )
  const [a, b] = [words(one), words(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared >= Math.min(a.size, b.size) * AKIN_SHARE
}
