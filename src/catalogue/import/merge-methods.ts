import type { Fee, Procedure, ProcessingTime, SubmissionMethod } from "../../domain/procedure.ts"
import { formatChannel, formatMoney, formatPeriod } from "../../domain/wording.ts"
import type { ImportedMethod, ImportedMoney } from "./imported.ts"

/**
 * Lays the times and fees of a file over the ways of submission of a record. Only plain facts are replaced; what is
 * divided into cases, or has a ceiling, a cut-off or a term, stays and goes to `review`.
 */
export function mergeMethods(
  { submissionMethods: existing, timeNote }: Pick<Procedure, "submissionMethods" | "timeNote">,
  imported: readonly ImportedMethod[],
  review: string[],
): SubmissionMethod[] {
  const mayFill = timeNote === undefined
  const general = imported.filter(({ channel }) => channel === null)
  const laid = existing.map((method) => {
    const own = imported.find(({ channel }) => channel === method.channel)
    return [...general, ...(own === undefined ? [] : [own])].reduce(
      (result, source) => mergeMethod(result, source, mayFill, review),
      method,
    )
  })
  const added = imported.filter(
    ({ channel }) => channel !== null && !existing.some((method) => method.channel === channel),
  )
  return [...laid, ...added.flatMap((method) => newMethod(method) ?? [])]
}

/** A way of submission that a record does not have yet. */
export function newMethod({ channel, times, money, note }: ImportedMethod): SubmissionMethod {
  return {
    channel: channel ?? "in-person",
    processingTimes: times,
    feeStatus: money?.status ?? "unknown",
    ...(money === undefined ? {} : moneyFields(money)),
    ...(note === undefined ? {} : { note }),
  }
}

function moneyFields({ fees, exemptions, note, freeBy }: ImportedMoney): Partial<SubmissionMethod> {
  return {
    ...(fees.length === 0 ? {} : { fees }),
    ...(exemptions.length === 0 ? {} : { feeExemptions: exemptions }),
    ...(note === undefined ? {} : { feeNote: note }),
    ...(freeBy === undefined ? {} : { feeSource: freeBy }),
  }
}

function mergeMethod(
  method: SubmissionMethod,
  source: ImportedMethod,
  mayFill: boolean,
  review: string[],
): SubmissionMethod {
  const withTimes = mergeTimes(method, source.times, mayFill, review)
  return source.money === undefined ? withTimes : mergeMoney(withTimes, source.money, review)
}

/** @param mayFill false where the record says why it states no period */
function mergeTimes(
  method: SubmissionMethod,
  times: readonly ProcessingTime[],
  mayFill: boolean,
  review: string[],
): SubmissionMethod {
  const own = method.processingTimes
  const isKnown = times.every((time) => own.some((other) => isSamePeriod(time, other)))
  if (times.length === 0 || isKnown) return method
  const [only] = own
  // The portal does not correct a period that was read in a named text.
  const mayReplace = only?.source === undefined || times.every(({ source }) => source !== undefined)
  const isPlain = only === undefined ? mayFill : own.length === 1 && isPlainTime(only) && mayReplace
  if (isPlain) return { ...method, processingTimes: [...times] }
  review.push(
    own.length === 0
      ? `${formatChannel(method.channel)}: bản ghi nói vì sao chưa nêu thời hạn; tệp ghi ${times.map(formatPeriod).join(", ")}.`
      : `${formatChannel(method.channel)}: thời hạn ở bản ghi (${own.map(formatPeriod).join(", ")}) chia theo trường hợp hoặc có nguồn riêng; tệp ghi ${times.map(formatPeriod).join(", ")}.`,
  )
  return method
}

/** A ceiling counts only where the file states one. */
function isSamePeriod(time: ProcessingTime, other: ProcessingTime): boolean {
  const ceiling = time.verificationCeiling
  const isSameCeiling =
    ceiling === undefined ||
    (other.verificationCeiling?.value === ceiling.value && other.verificationCeiling.unit === ceiling.unit)
  return time.value === other.value && time.unit === other.unit && isSameCeiling
}

function isPlainTime({ when, condition, verificationCeiling, cutOff }: ProcessingTime): boolean {
  return when === undefined && condition === undefined && verificationCeiling === undefined && cutOff === undefined
}

function mergeMoney(method: SubmissionMethod, money: ImportedMoney, review: string[]): SubmissionMethod {
  const withExemptions =
    money.exemptions.length > 0 && method.feeExemptions === undefined && method.feeStatus === "unknown"
      ? { ...method, feeExemptions: money.exemptions }
      : method
  switch (money.status) {
    // 0 đồng without words takes nothing from what is known.
    case "unknown":
      return withExemptions
    case "set-by-province":
      return leftToProvince(withExemptions, money, review)
    case "free":
      return freeOf(method, money, review)
    case "amount":
      return withAmounts(withExemptions, money, review)
  }
}

function leftToProvince(method: SubmissionMethod, money: ImportedMoney, review: string[]): SubmissionMethod {
  if (method.feeStatus === "unknown")
    return {
      ...method,
      feeStatus: "set-by-province",
      ...(method.feeNote === undefined && money.note !== undefined ? { feeNote: money.note } : {}),
    }
  if (method.feeStatus !== "set-by-province")
    review.push(
      `${formatChannel(method.channel)}: tệp nói mức thu do Hội đồng nhân dân tỉnh quy định, bản ghi thì khác.`,
    )
  return method
}

function freeOf(method: SubmissionMethod, { freeBy }: ImportedMoney, review: string[]): SubmissionMethod {
  if (method.feeStatus === "free" || freeBy === undefined) return method
  const { fees, feeExemptions, feeNote, ...rest } = method
  if (fees !== undefined && !fees.every(isPlainFee)) {
    review.push(`${formatChannel(method.channel)}: tệp nói không thu (${freeBy}), bản ghi có mức thu theo trường hợp.`)
    return method
  }
  return { ...rest, feeStatus: "free", feeSource: freeBy }
}

function withAmounts(method: SubmissionMethod, money: ImportedMoney, review: string[]): SubmissionMethod {
  const own = method.fees ?? []
  const isKnown = money.fees.every((fee) => own.some(({ amountVnd }) => amountVnd === fee.amountVnd))
  if (isKnown) return method
  if (method.feeStatus === "free" || !own.every(isPlainFee)) {
    const amounts = money.fees.map(({ amountVnd }) => formatMoney(amountVnd)).join(", ")
    review.push(
      `${formatChannel(method.channel)}: tệp ghi mức thu ${amounts}, bản ghi có mức theo trường hợp hoặc không thu.`,
    )
    return method
  }
  return {
    ...method,
    feeStatus: "amount",
    fees: money.fees.map((fee, index) => keepWords(fee, money.fees.length === own.length ? own[index] : undefined)),
  }
}

/** The words an editor gave a fee stay when only its amount changed. */
function keepWords(fee: Fee, old: Fee | undefined): Fee {
  if (old === undefined) return fee
  const { amountVnd, source } = fee
  return { ...old, amountVnd, source, ...(fee.validUntil === undefined ? {} : { validUntil: fee.validUntil }) }
}

function isPlainFee({ when, validFrom, validUntil, extra }: Fee): boolean {
  return when === undefined && validFrom === undefined && validUntil === undefined && extra === undefined
}
