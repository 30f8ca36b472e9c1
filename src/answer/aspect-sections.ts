import type { Aspect, Section } from "../domain/answer.ts"
import type { Commune } from "../domain/commune.ts"
import type { Procedure, RequiredDocument, SubmissionMethod } from "../domain/procedure.ts"
import { type Choices, forThisCase, perhapsForThisCase } from "./cases.ts"
import { documentLine, feeLine, feesOn, groupByChannel, timeLine } from "./facts.ts"

/** What the sections are rendered for. */
interface Subject {
  procedure: Procedure
  choices: Choices
  today: string
  commune: Commune
}

/**
 * The lines that answer one aspect, from the record alone; what the record does not say is said to be unknown.
 * @param undecided a case question is asked with the answer, so only what everybody needs is listed
 */
export function aspectSections(aspect: Aspect, subject: Subject, undecided: boolean): Section[] {
  switch (aspect) {
    case "overview":
      return [...documents(subject, undecided), ...fees(subject), ...times(subject)]
    case "documents":
      return documents(subject, undecided)
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

function documents({ procedure, choices, commune }: Subject, undecided: boolean): Section[] {
  const all = forThisCase(procedure.requiredDocuments, choices)
  const submitted = all.filter(({ handling }) => handling === "submit").map(documentLine)
  const presented = all.filter(({ handling }) => handling === "present").map(documentLine)
  const sections: Section[] = []
  if (submitted.length > 0)
    sections.push({ heading: undecided ? "Ai cũng cần nộp:" : "Cần nộp:", style: "numbered", lines: submitted })
  if (presented.length > 0) sections.push({ heading: "Mang theo để đối chiếu:", style: "bulleted", lines: presented })
  if (undecided) sections.push(plain("Giấy tờ còn lại tùy từng trường hợp."))
  else if (all.length === 0) sections.push(unknown("giấy tờ", commune))
  if (procedure.documentsNote !== undefined && !undecided) sections.push(plain(procedure.documentsNote))
  return sections
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
  return [...main, ...statusLines(method, commune, main.length > 0), ...note(method.feeNote), ...extra]
}

/** What is said of the money beside the amounts; "không thu" only where a named text says so. */
function statusLines(method: SubmissionMethod, commune: Commune, hasAmounts: boolean): string[] {
  switch (method.feeStatus) {
    case "amount":
      return hasAmounts ? [] : [`Chưa rõ mức thu hiện nay. ${askFirst(commune)}`]
    case "free":
      return [`Không thu tiền (theo ${method.feeSource ?? "văn bản đã dẫn"})`]
    case "set-by-province":
      return [
        `${hasAmounts ? "Trường hợp còn lại: mức" : "Mức"} thu do Hội đồng nhân dân tỉnh ${commune.province} quy định, ở đây chưa có con số. ${askFirst(commune)}`,
      ]
    case "unknown":
      return hasAmounts
        ? []
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
    const details = [code === undefined ? null : `mẫu ${code}`, issuedBy === undefined ? null : `theo ${issuedBy}`, url]
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
