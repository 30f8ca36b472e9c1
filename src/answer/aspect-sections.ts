import type { Aspect, Section } from "../domain/answer.ts"
import { applies, type Choices, forThisCase, perhapsForThisCase } from "../domain/cases.ts"
import type { Commune } from "../domain/commune.ts"
import type { CaseQuestion, Procedure, RequiredDocument, SubmissionMethod } from "../domain/procedure.ts"
import { formatForm } from "../domain/wording.ts"
import { briefDocumentLine, documentLine, feeLine, feesOn, groupByChannel, timeLine } from "./facts.ts"

/** What the sections are rendered for. */
interface Subject {
  procedure: Procedure
  choices: Choices
  today: string
  commune: Commune
}

/**
 * The lines that answer one aspect, from the record alone; what the record does not say is said to be unknown.
 * @param question asked with the answer, because papers still hang on it; null when the case is settled
 */
export function aspectSections(aspect: Aspect, subject: Subject, question: CaseQuestion | null): Section[] {
  switch (aspect) {
    case "overview":
      return [...documents(subject, question, briefDocumentLine), ...fees(subject), ...times(subject)]
    case "documents":
      return documents(subject, question)
    case "fee":
      return fees(subject)
    case "time":
      return times(subject)
    case "where":
      return where(subject)
    case "steps":
      return [{ heading: "Các bước:", style: "numbered", lines: subject.procedure.steps }, ...outcome(subject)]
    case "conditions":
      return conditions(subject)
    case "forms":
      return forms(subject)
    case "legal":
      return legal(subject)
    case "online":
      return online(subject)
  }
}

