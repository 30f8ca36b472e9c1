import type { CaseQuestion, Fee, SubmissionMethod } from "../domain/procedure.ts"
import { formatDate, formatMoney } from "../domain/wording.ts"
import { type CaseGroup, groupByCase } from "./case-groups.ts"

/** One fee: what is paid, and the small print beside it. */
interface FeeLine {
  amount: string
  notes: string[]
}

/** Everything a page says about the money of one way of submission. */
export interface FeeWords {
  /** What is known as a whole; null when the amounts say it all. */
  summary: string | null
  groups: CaseGroup<FeeLine>[]
  /** Paid only for something more, e.g. further copies. */
  extras: CaseGroup<FeeLine>[]
  exemptions: readonly string[]
  notes: string[]
}

const KIND: Readonly<Record<Fee["kind"], string>> = { phi: "Phí", "le-phi": "Lệ phí" }

/** "Miễn" is said only where the record names the case in which nothing is paid. */
function describeAmount(fee: Fee): string {
  const conditional = fee.condition !== undefined || fee.when !== undefined
  if (fee.amountVnd === 0 && conditional) return `Miễn ${KIND[fee.kind].toLowerCase()}`
  return `${KIND[fee.kind]} ${formatMoney(fee.amountVnd)} mỗi ${fee.per}`
}

function describeValidity(fee: Fee, today: string): string[] {
  const lines: string[] = []
  if (fee.validFrom !== undefined) lines.push(`Áp dụng từ ngày ${formatDate(fee.validFrom)}`)
  if (fee.validUntil !== undefined) {
    const last = formatDate(fee.validUntil)
    const expired = fee.validUntil < today
    lines.push(expired ? `Mức này đã hết áp dụng từ sau ngày ${last}` : `Áp dụng đến hết ngày ${last}`)
  }
  return lines
}

function describeFee(fee: Fee, today: string): FeeLine {
  const condition = fee.condition === undefined ? [] : [`Áp dụng: ${fee.condition}`]
  return {
    amount: describeAmount(fee),
    notes: [...condition, ...describeValidity(fee, today), `Theo: ${fee.source}`],
  }
}

function summarize(method: SubmissionMethod): string | null {
  const ask = method.feeNote === undefined ? " Xin hỏi nơi nhận hồ sơ trước khi nộp." : ""
  switch (method.feeStatus) {
    case "amount":
      return method.fees === undefined ? `Chưa rõ mức thu.${ask}` : null
    case "free":
      return "Miễn phí."
    case "set-by-province":
      return `Mức thu do Hội đồng nhân dân tỉnh quy định, ở đây chưa có con số.${ask}`
    case "unknown":
      return `Chưa rõ có thu tiền hay không.${ask}`
  }
}

/**
 * The money of one way of submission in plain words.
 * @param today ISO date in Viet Nam; amounts whose last day has passed are said to be over
 */
export function describeFees(method: SubmissionMethod, questions: readonly CaseQuestion[], today: string): FeeWords {
  const lines = (extra: boolean) =>
    groupByCase(
      (method.fees ?? []).filter((fee) => (fee.extra === true) === extra),
      questions,
      (fee) => describeFee(fee, today),
    )
  return {
    summary: summarize(method),
    groups: lines(false),
    extras: lines(true),
    exemptions: method.feeExemptions ?? [],
    notes: [
      ...(method.feeNote === undefined ? [] : [method.feeNote]),
      ...(method.feeSource === undefined ? [] : [`Căn cứ: ${method.feeSource}`]),
    ],
  }
}
