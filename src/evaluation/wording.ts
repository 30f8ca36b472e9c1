import type { AnswerStatus } from "../domain/answer.ts"
import { type Interval, ratio, type Share, wilsonInterval } from "./interval.ts"
import type { Latency } from "./latency.ts"
import type { QuestionKind } from "./questions.ts"
import type { Score } from "./score.ts"

/** A measure that is a share, as readers know it. */
export interface Measure {
  key: { [Key in keyof Score]: Score[Key] extends Share ? Key : never }[keyof Score]
  label: string
  /** Over which questions, and what counts. */
  meaning: string
  isBetterLow?: true
}

/** In the order in which they are read. */
export const MEASURES: readonly Measure[] = [
  {
    key: "explained",
    label: "Giải thích đúng ngay",
    meaning: "câu hỏi rõ một thủ tục: giải thích luôn, đúng thủ tục",
  },
  { key: "hitAt1", label: "Xếp đúng đầu (hit@1)", meaning: "thủ tục đúng đứng đầu danh sách, kể cả khi hỏi lại" },
  { key: "hitAt3", label: "Trong ba đầu (hit@3)", meaning: "thủ tục đúng ở trong ba thủ tục đầu" },
  { key: "hitAt10", label: "Trong mười đầu (hit@10)", meaning: "thủ tục đúng ở trong mười thủ tục đầu" },
  {
    key: "askedInstead",
    label: "Hỏi lại thừa",
    meaning: "câu hỏi rõ mà vẫn hỏi lại; càng ít càng tốt",
    isBetterLow: true,
  },
  { key: "aspect", label: "Đúng điều được hỏi", meaning: "khi đã đúng thủ tục: giấy tờ, phí, thời hạn, nơi nộp…" },
  { key: "clarifyPrecision", label: "Hỏi lại đúng lúc", meaning: "trong những lần hỏi lại: câu hỏi đúng là chưa rõ" },
  { key: "clarifyRecall", label: "Gỡ được câu chưa rõ", meaning: "câu chưa rõ: đưa ra, hoặc giải thích, thủ tục đúng" },
  { key: "followUp", label: "Giữ mạch câu nối tiếp", meaning: "câu hỏi nối tiếp: vẫn giải thích đúng thủ tục" },
  {
    key: "strayed",
    label: "Lạc đề",
    meaning: "ngoài phạm vi, chào hỏi, thô tục mà vẫn giải thích thủ tục; càng ít càng tốt",
    isBetterLow: true,
  },
]

const STYLES: Readonly<Record<string, string>> = {
  everyday: "nói thường",
  formal: "trang trọng",
  "no-diacritics": "không dấu",
  "typo-teencode": "sai chính tả, viết tắt",
  "long-story": "kể dài",
  dialect: "tiếng địa phương",
}

const OUTCOMES: Readonly<Record<QuestionKind | AnswerStatus, string>> = {
  match: "một thủ tục",
  clarify: "hỏi lại",
  "follow-up": "câu nối tiếp",
  "out-of-scope": "ngoài phạm vi",
  smalltalk: "chào hỏi",
  abuse: "thô tục",
  answered: "trả lời, không nêu thủ tục",
  "choose-case": "hỏi trường hợp, không nêu thủ tục",
  "not-found": "không tìm thấy",
  refused: "từ chối",
  "handed-off": "chỉ sang nơi khác",
  failed: "hỏng",
}

/** A style of the shipped questions in Vietnamese; another file's own as it stands. */
export function styleName(style: string): string {
  return STYLES[style] ?? style
}

/** A kind of question or a reply's status in words. */
export function outcomeName(name: string): string {
  return Object.entries(OUTCOMES).find(([key]) => key === name)?.[1] ?? name
}

const PERCENT = new Intl.NumberFormat("vi", {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
})
const MEAN = new Intl.NumberFormat("vi", { minimumFractionDigits: 3, maximumFractionDigits: 3 })
const MILLISECONDS = new Intl.NumberFormat("vi", { maximumSignificantDigits: 3 })
const NOTHING = "–"

/** "95,5%". */
export function percentText(share: Share): string {
  const value = ratio(share)
  return value === null ? NOTHING : PERCENT.format(value)
}

/** "91,3–97,7%". */
export function intervalText(share: Share): string {
  const interval: Interval | null = wilsonInterval(share)
  return interval === null ? NOTHING : `${PERCENT.format(interval.low).slice(0, -1)}–${PERCENT.format(interval.high)}`
}

/** "168/176". */
export function countText({ hits, of }: Share): string {
  return `${hits}/${of}`
}

/** "0,967". */
export function meanText(value: number | null): string {
  return value === null ? NOTHING : MEAN.format(value)
}

/** "p50 2,5 ms, p99 12,8 ms". */
export function latencyText(latency: Latency): string {
  return `p50 ${millisecondsText(latency.p50)}, p99 ${millisecondsText(latency.p99)}`
}

/** "2,5 ms". */
export function millisecondsText(milliseconds: number): string {
  return Number.isNaN(milliseconds) ? NOTHING : `${MILLISECONDS.format(milliseconds)} ms`
}
