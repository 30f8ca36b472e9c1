import { type Answer, type Aspect, type Citation, type Option, type Section, STAFF_OPTION } from "../domain/answer.ts"
import { type Choices, caseLabels, openQuestion } from "../domain/cases.ts"
import type { Commune } from "../domain/commune.ts"
import { formatOptionId } from "../domain/option-id.ts"
import type { CaseQuestion, Procedure } from "../domain/procedure.ts"
import { formatDate } from "../domain/wording.ts"
import type { Quantities } from "../language/quantities.ts"
import { aspectSections } from "./aspect-sections.ts"
import { askFirst, type Submission } from "./subject.ts"

/** What an answer is made for: nothing else enters it. */
export interface AnswerRequest {
  procedure: Procedure
  /** In the order asked; empty means an overview. At most two are answered. */
  aspects: readonly Aspect[]
  choices: Choices
  /** The day of the question in Viet Nam, ISO 8601. */
  today: string
  commune: Commune
  /** Other procedures the question may have meant, best first. */
  alternatives: readonly Procedure[]
  /** The record that took the place of this one, when the catalogue holds it. */
  successor?: Procedure
  /** Codes considered, best first. */
  candidates: readonly string[]
  /** For the expected date; absent forecasts none. */
  submission?: Submission
  /** For the sum of the fees; absent works out none. */
  quantities?: Quantities
  /** Asks how much will be paid out; no record holds that. */
  asksBenefit?: boolean
  /** Asks how long the paper may be used; no record holds that. */
  asksValidity?: boolean
  /** False: the question may have meant something else, and the answer says so first. */
  isSure: boolean
}

/** Options after an answer, besides "Gặp cán bộ": more do not fit a small screen. */
const MAX_OPTIONS = 5
const MAX_ASPECTS = 2

const DOUBT: Section = {
  heading: null,
  style: "plain",
  lines: ["Chưa chắc hiểu đúng ý. Nếu không phải việc dưới đây, xin nói rõ hơn."],
}

/** What can be asked next, with its short label, in the order people usually ask. */
const NEXT_ASPECTS: ReadonlyArray<readonly [Aspect, string]> = [
  ["documents", "Giấy tờ"],
  ["fee", "Lệ phí"],
  ["time", "Bao lâu có"],
  ["where", "Nộp ở đâu"],
  ["online", "Làm trên mạng"],
  ["steps", "Các bước"],
]

/**
 * Renders one procedure for one question from its record alone. While papers still hang on the citizen's case,
 * it says what everybody needs and asks one question.
 */
export function composeAnswer(request: AnswerRequest): Answer {
  const { procedure, choices, commune, candidates } = request
  const aspects: readonly Aspect[] = request.aspects.length === 0 ? ["overview"] : request.aspects.slice(0, MAX_ASPECTS)
  const asksPapers = aspects.some((aspect) => ["overview", "documents", "forms"].includes(aspect))
  const question = asksPapers ? openQuestion(procedure, procedure.requiredDocuments, choices) : null
  const sections = [
    ...(request.isSure ? [] : [DOUBT]),
    titleSection(request),
    ...(request.asksBenefit ? [unheld("Số tiền được hưởng", commune)] : []),
    ...(request.asksValidity ? [unheld("Giấy dùng được bao lâu", commune)] : []),
    ...sidesSaidOnce(aspects.map((aspect) => aspectSections(aspect, request, question))),
  ]
  const shown = { ...request, aspects }
  const options = question === null ? nextOptions(shown) : caseOptions(shown, question)
  return {
    status: question !== null && aspects[0] === "documents" ? "choose-case" : "answered",
    procedure: procedure.code,
    candidates,
    aspect: aspects[0] ?? null,
    sections,
    prompt: question === null ? "Hỏi tiếp, nhắn số:" : `${question.ask} Nhắn số:`,
    options,
    citations: [citationOf(procedure)],
    footer: footer(commune, procedure),
    mode: "catalogue",
  }
}

/** The sides asked for, one after the other; a line that an earlier side said is not said again by a later one. */
function sidesSaidOnce(sides: readonly (readonly Section[])[]): Section[] {
  const said = new Set<string>()
  return sides.flatMap((sections) => {
    const news = sections
      .map((section) => ({ ...section, lines: section.lines.filter((line) => !said.has(line)) }))
      .filter(({ lines }) => lines.length > 0)
    for (const { lines } of sections) for (const line of lines) said.add(line)
    return news
  })
}

