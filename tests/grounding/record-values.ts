import type { Procedure } from "../../src/domain/procedure.ts"
import { formatDate } from "../../src/domain/wording.ts"
import { fold } from "../../src/language/fold.ts"
import { numberInWords } from "./number-words.ts"
import type { PeriodUnit } from "./quantity-wording.ts"

/** All that a record says anywhere, by role: what is among it is never taken for false without a closer look. */
export interface RecordValues {
  /** Every word of the record, folded. */
  text: string
  /** Numbers as written, and without their leading zeros. */
  numbers: ReadonlySet<string>
  amounts: ReadonlySet<number>
  /** As `periodKey` makes them. */
  periods: ReadonlySet<string>
  dates: ReadonlySet<string>
}

const read = new WeakMap<Procedure, RecordValues>()

export function valuesOf(procedure: Procedure): RecordValues {
  const known = read.get(procedure)
  if (known !== undefined) return known
  const words = JSON.stringify(procedure).normalize("NFC")
  const values = {
    text: fold(words),
    numbers: numbersIn(words),
    amounts: amountsOf(procedure, words),
    periods: periodsOf(procedure, words),
    dates: new Set(
      [...words.matchAll(/\d{4}-\d{2}-\d{2}|\b\d{1,2}\/\d{1,2}\/\d{4}/g)].map(([date]) => plainDate(date)),
    ),
  }
  read.set(procedure, values)
  return values
}

export function holdsWords(procedure: Procedure, words: string): boolean {
  return valuesOf(procedure).text.includes(fold(words))
}

/** "2026-02-03", "03/02/2026" → "3/2/2026". */
export function plainDate(date: string): string {
  return date.includes("-") ? formatDate(date) : date.split("/").map(Number).join("/")
}

function numbersIn(words: string): Set<string> {
  const found = words.match(/\d+/g) ?? []
  return new Set(found.flatMap((number) => [number, String(Number(number))]))
}

const SCALES: ReadonlyMap<string, number> = new Map([
  ["nghìn", 1000],
  ["ngàn", 1000],
  ["triệu", 1_000_000],
])

function amountsOf({ submissionMethods }: Procedure, words: string): Set<number> {
  const fees = submissionMethods.flatMap((method) => method.fees ?? [])
  const written = [...words.matchAll(/(\d[\d.]*)\s*(nghìn|ngàn|triệu)?\s*(?:đồng|đ\b)/gu)].map(
    ([, figure = "", scale = ""]) => Number(figure.replaceAll(".", "")) * (SCALES.get(scale) ?? 1),
  )
  return new Set([...fees.flatMap((fee) => [fee.amountVnd, fee.maxPerCopyVnd ?? fee.amountVnd]), ...written])
}

const UNIT_HOURS: Readonly<Record<string, number>> = { giờ: 1, ngày: 24, tuần: 168, tháng: 720, năm: 8760 }
const UNIT_NAMES: Readonly<Record<PeriodUnit, string>> = {
  "working-day": "ngày làm việc",
  day: "ngày",
  hour: "giờ",
  month: "tháng",
  immediately: "ngay",
}

/** One key for periods that last the same: 24 giờ and 1 ngày, 30 ngày and 1 tháng; working days are their own. */
export function periodKey(value: number, unit: PeriodUnit | string): string {
  const name = UNIT_NAMES[unit as PeriodUnit] ?? unit
  const hours = UNIT_HOURS[name]
  return hours === undefined ? `${value} ${name}` : `${value * hours} giờ`
}

const COUNTED = Array.from({ length: 60 }, (_, index) => index + 1)
const COUNT_WORDS: ReadonlyMap<string, number> = new Map(COUNTED.map((count) => [numberInWords(count), count]))
const PERIOD = new RegExp(
  `(\\d+|${[...COUNT_WORDS.keys()].toReversed().join("|")}) (ngày làm việc|ngày|giờ|tuần|tháng|năm)`,
  "gu",
)

function periodsOf({ submissionMethods }: Procedure, words: string): Set<string> {
  const times = submissionMethods.flatMap(({ processingTimes }) => processingTimes)
  const stated = times.flatMap((time) => [time, time.verificationCeiling ?? time])
  const written = [...words.toLowerCase().matchAll(PERIOD)].map(([, count = "", unit = ""]) =>
    periodKey(COUNT_WORDS.get(count) ?? Number(count), unit),
  )
  return new Set([...stated.map(({ value, unit }) => periodKey(value, unit)), ...written])
}

/** How much of the shorter text's words stand in the other, 0 … 1. */
export function likeness(first: string, second: string): number {
  const wordsOf = (text: string) => new Set(fold(text).match(/[\p{L}\d]+/gu) ?? [])
  const [one, two] = [wordsOf(first), wordsOf(second)]
  const shared = [...one].filter((word) => two.has(word)).length
  return shared / Math.max(1, Math.min(one.size, two.size))
}
