import type { Section } from "../domain/answer.ts"
import { applies, forThisCase, perhapsForThisCase } from "../domain/cases.ts"
import type { CaseQuestion, RequiredDocument } from "../domain/procedure.ts"
import { formatForm } from "../domain/wording.ts"
import { compactDocumentLine, documentLine } from "./facts.ts"
import { note, plain, type Subject, unknown } from "./subject.ts"

/** What to hand in and what to bring; with a question open, what everybody needs and what each answer adds. */
export function paperSections(subject: Subject, question: CaseQuestion | null, lineOf = documentLine): Section[] {
  const { procedure, choices, commune } = subject
  const settled = forThisCase(procedure.requiredDocuments, choices)
  // With a question still open the small print waits: first the case, then the details of that case.
  if (question !== null) return [...papers("Cần", settled, compactDocumentLine), ...papersByCase(subject, question)]
  const sections = papers("Cần", settled, lineOf)
  if (sections.length === 0) sections.push(unknown("giấy tờ", commune))
  return [...sections, ...note(procedure.documentsNote).map(plain)]
}

function papers(who: string, documents: readonly RequiredDocument[], lineOf: typeof documentLine): Section[] {
  const linesOf = (handling: RequiredDocument["handling"]) =>
    documents.filter((document) => document.handling === handling).map(lineOf)
  const sections: Section[] = [
    { heading: `${who} nộp:`, style: "numbered", lines: linesOf("submit") },
    { heading: "Mang theo để đối chiếu:", style: "bulleted", lines: linesOf("present") },
  ]
  return sections.filter(({ lines }) => lines.length > 0)
}

/** More lines than this are no overview any more: then only the commonest case is spelled out. */
const MAX_CASE_LINES = 6

/** What each answer to the open question adds; the first option of a question is its commonest case. */
function papersByCase({ procedure, choices }: Subject, question: CaseQuestion): Section[] {
  const { requiredDocuments } = procedure
  const added = question.options.map(({ id, label }) => {
    const now = forThisCase(requiredDocuments, { ...choices, [question.id]: id })
    const documents = now.filter((document) => applies(document.when, choices) === "open")
    // Papers that hang on a second question too are not "none".
    const later = perhapsForThisCase(requiredDocuments, { ...choices, [question.id]: id }).length > now.length
    return { label, documents, isWhole: !later }
  })
  const count = added.reduce((sum, { documents }) => sum + documents.length, 0)
  const shown = new Set(added.flatMap(({ documents }) => documents))
  const later = requiredDocuments.some((document) => applies(document.when, choices) === "open" && !shown.has(document))
  const more = later ? [plain("Còn giấy tờ khác tùy trường hợp, chọn số để biết tiếp.")] : []
  if (count > 0 && count <= MAX_CASE_LINES) {
    const lines = added.map(
      ({ label, documents, isWhole }) =>
        `${label}: ${documents.map(compactDocumentLine).join("; ") || (isWhole ? "không thêm giấy nào" : "còn tùy, chọn số để biết")}`,
    )
    return [{ heading: "Thêm, tùy trường hợp:", style: "bulleted", lines }, ...more]
  }
  const [usual] = added
  return usual === undefined || usual.documents.length === 0
    ? [plain("Giấy tờ còn lại tùy từng trường hợp.")]
    : [...papers(`Trường hợp thường gặp (${usual.label}) cần`, usual.documents, compactDocumentLine), ...more]
}

/** The forms to fill in, and where to get them. */
export function formSections({ procedure, choices, commune }: Subject): Section[] {
  const withForm = perhapsForThisCase(procedure.requiredDocuments, choices).filter(isForm)
  if (withForm.length === 0) return [unknown("mẫu đơn", commune)]
  const lines = withForm.map((document) => {
    const { code, issuedBy, url } = document.form ?? {}
    const details = [
      code === undefined ? null : formatForm(code),
      issuedBy === undefined ? null : `theo ${issuedBy}`,
      url,
    ]
    const said = details.filter((detail) => detail !== null && detail !== undefined)
    return said.length === 0 ? document.title : `${document.title} – ${said.join(", ")}`
  })
  return [
    { heading: "Mẫu đơn, tờ khai:", style: "bulleted", lines },
    plain(
      `Mẫu giấy xin tại ${commune.receptionDesk} hoặc tải trên Cổng Dịch vụ công quốc gia, mã thủ tục ${procedure.code}.`,
    ),
  ]
}

function isForm({ form, title }: RequiredDocument): boolean {
  return form !== undefined || /^(tờ khai|đơn|giấy đề nghị|mẫu|phiếu|bản khai|văn bản đề nghị)/i.test(title)
}
