import type { Subject } from "../../src/answer/subject.ts"
import { perhapsForThisCase } from "../../src/domain/cases.ts"
import type { RequiredDocument } from "../../src/domain/procedure.ts"
import { formatForm, lowerFirst } from "../../src/domain/wording.ts"
import { type Condition, inContext, openCase } from "./context.ts"
import { COUNTED_TEMPLATES, FORM_TEMPLATES, SHOWN_TEMPLATES, UNCOUNTED_TEMPLATES } from "./paper-templates.ts"
import { fill, inSentence, type Phrasing, type Piece, phrasingOf, pick, type Random } from "./phrasing.ts"
import { countWordings } from "./quantity-wording.ts"

/** Small print longer than this makes no sentence. */
const MAX_SMALL_PRINT_CHARS = 160

/** True sentences about papers and forms; a paper whose small print is too long for a sentence is left out. */
export function paperPhrasings(subject: Subject, random: Random): Phrasing[] {
  const documents = perhapsForThisCase(subject.procedure.requiredDocuments, subject.choices).filter(
    (document) => smallPrint(document).join().length <= MAX_SMALL_PRINT_CHARS,
  )
  return documents.flatMap((document) => [
    paperPhrasing(subject, document, random),
    ...(document.form?.code === undefined ? [] : [formPhrasing(subject, document, document.form.code, random)]),
  ])
}

/** What spares somebody the paper, or says for whom it is. */
export function smallPrint({ note, replacedBy }: RequiredDocument): string[] {
  const limits = note !== undefined && /chỉ|nếu|khi|không|trừ|miễn|hoặc|thay|bản/iu.test(note)
  return [...(limits ? [note] : []), ...(replacedBy === undefined ? [] : [`thay được bằng: ${replacedBy}`])]
}

function paperPhrasing(subject: Subject, document: RequiredDocument, random: Random): Phrasing {
  const counts = countPieces(document, random)
  const templates =
    document.handling === "present" ? SHOWN_TEMPLATES : counts.length === 0 ? UNCOUNTED_TEMPLATES : COUNTED_TEMPLATES
  const pieces = fill(pick(templates, random), { ...places(subject, document), counts })
  return phrasingOf("documents", withCase(subject, document, pieces, random))
}

/** "1 bản chính và 2 bản sao". */
function countPieces(document: RequiredDocument, random: Random): Piece[] {
  const counts = [
    { is: "original", text: "bản chính", count: document.originals ?? 0 } as const,
    { is: "copy", text: "bản sao", count: document.copies ?? 0 } as const,
  ].filter(({ count }) => count > 0)
  return counts.flatMap(({ is, text, count }, place): Piece[] => [
    ...(place === 0 ? [] : [" và "]),
    { role: "count", text: pick(countWordings(count), random), count, document },
    " ",
    { role: "paper-kind", text, is, document },
  ])
}

function formPhrasing(subject: Subject, document: RequiredDocument, code: string, random: Random): Phrasing {
  const pieces = fill(pick(FORM_TEMPLATES, random), {
    ...places(subject, document),
    form: { role: "form", text: formatForm(code), code, document },
  })
  return phrasingOf("forms", withCase(subject, document, pieces, random))
}

function places({ procedure }: Subject, document: RequiredDocument) {
  const paper: Piece = { role: "paper", text: lowerFirst(inSentence(document.title)), document }
  return { paper, name: lowerFirst(procedure.shortTitle) }
}

function withCase({ procedure, choices }: Subject, document: RequiredDocument, pieces: Piece[], random: Random) {
  const conditions: Condition[] = [
    ...smallPrint(document).map((words) => ({ words, isDecisive: /^(chỉ cần|chỉ khi|nếu|trừ)/iu.test(words) })),
    ...openCase(procedure, document.when, choices, !isAskedOfAll(procedure, document)),
  ]
  const everywhere = { channels: procedure.submissionMethods.map(({ channel }) => channel) }
  return inContext(pieces, procedure, everywhere, conditions, random)
}

/** The same paper for several cases may add up to everybody. */
function isAskedOfAll({ requiredDocuments }: Subject["procedure"], { title }: RequiredDocument): boolean {
  return requiredDocuments.filter((document) => document.title === title).length > 1
}