function documents(subject: Subject, question: CaseQuestion | null, lineOf = documentLine): Section[] {
  const { procedure, choices, commune } = subject
  const settled = forThisCase(procedure.requiredDocuments, choices)
  if (question !== null) return [...papers("Ai cũng cần", settled, lineOf), ...papersByCase(subject, question, lineOf)]
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
function papersByCase({ procedure, choices }: Subject, question: CaseQuestion, lineOf: typeof documentLine): Section[] {
  const added = question.options.map(({ id, label }) => {
    const now = forThisCase(procedure.requiredDocuments, { ...choices, [question.id]: id })
    return { label, documents: now.filter((document) => applies(document.when, choices) === "open") }
  })
  const count = added.reduce((sum, { documents }) => sum + documents.length, 0)
  if (count > 0 && count <= MAX_CASE_LINES) {
    const lines = added.map(
      ({ label, documents }) => `${label}: ${documents.map(({ title }) => title).join("; ") || "không thêm giấy nào"}`,
    )
    return [{ heading: "Thêm, tùy trường hợp:", style: "bulleted", lines }]
  }
  const [usual] = added
  return usual === undefined || usual.documents.length === 0
    ? [plain("Giấy tờ còn lại tùy từng trường hợp.")]
    : papers(`Trường hợp thường gặp (${usual.label}) cần`, usual.documents, lineOf)
}

function fees(subject: Subject): Section[] {
  const { procedure, commune } = subject
  if (procedure.submissionMethods.length === 0) return [unknown("lệ phí", commune)]
  const sections = groupByChannel(procedure.submissionMethods, (method) => moneyLines(method, subject)).map(
    ({ heading, lines }): Section => ({
      heading: heading === null ? "Lệ phí:" : `Lệ phí – ${heading.toLowerCase()}:`,
      style: "bulleted",
      lines,
    }),
  )
  const exemptions = [...new Set(procedure.submissionMethods.flatMap(({ feeExemptions }) => feeExemptions ?? []))]
  return exemptions.length === 0
    ? sections
    : [...sections, { heading: "Được miễn, giảm:", style: "bulleted", lines: exemptions }]
}

function moneyLines(method: SubmissionMethod, { procedure, choices, today, commune }: Subject): string[] {
  const valid = feesOn(method, today, choices)
  const main = valid.filter(({ extra }) => extra === undefined).map((fee) => feeLine(procedure, fee, choices))
  const extra = valid.filter(({ extra }) => extra === true).map((fee) => `Thêm: ${feeLine(procedure, fee, choices)}`)
  return [...main, ...statusLines(method, commune, main.length > 0), ...extra]
}

/** What is said of the money beside the amounts; "không thu" only where a named text says so. */
function statusLines(
  { feeStatus, feeNote, feeSource }: SubmissionMethod,
  commune: Commune,
  hasAmounts: boolean,
): string[] {
  const said = note(feeNote)
  switch (feeStatus) {
    case "amount":
      return hasAmounts ? said : [...said, `Chưa rõ mức thu hiện nay. ${askFirst(commune)}`]
    case "free":
      return [`Không thu tiền (theo ${feeSource ?? "văn bản đã dẫn"})`, ...said]
    case "set-by-province": {
      const province = `Mức thu do Hội đồng nhân dân tỉnh ${commune.province} quy định.`
      return [...(said.length > 0 ? said : [province]), `Con số cụ thể chưa có ở đây. ${askFirst(commune)}`]
    }
    case "unknown":
      return hasAmounts || said.length > 0
        ? said
        : [`Chưa có nguồn nào ghi rõ mức thu, không có nghĩa là không mất tiền. ${askFirst(commune)}`]
  }
}

function times(subject: Subject): Section[] {
  const { procedure, choices, commune } = subject
  const known = procedure.submissionMethods.some(({ processingTimes }) => processingTimes.length > 0)
  const sections = known
    ? groupByChannel(procedure.submissionMethods, (method) => {
        const lines = perhapsForThisCase(method.processingTimes, choices).map((time) =>
          timeLine(procedure, time, choices),
        )
        return lines.length > 0 ? lines : ["Chưa rõ thời hạn"]
      }).map(
        ({ heading, lines }): Section => ({
          heading: heading === null ? "Bao lâu có kết quả:" : `Bao lâu có – ${heading.toLowerCase()}:`,
          style: "bulleted",
          lines,
        }),
      )
    : procedure.timeNote === undefined
      ? [unknown("thời hạn", commune)]
      : []
  return [...sections, ...note(procedure.timeNote).map(plain)]
}

function where({ procedure, commune }: Subject): Section[] {
  const atDesk = procedure.adminLevels.includes("commune")
  return [
    {
      heading: "Nộp ở đâu:",
      style: "bulleted",
      lines: [
        ...note(procedure.receptionDesk),
        ...(atDesk && !/công an/i.test(procedure.agency) ? [`Ở xã mình: ${commune.receptionDesk}`] : []),
        `Nơi giải quyết: ${procedure.agency}`,
        ...(commune.address === undefined ? [] : [`Địa chỉ: ${commune.address}`]),
        ...(commune.openingHours === undefined ? [] : [`Giờ tiếp dân: ${commune.openingHours}`]),
      ],
    },
  ]
}

function outcome({ procedure }: Subject): Section[] {
  return procedure.outcome.length === 0 ? [] : [plain(`Kết quả nhận được: ${procedure.outcome.join("; ")}`)]
}

function conditions({ procedure, commune }: Subject): Section[] {
  return procedure.eligibility === undefined
    ? [plain(`Bản ghi đã công bố không nêu điều kiện riêng. ${askFirst(commune)}`)]
    : [{ heading: "Điều kiện:", style: "bulleted", lines: procedure.eligibility }]
}

function forms({ procedure, choices, commune }: Subject): Section[] {
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

function legal({ procedure }: Subject): Section[] {
  const { announcementDecision, legalBasis } = procedure
  const lines = legalBasis.map(({ number, title }) => (title === undefined ? number : `${number} – ${title}`))
  return [
    ...(announcementDecision === undefined ? [] : [plain(`Quyết định công bố: ${announcementDecision.number}`)]),
    { heading: "Căn cứ pháp lý:", style: "bulleted", lines },
  ]
}

function online(subject: Subject): Section[] {
  const { procedure } = subject
  const method = procedure.submissionMethods.find(({ channel }) => channel === "online")
  if (method === undefined) return [plain("Bản ghi đã công bố không nêu cách nộp trên mạng; nộp trực tiếp cho chắc.")]
  // The portal's flag is shown as the portal's word: what "toàn trình" covers was not verified.
  const extent =
    procedure.onlineService === "full"
      ? "Cổng Dịch vụ công quốc gia ghi làm trọn trên mạng được."
      : "Nộp trên mạng được qua Cổng Dịch vụ công quốc gia; có bước vẫn có thể phải đến nơi."
  return [
    {
      heading: "Làm trên mạng:",
      style: "bulleted",
      lines: [extent, ...note(method.note), ...moneyLines(method, subject)],
    },
  ]
}

function note(text: string | undefined): string[] {
  return text === undefined ? [] : [text]
}

function plain(line: string): Section {
  return { heading: null, style: "plain", lines: [line] }
}

function unknown(what: string, commune: Commune): Section {
  return plain(`Chưa có thông tin chắc chắn về ${what}. ${askFirst(commune)}`)
}

function askFirst(commune: Commune): string {
  return `Hỏi ${commune.receptionDesk} trước khi đi.`
}
