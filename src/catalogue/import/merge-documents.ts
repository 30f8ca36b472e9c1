import type { Procedure, RequiredDocument } from "../../domain/procedure.ts"
import { whenKey } from "../diff/diff-parts.ts"
import { pair } from "../diff/pair.ts"
import type { ImportedDocument } from "./imported.ts"
import { documentsBeside, isDividedByHand, namesCase } from "./paper-cases.ts"
import { letterKey, nameKey } from "./words.ts"

/** Shares of both lists that must be the same word for word before the one of the file may replace the record's. */
const VERBATIM_OWN = 0.8
const VERBATIM_IMPORTED = 0.5
/** The source of records that an import made begins so; nobody put their papers into words yet. */
export const IMPORTED_FROM = "Tệp "
/** Share of common words from which a paper of the file is taken to be one of the record in other words. */
const AKIN_SHARE = 0.5

/**
 * The papers of a record after a file. A list that was taken over word for word is replaced; a list that somebody
 * shortened, put into words or divided into cases is left as it is, and papers it does not seem to have go to `review`.
 */
export function mergeDocuments(
  existing: Procedure,
  imported: readonly ImportedDocument[],
  review: string[],
): Pick<Procedure, "requiredDocuments" | "questions"> {
  const own = existing.requiredDocuments
  const laid = isOpen(existing, imported) ? layOver(existing, imported, review) : null
  if (laid !== null) return laid
  for (const paper of imported)
    if (!own.some((other) => isAkin(paper, other)))
      review.push(`Giấy tờ trong tệp mà bản ghi có vẻ chưa có: ${paper.title}`)
  return { requiredDocuments: own, ...(existing.questions === undefined ? {} : { questions: existing.questions }) }
}

/** Whether the papers of a record are those of a file, or none yet. */
function isOpen(existing: Procedure, imported: readonly ImportedDocument[]): boolean {
  const { requiredDocuments: own, documentsNote, source } = existing
  const keys = new Set(imported.map(({ title }) => letterKey(title)))
  const verbatim = own.filter(({ title }) => keys.has(letterKey(title))).length
  const isCopied = verbatim >= 2 && verbatim >= own.length * VERBATIM_OWN && verbatim >= keys.size * VERBATIM_IMPORTED
  const isEmpty = own.length === 0 && documentsNote === undefined
  return !isDividedByHand(existing) && (isEmpty || isCopied || source.name.startsWith(IMPORTED_FROM))
}

/** The papers of the file with the words the record has for them; null when words would be lost. */
function layOver(
  { requiredDocuments: own, questions }: Procedure,
  imported: readonly ImportedDocument[],
  review: string[],
): Pick<Procedure, "requiredDocuments" | "questions"> | null {
  const said = documentsBeside(questions, imported)
  if (said === null) return null
  const { pairs } = pair(own, said.requiredDocuments, likeness)
  const gone = pairs.flatMap(([old, paper]) => (old !== undefined && paper === undefined ? [old] : []))
  const come = pairs.flatMap(([old, paper]) => (old === undefined && paper !== undefined ? [paper] : []))
  if (gone.some((old) => hasWords(old) || come.some((paper) => isAkin(paper, old)))) return null
  const requiredDocuments = pairs.flatMap(([old, paper]) => {
    if (paper === undefined) return []
    return [old === undefined ? paper : keepWords(old, paper, review)]
  })
  return { ...said, requiredDocuments }
}

/** One paper is listed once for each case; a note in other words may have taken the place of the one that names it. */
function likeness(old: RequiredDocument, paper: RequiredDocument): number {
  if (letterKey(old.title) !== letterKey(paper.title) || whenKey(old.when) !== whenKey(paper.when)) return 0
  if (caseIn(old) === caseIn(paper)) return 2
  return caseIn(old) === undefined ? 1 : 0
}

function caseIn({ note }: RequiredDocument): string | undefined {
  return note !== undefined && namesCase(note) ? note : undefined
}

/** Whether somebody said something of a paper that no file says. */
function hasWords(paper: RequiredDocument): boolean {
  return paper.replacedBy !== undefined || paper.note !== caseIn(paper)
}

/** The paper of the record with the numbers of the file, where it states any. */
function keepWords(old: RequiredDocument, paper: RequiredDocument, review: string[]): RequiredDocument {
  const { originals, copies, ...words } = old
  const isCounted = paper.originals !== undefined || paper.copies !== undefined
  const [ownForm, form] = [letterKey(old.form?.code ?? ""), letterKey(paper.form?.code ?? "")]
  if (ownForm !== "" && form !== "" && ownForm !== form)
    review.push(`Mẫu của “${old.title}”: tệp ghi ${paper.form?.code}, bản ghi có ${old.form?.code}.`)
  return isCounted ? { ...paper, ...words } : { ...paper, ...old }
}

function isAkin(paper: Pick<ImportedDocument, "title" | "form">, other: RequiredDocument): boolean {
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