/** Asks which of several procedures is meant, in plain words. */
export function composeClarification(
  procedures: readonly Procedure[],
  aspects: readonly Aspect[],
  commune: Commune,
  candidates: readonly string[],
): Answer {
  const aspect = aspects[0] ?? null
  return {
    status: "clarify",
    procedure: null,
    candidates,
    aspect,
    sections: [{ heading: null, style: "plain", lines: ["Câu hỏi có thể hiểu theo mấy cách. Ông/bà cần việc nào?"] }],
    prompt: "Nhắn số:",
    options: [...procedures.slice(0, MAX_OPTIONS).map((procedure) => procedureOption(procedure, aspect)), STAFF_OPTION],
    citations: [],
    footer: `— Trợ lý tự động ${commune.name}`,
    mode: "catalogue",
  }
}

/** The option that explains a procedure. */
export function procedureOption({ code, shortTitle }: Procedure, aspect: Aspect | null): Option {
  return { id: formatOptionId({ kind: "procedure", code, aspect }), label: shortTitle }
}

function titleSection(request: AnswerRequest): Section {
  const { procedure, choices } = request
  const labels = caseLabels(procedure, choices)
  const lines = labels.length === 0 ? [] : [`Trường hợp: ${labels.join(", ")}`]
  return { heading: procedure.shortTitle, style: "plain", lines: [...lines, ...validity(request)] }
}

/**
 * Records hold what is paid to the desk and how long the desk takes, never what is paid out or how long a paper is
 * valid: said first, so that no fee is taken for a benefit and no processing time for a validity.
 */
function unheld(what: string, commune: Commune): Section {
  return { heading: null, style: "plain", lines: [`${what} chưa có ở đây. Hỏi ${commune.receptionDesk}.`] }
}

/**
 * What must be known before anything else: not yet, no longer, or replaced. A procedure goes on when only the rules
 * written down here have ended.
 */
function validity({ procedure, successor, today, commune }: AnswerRequest): string[] {
  const { status, effectiveFrom, effectiveTo, replacedBy } = procedure
  if (effectiveFrom !== undefined && effectiveFrom > today)
    return [`Lưu ý: thủ tục này áp dụng từ ngày ${formatDate(effectiveFrom)}.`]
  const name = successor === undefined ? replacedBy : `${successor.shortTitle} (mã ${successor.code})`
  const instead = name === undefined ? [] : [`Thay bằng: ${name}`]
  const until = effectiveTo === undefined ? "đã hết hiệu lực" : `chỉ áp dụng đến hết ngày ${formatDate(effectiveTo)}`
  if (status === "repealed")
    return [`Lưu ý: thủ tục này ${until}. Phần dưới theo bản cũ, chỉ để tham khảo.`, ...instead]
  if (effectiveTo === undefined || effectiveTo >= today) return []
  return [`Lưu ý: quy định dưới đây ${until}, nay chỉ để tham khảo. ${askFirst(commune)}`, ...instead]
}

function caseOptions({ procedure, alternatives, aspects }: AnswerRequest, question: CaseQuestion): Option[] {
  const options = question.options.map(({ id, label }) => ({
    id: formatOptionId({ kind: "case", code: procedure.code, question: question.id, option: id }),
    label,
  }))
  return [...options, ...otherReadings(alternatives, aspects), STAFF_OPTION]
}

function nextOptions({ procedure, aspects, alternatives, successor }: AnswerRequest): Option[] {
  const next = NEXT_ASPECTS.filter(([aspect]) => !aspects.includes(aspect)).map(([aspect, label]) => ({
    id: formatOptionId({ kind: "procedure", code: procedure.code, aspect }),
    label,
  }))
  const first = successor === undefined ? [] : [successor]
  const others = otherReadings([...new Set([...first, ...alternatives])], aspects)
  return [...next.slice(0, MAX_OPTIONS - others.length), ...others, STAFF_OPTION]
}

/** What else the question may have meant, or what counts instead. */
function otherReadings(alternatives: readonly Procedure[], aspects: readonly Aspect[]): Option[] {
  return alternatives.slice(0, 2).map((other) => procedureOption(other, aspects[0] ?? null))
}

function citationOf({ code, announcementDecision, source }: Procedure): Citation {
  const { number, date } = announcementDecision ?? {}
  const decision = number === undefined ? null : date === undefined ? number : `${number} ngày ${formatDate(date)}`
  return { code, decision, asOf: source.asOf }
}

function footer(commune: Commune, procedure: Procedure): string {
  const { decision } = citationOf(procedure)
  const { asOf, checkedOn } = procedure.source
  return [
    `— Trợ lý tự động ${commune.name}`,
    `mã ${procedure.code}`,
    ...(decision === null ? [] : [decision.startsWith("QĐ") ? decision : `QĐ ${decision}`]),
    `dữ liệu ngày ${formatDate(asOf)}`,
    `kiểm tra ngày ${formatDate(checkedOn)}`,
  ].join(", ")
}
