import type { Procedure, ProcessingTime, RequiredDocument, SubmissionMethod } from "../domain/procedure.ts"
import { formatChannel, formatClock, formatDate, formatForm, formatPeriod } from "../domain/wording.ts"
import { type CaseGroup, groupByCase } from "./case-groups.ts"
import { describeFees, type FeeWords } from "./fee-words.ts"

interface DocumentLine {
  title: string
  count: string
  form: { label: string; url: string | null } | null
  notes: string[]
}

/** One or more ways of submission about which the same is to be said. */
interface MethodGroup<Content> {
  /** "Nộp trực tiếp, Gửi bưu điện". */
  methods: string
  content: Content
}

/** All facts of one record, worded; the template only lays them out. */
interface ProcedureView {
  procedure: Procedure
  /** Said before everything else: repealed, replaced, not yet or no longer in force. */
  warnings: string[]
  submit: CaseGroup<DocumentLine>[]
  present: CaseGroup<DocumentLine>[]
  times: MethodGroup<CaseGroup<string>[]>[]
  fees: MethodGroup<FeeWords>[]
  methodNotes: { method: string; note: string }[]
  online: string
  decision: string | null
  asOf: string
  checkedOn: string
}

const ONLINE: Readonly<Record<Procedure["onlineService"], string>> = {
  full: "Làm được trọn vẹn trên mạng.",
  partial: "Làm được một phần trên mạng, có bước vẫn phải đến nơi.",
  none: "Chưa làm được trên mạng.",
  unknown: "Chưa rõ có làm được trên mạng hay không.",
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

function countCopies({ originals, copies }: RequiredDocument): string {
  const counts = [
    ...(originals !== undefined && originals > 0 ? [`${originals} bản chính`] : []),
    ...(copies !== undefined && copies > 0 ? [`${copies} bản sao`] : []),
  ]
  return counts.length === 0 ? "chưa rõ số bản" : counts.join(", ")
}

function describeDocument(document: RequiredDocument): DocumentLine {
  const { form, note, replacedBy } = document
  const label =
    form === undefined
      ? ""
      : [form.code === undefined ? "" : upperFirst(formatForm(form.code)), form.title, form.issuedBy]
  return {
    title: document.title,
    count: countCopies(document),
    form: form === undefined ? null : { label: [...label].filter(Boolean).join(", ") || "Mẫu", url: form.url ?? null },
    notes: [
      ...(note === undefined ? [] : [note]),
      ...(replacedBy === undefined ? [] : [`Thay được bằng: ${replacedBy}`]),
    ],
  }
}

function describeTime(time: ProcessingTime): string {
  const facts = [
    upperFirst(formatPeriod(time)),
    ...(time.condition === undefined ? [] : [time.condition]),
    ...(time.verificationCeiling === undefined
      ? []
      : [`phải xác minh thì lâu nhất ${formatPeriod(time.verificationCeiling)}`]),
    ...(time.cutOff === undefined ? [] : [`hồ sơ nhận sau ${formatClock(time.cutOff)} thì sang ngày làm việc kế tiếp`]),
    ...(time.source === undefined ? [] : [`theo ${time.source}`]),
  ]
  return facts.join("; ")
}

/** Puts ways of submission together when the same is said of each. */
function mergeMethods<Content>(
  methods: readonly SubmissionMethod[],
  describe: (method: SubmissionMethod) => Content,
): MethodGroup<Content>[] {
  const merged = new Map<string, { names: string[]; content: Content }>()
  for (const method of methods) {
    const content = describe(method)
    const key = JSON.stringify(content)
    const names = merged.get(key)?.names ?? []
    merged.set(key, { names: [...names, formatChannel(method.channel)], content })
  }
  return [...merged.values()].map(({ names, content }) => ({ methods: names.join(", "), content }))
}

function warn(procedure: Procedure, today: string): string[] {
  const { effectiveFrom, effectiveTo, replacedBy } = procedure
  const until = effectiveTo === undefined ? "" : formatDate(effectiveTo)
  return [
    ...(procedure.status === "repealed" ? ["Thủ tục này đã bị bãi bỏ, không làm theo trang này nữa."] : []),
    ...(effectiveFrom !== undefined && effectiveFrom > today
      ? [`Chỉ áp dụng từ ngày ${formatDate(effectiveFrom)}.`]
      : []),
    ...(effectiveTo !== undefined && effectiveTo < today ? [`Quy định này đã hết hiệu lực sau ngày ${until}.`] : []),
    ...(effectiveTo !== undefined && effectiveTo >= today ? [`Quy định này áp dụng đến hết ngày ${until}.`] : []),
    ...(replacedBy === undefined
      ? []
      : [/^\d\.\d{6}$/.test(replacedBy) ? `Thủ tục thay thế: mã ${replacedBy}.` : replacedBy]),
  ]
}

/**
 * Words all facts of a record for its page; what is not known is said to be unknown.
 * @param today ISO date in Viet Nam
 */
export function viewProcedure(procedure: Procedure, today: string): ProcedureView {
  const questions = procedure.questions ?? []
  const documents = (handling: RequiredDocument["handling"]) =>
    groupByCase(
      procedure.requiredDocuments.filter((document) => document.handling === handling),
      questions,
      describeDocument,
    )
  const decision = procedure.announcementDecision
  return {
    procedure,
    warnings: warn(procedure, today),
    submit: documents("submit"),
    present: documents("present"),
    times: mergeMethods(procedure.submissionMethods, (method) =>
      groupByCase(method.processingTimes, questions, describeTime),
    ),
    fees: mergeMethods(procedure.submissionMethods, (method) => describeFees(method, questions, today)),
    methodNotes: procedure.submissionMethods.flatMap(({ channel, note }) =>
      note === undefined ? [] : [{ method: formatChannel(channel), note }],
    ),
    online: ONLINE[procedure.onlineService],
    decision:
      decision === undefined
        ? null
        : `Quyết định ${decision.number}${decision.date === undefined ? "" : ` ngày ${formatDate(decision.date)}`}${decision.issuer === undefined ? "" : ` của ${decision.issuer}`}`,
    asOf: formatDate(procedure.source.asOf),
    checkedOn: formatDate(procedure.source.checkedOn),
  }
}
