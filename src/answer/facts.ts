import type { Fee, Procedure, ProcessingTime, RequiredDocument, SubmissionMethod } from "../domain/procedure.ts"
import { formatChannel, formatDate, formatMoney, formatPeriod } from "../domain/wording.ts"
import { type Choices, perhapsForThisCase, whenLabel } from "./cases.ts"

/** Single facts of a record as lines: nothing is added to what the record holds, nothing rounded. */

/** "Giấy chứng sinh – 1 bản chính. …note". */
export function documentLine(document: RequiredDocument): string {
  const counts = [
    document.originals ? `${document.originals} bản chính` : null,
    document.copies ? `${document.copies} bản sao` : null,
  ].filter((count) => count !== null)
  const form = document.form?.code
  const title =
    form !== undefined && !document.title.includes(form) ? `${document.title} (mẫu ${form})` : document.title
  return [
    [title, ...(counts.length > 0 ? [counts.join(", ")] : [])].join(" – "),
    ...(document.note === undefined ? [] : [document.note]),
    ...(document.replacedBy === undefined ? [] : [`Thay được bằng: ${document.replacedBy}.`]),
  ]
    .map((sentence) => sentence.replace(/\.$/, ""))
    .join(". ")
}

/** "3 ngày làm việc, tối đa 23 ngày nếu phải xác minh (chưa quá 60 ngày)". */
export function timeLine(procedure: Procedure, time: ProcessingTime, choices: Choices): string {
  const ceiling = time.verificationCeiling
  const parts = [
    formatPeriod(time),
    ...(ceiling === undefined ? [] : [`tối đa ${formatPeriod(ceiling)} nếu phải xác minh`]),
    ...(time.cutOff === undefined ? [] : [`nhận sau ${formatHour(time.cutOff)} thì ngày làm việc kế tiếp`]),
  ]
  return withCondition(parts.join(", "), undecided(procedure, time, choices), time.condition)
}

/** "20.000 đồng mỗi lần đăng ký (lệ phí; …)"; a term that ends is said with its last day. */
export function feeLine(procedure: Procedure, fee: Fee, choices: Choices): string {
  const kind = fee.kind === "phi" ? "phí" : "lệ phí"
  const term = fee.validUntil === undefined ? null : `đến hết ngày ${formatDate(fee.validUntil)}`
  const amount = `${formatMoney(fee.amountVnd)}/${fee.per} (${kind})`
  return withCondition(amount, undecided(procedure, fee, choices), fee.condition, term)
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

/** "15:00" → "15 giờ", "16:30" → "16 giờ 30". */
function formatHour(clockTime: string): string {
  const [hour, minute] = clockTime.split(":").map(Number)
  return minute === 0 ? `${hour} giờ` : `${hour} giờ ${minute}`
}

/** The case a part is for, while the citizen has not said theirs. */
function undecided(procedure: Procedure, part: { when?: Fee["when"] }, choices: Choices): string | null {
  const open = Object.fromEntries(
    Object.entries(part.when ?? {}).filter(([question]) => choices[question] === undefined),
  )
  return whenLabel(procedure, open)
}

function withCondition(fact: string, ...conditions: (string | null | undefined)[]): string {
  const said = conditions.filter((condition) => condition !== null && condition !== undefined)
  // A label and a condition often say the same; say it once.
  const distinct = said.filter((condition, index) => !said.slice(0, index).some((other) => sameWords(other, condition)))
  return distinct.length === 0 ? fact : `${fact}: ${distinct.map(lowerFirst).join("; ")}`
}

function sameWords(a: string, b: string): boolean {
  return a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase())
}

function lowerFirst(text: string): string {
  // Keep capitals that belong to a name or abbreviation ("VNeID", "UBND").
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
