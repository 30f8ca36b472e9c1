import type { Fee, ProcessingTime, SubmissionMethod } from "../../domain/procedure.ts"
import { formatChannel, formatClock, formatDate, formatMoney, formatPeriod } from "../../domain/wording.ts"
import { type Change, listChange, orderChange, textChange } from "./changes.ts"
import { type Cases, diffParts, type PartKind, whenKey } from "./diff-parts.ts"
import { pair, sharedFields } from "./pair.ts"

const STATUS: Readonly<Record<SubmissionMethod["feeStatus"], string>> = {
  amount: "biết đủ mức thu",
  free: "không thu",
  "set-by-province": "do tỉnh quy định",
  unknown: "chưa rõ",
}
const UNIT: Readonly<Record<NonNullable<Fee["unit"]>, string>> = {
  page: "trang",
  copy: "bản",
  person: "người",
  case: "việc",
}

/** Differences of the ways of submission; one that is the same for several ways is said once. */
export function diffMethods(
  before: readonly SubmissionMethod[],
  after: readonly SubmissionMethod[],
  cases: Cases,
): Change[] {
  const { pairs, isReordered } = pair(before, after, (old, now) => (old.channel === now.channel ? 1 : 0))
  const found = new Map<string, { change: Change; channels: Set<string> }>()
  const changes: Change[] = []
  for (const [old, now] of pairs) {
    if (old === undefined || now === undefined) changes.push(...textChange("Cách nộp", nameOf(old), nameOf(now)))
    if (now === undefined) continue
    for (const change of diffMethod(old, now, cases)) {
      const key = JSON.stringify(change)
      const same = found.get(key) ?? { change, channels: new Set() }
      same.channels.add(formatChannel(now.channel).toLowerCase())
      found.set(key, same)
    }
  }
  if (isReordered)
    changes.push(
      orderChange(
        "Cách nộp",
        after.map(({ channel }) => formatChannel(channel)),
      ),
    )
  for (const { change, channels } of found.values()) {
    const channelWords = channels.size === after.length ? undefined : [...channels].join(", ")
    const forWhom = [channelWords, change.forWhom].filter((part) => part !== undefined)
    changes.push(forWhom.length === 0 ? change : { ...change, forWhom: forWhom.join("; ") })
  }
  return changes
}

function nameOf(method: SubmissionMethod | undefined): string | undefined {
  return method && formatChannel(method.channel)
}

/** @param old undefined when this way of submission is new */
function diffMethod(old: SubmissionMethod | undefined, now: SubmissionMethod, cases: Cases): Change[] {
  return [
    ...diffParts(TIMES, old?.processingTimes, now.processingTimes, cases),
    ...textChange("Tình trạng phí, lệ phí", old && STATUS[old.feeStatus], STATUS[now.feeStatus]),
    ...diffParts(FEES, old?.fees, now.fees, cases),
    ...listChange("Miễn, giảm", old?.feeExemptions, now.feeExemptions),
    ...textChange("Nói thêm về phí", old?.feeNote, now.feeNote),
    ...textChange("Căn cứ không thu", old?.feeSource, now.feeSource),
    ...textChange("Nói thêm về cách nộp", old?.note, now.note),
  ]
}

const TIMES: PartKind<ProcessingTime> = {
  what: () => "Thời hạn",
  words: timeWords,
  likeness: (old, now) =>
    isSameCase(old, now) || (old.value === now.value && old.unit === now.unit) ? 1 + sharedFields(old, now) : 0,
  whenOf: ({ when }) => when,
}

const FEES: PartKind<Fee> = {
  what: (fee) => (fee === undefined ? "Phí, lệ phí" : fee.kind === "le-phi" ? "Lệ phí" : "Phí"),
  words: feeWords,
  likeness: (old, now) => {
    const same = [old.kind === now.kind, old.amountVnd === now.amountVnd, isSameCase(old, now)].filter(Boolean).length
    return same >= 2 ? same + sharedFields(old, now) : 0
  },
  whenOf: ({ when }) => when,
}

function isSameCase(one: Fee | ProcessingTime, other: Fee | ProcessingTime): boolean {
  return whenKey(one.when) === whenKey(other.when) && one.condition === other.condition
}

/** A period with all that is known of it but its case: "3 ngày làm việc; tối đa 8 ngày làm việc nếu phải xác minh". */
export function timeWords(time: ProcessingTime): string {
  const { verificationCeiling: ceiling, cutOff, condition, source } = time
  return joined(
    formatPeriod(time),
    ceiling && `tối đa ${formatPeriod(ceiling)} nếu phải xác minh`,
    cutOff && `sau ${formatClock(cutOff)} tính sang ngày làm việc sau`,
    condition,
    source && `nguồn: ${source}`,
  )
}

function feeWords(fee: Fee): string {
  const { amountVnd, per, condition, maxPerCopyVnd, extra, validFrom, validUntil, source } = fee
  return joined(
    `${formatMoney(amountVnd)}/${per}`,
    unitWords(fee),
    maxPerCopyVnd && `mỗi bản tối đa ${formatMoney(maxPerCopyVnd)}`,
    condition,
    extra && "chỉ khi xin thêm",
    validFrom && `từ ${formatDate(validFrom)}`,
    validUntil && `đến hết ${formatDate(validUntil)}`,
    `nguồn: ${source}`,
  )
}

/** What one amount is counted in, and its step: "tính theo trang, từ thứ 1 đến thứ 2". */
function unitWords({ unit, fromUnit, toUnit }: Fee): string | undefined {
  if (unit === undefined && fromUnit === undefined && toUnit === undefined) return undefined
  const step = [fromUnit && `từ thứ ${fromUnit}`, toUnit && `đến thứ ${toUnit}`].filter(Boolean).join(" ")
  return [unit && `tính theo ${UNIT[unit]}`, step].filter(Boolean).join(", ")
}

function joined(...parts: readonly (string | 0 | undefined)[]): string {
  return parts.filter(Boolean).join("; ")
}
