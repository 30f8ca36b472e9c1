import type { Aspect, Section } from "../domain/answer.ts"
import { forThisCase, perhapsForThisCase } from "../domain/cases.ts"
import type { Commune } from "../domain/commune.ts"
import type { CaseQuestion, ProcessingTime, SubmissionMethod } from "../domain/procedure.ts"
import { formatProvince } from "../domain/wording.ts"
import { expectedDate, expectedDateLines } from "./expected-date.ts"
import { compactDocumentLine, feeLine, feesOn, groupByChannel, isInForce, timeLine } from "./facts.ts"
import { feeSumSections } from "./fee-sum-sections.ts"
import { formSections, paperSections } from "./paper-sections.ts"
import { askFirst, note, plain, type Subject, unknown } from "./subject.ts"

/**
 * The lines that answer one aspect, from the record alone; what the record does not say is said to be unknown.
 * @param question asked with the answer, because papers still hang on it; null when the case is settled
 */
export function aspectSections(aspect: Aspect, subject: Subject, question: CaseQuestion | null): Section[] {
  switch (aspect) {
    case "overview":
      return [...paperSections(subject, question, compactDocumentLine), ...fees(subject), ...times(subject)]
    case "documents":
      return paperSections(subject, question)
    case "fee":
      return [...feeSumSections(subject), ...fees(subject)]
    case "time":
      return [...times(subject), ...forecast(subject)]
    case "where":
      return where(subject)
    case "steps":
      return [{ heading: "Các bước:", style: "numbered", lines: subject.procedure.steps }, ...outcome(subject)]
    case "conditions":
      return conditions(subject, question)
    case "forms":
      return formSections(subject)
    case "legal":
      return legal(subject)
    case "online":
      return online(subject)
  }
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
      const province = `Mức thu do Hội đồng nhân dân ${formatProvince(commune.province)} quy định.`
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

/**
 * The day to expect a result when handing in now: only where the record holds today and one period holds for sure, and
 * never for periods by the clock.
 */
function forecast({ procedure, choices, today, submission }: Subject): Section[] {
  const method =
    procedure.submissionMethods.find(({ channel }) => channel === "in-person") ?? procedure.submissionMethods[0]
  const [time, ...others] = forThisCase(method?.processingTimes ?? [], choices)
  if (submission === undefined || !isInForce(procedure, today)) return []
  if (time === undefined || others.length > 0 || time.unit === "hour" || !startsAtDesk(time)) return []
  const { now, calendar } = submission
  const cutOff = time.cutOff === undefined ? {} : { cutOff: time.cutOff }
  const due = expectedDate({ submittedAt: now, period: time, ...cutOff, calendar, deskHours: null })
  return due === null ? [] : [{ heading: null, style: "plain", lines: expectedDateLines(due, now) }]
}

/** "từ ngày tổ thẩm định làm việc": a period that begins with somebody else's act cannot be counted from handing in. */
function startsAtDesk({ condition = "" }: ProcessingTime): boolean {
  return (
    !/từ (?:ngày|khi|lúc) /u.test(condition) ||
    /từ (?:ngày|khi|lúc) (?:xã )?(?:tiếp )?(?:nhận|nộp|đủ|có đủ)/u.test(condition)
  )
}

function where({ procedure, commune }: Subject): Section[] {
  // The police and the military command of a commune receive at their own place.
  const atDesk = procedure.adminLevels.includes("commune") && !/công an|quân sự/i.test(procedure.agency)
  return [
    {
      heading: "Nộp ở đâu:",
      style: "bulleted",
      lines: [
        ...note(procedure.receptionDesk),
        ...(atDesk ? [`Ở ${commune.name}: ${commune.receptionDesk}`] : []),
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

/** Without conditions of its own a record may still tell, beside its papers, who may go and what may be missing. */
function conditions(subject: Subject, question: CaseQuestion | null): Section[] {
  const { eligibility } = subject.procedure
  if (eligibility !== undefined) return [{ heading: "Điều kiện:", style: "bulleted", lines: eligibility }]
  const unheld = plain(`Điều kiện riêng chưa có ở đây; xem giấy tờ dưới đây. ${askFirst(subject.commune)}`)
  return [unheld, ...paperSections(subject, question, compactDocumentLine)]
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
  if (method === undefined) return [plain("Chưa thấy công bố cách nộp trên mạng; nộp trực tiếp cho chắc.")]
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
