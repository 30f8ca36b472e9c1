import { formatCase } from "../../domain/cases.ts"
import type { CaseQuestion, Fee, Procedure, ProcessingTime, SubmissionMethod, When } from "../../domain/procedure.ts"
import { formatChannel, formatClock, formatDate, formatMoney, formatPeriod } from "../../domain/wording.ts"
import { type Change, listChange, pair, textChange } from "./changes.ts"

const STATUS: Readonly<Record<SubmissionMethod["feeStatus"], string>> = {
  amount: "biết đủ mức thu",
  free: "không thu",
  "set-by-province": "do tỉnh quy định",
  unknown: "chưa rõ",
}

/** Differences of the ways of submission; one that is the same for several ways is said once. */
export function diffMethods(before: Procedure, after: Procedure): Change[] {
  const pairs = pair(
    before.submissionMethods,
    after.submissionMethods,
    ({ channel }) => channel,
    () => false,
  )
  const found = new Map<string, { change: Change; channels: string[] }>()
  const changes: Change[] = []
  for (const [old, now] of pairs) {
    if (old === undefined || now === undefined) {
      const words = (method: SubmissionMethod | undefined) =>
        method === undefined ? undefined : formatChannel(method.channel)
      changes.push(...textChange("Cách nộp", words(old), words(now)))
      continue
    }
    for (const change of diffMethod(old, now, before.questions ?? [], after.questions ?? [])) {
      const key = JSON.stringify(change)
      const same = found.get(key) ?? { change, channels: [] }
      same.channels.push(formatChannel(now.channel).toLowerCase())
      found.set(key, same)
    }
  }
  for (const { change, channels } of found.values()) {
    const isForAll = channels.length === pairs.length
    const forWhom = [isForAll ? undefined : channels.join(", "), change.forWhom].filter((part) => part !== undefined)
    const { forWhom: _, ...rest } = change
    changes.push(forWhom.length === 0 ? rest : { ...rest, forWhom: forWhom.join("; ") })
  }
  return changes
}

function diffMethod(
  old: SubmissionMethod,
  now: SubmissionMethod,
  oldQuestions: readonly CaseQuestion[],
  questions: readonly CaseQuestion[],
): Change[] {
  const times = pair(old.processingTimes, now.processingTimes, timeKey, (a, b) => caseKey(a) === caseKey(b))
  const fees = pair(old.fees ?? [], now.fees ?? [], feeKey, (a, b) => a.kind === b.kind && caseKey(a) === caseKey(b))
  return [
    ...times.flatMap(([a, b]) => partChange("Thời hạn", a, b, timeWords, oldQuestions, questions)),
    ...textChange("Tình trạng phí, lệ phí", STATUS[old.feeStatus], STATUS[now.feeStatus]),
    ...fees.flatMap(([a, b]) => partChange(feeName(b ?? a), a, b, feeWords, oldQuestions, questions)),
    ...listChange("Miễn, giảm", old.feeExemptions, now.feeExemptions),
    ...textChange("Nói thêm về phí", old.feeNote, now.feeNote),
    ...textChange("Căn cứ không thu", old.feeSource, now.feeSource),
    ...textChange("Nói thêm về cách nộp", old.note, now.note),
  ]
}

/** A change of a part that may hang on a case; the case is said beside it. */
export function partChange<Part extends { when?: When }>(
  what: string,
  old: Part | undefined,
  now: Part | undefined,
  words: (part: Part) => string,
  oldQuestions: readonly CaseQuestion[],
  questions: readonly CaseQuestion[],
): Change[] {
  const before = old === undefined ? undefined : words(old)
  const after = now === undefined ? undefined : words(now)
  const caseBefore = old?.when === undefined ? undefined : formatCase(old.when, oldQuestions)
  const caseAfter = now?.when === undefined ? undefined : formatCase(now.when, questions)
  if (old !== undefined && now !== undefined && caseBefore !== caseAfter)
    return textChange(
      what,
      `${before} – ${caseBefore ?? "mọi trường hợp"}`,
      `${after} – ${caseAfter ?? "mọi trường hợp"}`,
    )
  const forWhom = caseAfter ?? caseBefore
  return textChange(what, before, after).map((change) => (forWhom === undefined ? change : { ...change, forWhom }))
}

function caseKey({ when, condition }: { when?: When; condition?: string }): string {
  return `${JSON.stringify(when ?? null)} ${condition ?? ""}`
}

function timeKey(time: ProcessingTime): string {
  return `${time.value} ${time.unit} ${caseKey(time)}`
}

function timeWords(time: ProcessingTime): string {
  const { verificationCeiling: ceiling, cutOff, condition, source } = time
  return [
    formatPeriod(time),
    ceiling === undefined ? "" : `tối đa ${formatPeriod(ceiling)} nếu phải xác minh`,
    cutOff === undefined ? "" : `sau ${formatClock(cutOff)} tính sang ngày làm việc sau`,
    condition ?? "",
    source === undefined ? "" : `nguồn: ${source}`,
  ]
    .filter((part) => part !== "")
    .join("; ")
}

function feeKey(fee: Fee): string {
  return `${fee.kind} ${fee.amountVnd} ${fee.per} ${caseKey(fee)}`
}

function feeName(fee: Fee | undefined): string {
  return fee?.kind === "le-phi" ? "Lệ phí" : "Phí"
}

function feeWords({ amountVnd, per, condition, extra, validFrom, validUntil, source }: Fee): string {
  return [
    `${formatMoney(amountVnd)}/${per}`,
    condition ?? "",
    extra === true ? "chỉ khi xin thêm" : "",
    validFrom === undefined ? "" : `từ ${formatDate(validFrom)}`,
    validUntil === undefined ? "" : `đến hết ${formatDate(validUntil)}`,
    `nguồn: ${source}`,
  ]
    .filter((part) => part !== "")
    .join("; ")
}
