import { type Choices, formatCase, perhapsForThisCase } from "../domain/cases.ts"
import type { Fee, Procedure, ProcessingTime, RequiredDocument, SubmissionMethod } from "../domain/procedure.ts"
import {
  formatChannel,
  formatClock,
  formatDate,
  formatForm,
  formatMoney,
  formatPeriod,
  lowerFirst,
} from "../domain/wording.ts"

/** Single facts of a record as lines: nothing is added to what the record holds, nothing rounded. */

/** "Giấy chứng sinh – 1 bản chính": the paper and how many, without its small print. */
function briefDocumentLine({ title, form, originals, copies }: RequiredDocument): string {
  const name = form?.code !== undefined && !title.includes(form.code) ? `${title} (${formatForm(form.code)})` : title
  const counts = [originals ? `${originals} bản chính` : null, copies ? `${copies} bản sao` : null]
  const known = counts.filter((count) => count !== null)
  return known.length === 0 ? name : `${name} – ${known.join(", ")}`
}

/** The same with its note and what may stand in for it. */
export function documentLine(document: RequiredDocument): string {
  const { note, replacedBy } = document
  return [briefDocumentLine(document), note, replacedBy === undefined ? undefined : `Thay được bằng: ${replacedBy}`]
    .filter((sentence) => sentence !== undefined)
    .map((sentence) => sentence.replace(/\.$/, ""))
    .join(". ")
}

/** A note longer than this waits until the case is chosen. */
const SHORT_NOTE_CHARS = 90

/**
 * The paper with its note and what may stand in for it, where they are short: "chưa có giấy báo tử" needs it, a long
 * explanation can wait.
 */
export function compactDocumentLine(document: RequiredDocument): string {
  const { note = "", replacedBy = "", ...bare } = document
  // What spares somebody a paper is never cut, however long it is.
  const isSaid = (text: string) =>
    text !== "" && (text.length <= SHORT_NOTE_CHARS || /không (?:cần|phải|bắt buộc)/u.test(text))
  return documentLine({ ...bare, ...(isSaid(note) && { note }), ...(isSaid(replacedBy) && { replacedBy }) })
}

/** "3 ngày làm việc, tối đa 23 ngày nếu phải xác minh (chưa quá 60 ngày)". */
export function timeLine(procedure: Procedure, time: ProcessingTime, choices: Choices): string {
  const ceiling = time.verificationCeiling
  const parts = [
    formatPeriod(time),
    ...(ceiling === undefined ? [] : [`tối đa ${formatPeriod(ceiling)} nếu phải xác minh`]),
    ...(time.cutOff === undefined ? [] : [`nhận sau ${formatClock(time.cutOff)} thì ngày làm việc kế tiếp`]),
  ]
  return withConditions(parts.join(", "), [time.condition ?? undecided(procedure, time, choices)])
}

/** "20.000 đồng mỗi lần đăng ký (lệ phí; …)"; a term that ends is said with its last day. */
export function feeLine(procedure: Procedure, fee: Fee, choices: Choices): string {
  const kind = fee.kind === "phi" ? "phí" : "lệ phí"
  const term = fee.validUntil === undefined ? null : `đến hết ngày ${formatDate(fee.validUntil)}`
  const isWaiver = fee.amountVnd === 0 && (fee.condition !== undefined || fee.when !== undefined)
  const amount = isWaiver
    ? `Miễn ${kind}${fee.extra ? `, mỗi ${fee.per}` : ""}`
    : `${formatMoney(fee.amountVnd)}/${fee.per} (${kind})`
  return withConditions(amount, [fee.condition ?? undecided(procedure, fee, choices), term])
}

/** Whether what a record says holds on that day, ISO 8601. */
export function isInForce({ status, effectiveFrom, effectiveTo }: Procedure, isoDay: string): boolean {
  return status === "in-force" && (effectiveFrom ?? "") <= isoDay && isoDay <= (effectiveTo ?? "9999")
}

/** Fees whose term includes the day, ISO 8601. */
export function feesOn(method: SubmissionMethod, isoDay: string, choices: Choices): Fee[] {
  return perhapsForThisCase(method.fees ?? [], choices).filter(
    (fee) => (fee.validFrom ?? "") <= isoDay && isoDay <= (fee.validUntil ?? "9999"),
  )
}

/**
 * The same lines for every way of submission once, different ones under the name of each way.
 * @returns one group per distinct set of lines, headed by the ways it holds for; null when it holds for all
 */
export function groupByChannel(
  methods: readonly SubmissionMethod[],
  linesOf: (method: SubmissionMethod) => string[],
): { heading: string | null; lines: string[] }[] {
  const groups = new Map<string, { channels: string[]; lines: string[] }>()
  for (const method of methods) {
    const lines = linesOf(method)
    const key = lines.join("\n")
    const group = groups.get(key) ?? { channels: [], lines }
    group.channels.push(formatChannel(method.channel))
    groups.set(key, group)
  }
  if (groups.size === 1) return [...groups.values()].map(({ lines }) => ({ heading: null, lines }))
  return [...groups.values()].map(({ channels, lines }) => ({ heading: channels.join(", "), lines }))
}

/** The case a part is for, while the citizen has not said theirs; a condition in words says it better. */
function undecided(procedure: Procedure, part: { when?: Fee["when"] }, choices: Choices): string | null {
  const open = Object.fromEntries(
    Object.entries(part.when ?? {}).filter(([question]) => choices[question] === undefined),
  )
  return Object.keys(open).length === 0 ? null : formatCase(open, procedure.questions ?? [])
}

function withConditions(fact: string, conditions: readonly (string | null)[]): string {
  const said = conditions.filter((condition) => condition !== null)
  return said.length === 0 ? fact : `${fact}: ${said.map(lowerFirst).join("; ")}`
}
