import type { Subject } from "../../src/answer/subject.ts"
import { perhapsForThisCase } from "../../src/domain/cases.ts"
import type { ProcessingTime } from "../../src/domain/procedure.ts"
import { formatClock, lowerFirst } from "../../src/domain/wording.ts"
import { type Condition, type HeldFact, heldFacts, inContext, openCase } from "./context.ts"
import { fill, type Phrasing, phrasingOf, pick, type Random, type Slot } from "./phrasing.ts"
import { periodWordings } from "./quantity-wording.ts"

/** {period}, {name} the procedure; `<words|contrary>`. */
const TIME_TEMPLATES = [
  "Thời hạn giải quyết là {period}.",
  "Kết quả <có|không có> trong {period}.",
  "Thời gian giải quyết: {period}.",
  "Về {name}: thời hạn {period}.",
  "Hồ sơ <được giải quyết|không được giải quyết> trong {period}.",
  "Ông/bà chờ {period} là có kết quả.",
  "Cơ quan giải quyết <phải trả kết quả|không phải trả kết quả> trong {period}.",
  "Mất {period} để giải quyết hồ sơ.",
  "Thời hạn của thủ tục này là {period}.",
  "Với việc {name}, thời gian chờ là {period}.",
  "Quy định cho {period} để giải quyết.",
  "Thời hạn trả kết quả là {period}.",
  "Nộp xong thì {period} có kết quả.",
] as const

const AT_ONCE_TEMPLATES = [
  "Kết quả <có|không có> {period}.",
  "Hồ sơ <được giải quyết|không được giải quyết> {period}.",
  "Thời hạn giải quyết là {period}.",
  "Cơ quan giải quyết <trả kết quả|không trả kết quả> {period}.",
  "Về {name}: <có kết quả|không có kết quả> {period}.",
  "Ông/bà <nhận được kết quả|không nhận được kết quả> {period}.",
  "Thủ tục này <giải quyết|không giải quyết> {period}.",
  "Thời gian giải quyết: {period}.",
  "Nộp hồ sơ xong <có kết quả|không có kết quả> {period}.",
  "Với việc {name}, hồ sơ <được trả|không được trả> {period}.",
  "Quy định <phải giải quyết|không buộc giải quyết> {period}.",
  "Việc này <làm xong|không làm xong> {period}.",
] as const

/** {ceiling}: the longest, when facts must be verified. */
const CEILING_TEMPLATES = [
  "Thời hạn giải quyết là {period}, nếu phải xác minh thì tối đa {ceiling}.",
  "Hồ sơ <được giải quyết|không được giải quyết> trong {period}, tối đa {ceiling} nếu phải xác minh.",
  "Kết quả có trong {period}; phải xác minh thì không quá {ceiling}.",
  "Về {name}: thời hạn {period}, tối đa {ceiling} nếu phải xác minh.",
  "Thời gian giải quyết: {period}, trường hợp phải xác minh tối đa {ceiling}.",
  "Ông/bà chờ {period}, còn nếu phải xác minh thì tối đa {ceiling}.",
  "Nếu phải xác minh thì tối đa {ceiling}, bình thường là {period}.",
  "Thời hạn là {period}, cần xác minh thì kéo dài tối đa {ceiling}.",
  "Mất {period}, hoặc tối đa {ceiling} nếu phải xác minh.",
  "Thời hạn trả kết quả là {period}, dài nhất là {ceiling} khi phải xác minh.",
  "Thủ tục này mất {period}; khi phải xác minh thì tối đa {ceiling}.",
  "Với việc {name}, thời gian chờ là {period}, tối đa {ceiling} nếu phải xác minh.",
] as const

/** True sentences about how long it takes. */
export function timePhrasings(subject: Subject, random: Random): Phrasing[] {
  const times = heldFacts(subject.procedure, ({ processingTimes }) =>
    perhapsForThisCase(processingTimes, subject.choices),
  )
  return times.map((fact) => timePhrasing(subject, fact, random))
}

function timePhrasing(subject: Subject, fact: HeldFact<ProcessingTime>, random: Random): Phrasing {
  const { procedure, choices } = subject
  const { part: time, channels } = fact
  const { value, unit, verificationCeiling: ceiling } = time
  const hasOtherPeriod = isOtherwise(subject, fact)
  const conditions: Condition[] = [
    ...(time.condition === undefined
      ? []
      : [{ words: time.condition, isDecisive: time.when === undefined && hasOtherPeriod }]),
    ...openCase(procedure, time.when, choices, hasOtherPeriod),
    ...(time.cutOff === undefined
      ? []
      : [{ words: `nhận sau ${formatClock(time.cutOff)} thì ngày làm việc kế tiếp`, isDecisive: false }]),
  ]
  const pieces = fill(pick(templatesFor(time), random), {
    name: lowerFirst(procedure.shortTitle),
    period: { role: "period", text: pick(periodWordings(value, unit), random), value, unit, time, channels },
    ...(ceiling === undefined ? {} : { ceiling: ceilingSlot(ceiling, random) }),
  })
  return phrasingOf("time", inContext(pieces, procedure, fact, conditions, random))
}

function templatesFor({ unit, verificationCeiling }: ProcessingTime): readonly string[] {
  if (verificationCeiling !== undefined) return CEILING_TEMPLATES
  return unit === "immediately" ? AT_ONCE_TEMPLATES : TIME_TEMPLATES
}

function ceilingSlot({ value, unit }: Pick<ProcessingTime, "value" | "unit">, random: Random): Slot {
  return { role: "ceiling", text: pick(periodWordings(value, unit), random), value, unit }
}

/** Whether another period holds in the same ways for somebody else. */
function isOtherwise({ procedure, choices }: Subject, { part, channels }: HeldFact<ProcessingTime>): boolean {
  return procedure.submissionMethods
    .filter(({ channel }) => channels.includes(channel))
    .flatMap(({ processingTimes }) => perhapsForThisCase(processingTimes, choices))
    .some(({ value, unit }) => value !== part.value || unit !== part.unit)
}
