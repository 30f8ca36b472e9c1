import type { Procedure, ProcessingTime, SubmissionMethod } from "../../domain/procedure.ts"
import { formatChannel, formatPeriod } from "../../domain/wording.ts"
import { EXTENSIONS } from "./file-kind.ts"
import type { ImportedMethod } from "./imported.ts"
import { mergeMoney, moneyFields } from "./merge-money.ts"

/**
 * Lays the times and fees of a file over the ways of submission of a record. Only plain facts are replaced; what is
 * divided into cases or steps, or has a ceiling, a cut-off or a term, stays and goes to `review`.
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
  // Only a numbered text corrects a period that was read in a named one; what a file said, another file corrects.
  const ownSource = only?.source?.toLowerCase()
  const isFromText = ownSource !== undefined && !EXTENSIONS.some((extension) => ownSource.endsWith(extension))
  const mayReplace = !isFromText || times.every(({ source }) => /\d\/\S/.test(source ?? ""))
  const isOpen = only === undefined ? mayFill : own.length === 1 && isPlainTime(only) && mayReplace
  if (isOpen) return { ...method, processingTimes: [...times] }
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

/** Nothing stands beside the period that a file cannot know. */
export function isPlainTime({ when, condition, verificationCeiling, cutOff }: ProcessingTime): boolean {
  return when === undefined && condition === undefined && verificationCeiling === undefined && cutOff === undefined
}
