import { feesOn } from "../../src/answer/facts.ts"
import { perhapsForThisCase } from "../../src/domain/cases.ts"
import type { Fee } from "../../src/domain/procedure.ts"
import { disguise, nearAmounts, nearNumbers } from "./changed-numbers.ts"
import { changedMoneyFormats } from "./money-formats.ts"
import type { Change, MutationKind, Surroundings } from "./mutant.ts"
import { pick, type SlotOf } from "./phrasing.ts"
import { countWordings, moneyWordings, type PeriodUnit, periodWordings, spokenMoney } from "./quantity-wording.ts"
import { periodKey, valuesOf } from "./record-values.ts"

/**
 * Other amounts. Fresh ones are false because the record holds no such amount anywhere; one of the record because no
 * fee that may apply today has it for the same `per` in a case that may overlap with the one meant.
 */
export function moneyChanges({ amountVnd, fee }: SlotOf<"money">, around: Surroundings): Change[] {
  const { subject, neighbours, random } = around
  const { procedure, choices, today } = subject
  const { amounts } = valuesOf(procedure)
  const isFresh = (amount: number) => Number.isInteger(amount) && amount > 0 && amount < 1e9 && !amounts.has(amount)
  if (amountVnd === 0) {
    const invented = [20_000, 50_000, 75_000, 120_000].filter(isFresh)
    return invented.slice(0, 2).map((amount) => ({ text: pick(moneyWordings(amount), random), kind: "exemption" }))
  }
  const near = nearAmounts(amountVnd, random).filter(isFresh)
  const scaled = [amountVnd * 10, amountVnd / 10, amountVnd * 1000].filter(isFresh)
  const applying = procedure.submissionMethods
    .flatMap((method) => feesOn(method, today, choices))
    .filter((other) => other.per === fee.per && mayOverlap(other, fee))
  const isElsewhere = (amount: number) => amount > 0 && !applying.some((other) => other.amountVnd === amount)
  const fromCases = procedure.submissionMethods.flatMap(({ fees = [] }) => fees.map((other) => other.amountVnd))
  const fromRecords = neighbours
    .flatMap(({ submissionMethods }) =>
      submissionMethods.flatMap(({ fees = [] }) => fees.map((other) => other.amountVnd)),
    )
    .filter(isFresh)
  const isFreed = applying.some((other) => other.amountVnd === 0)
  const say =
    (kind: MutationKind) =>
    (amount: number): Change => ({ kind, text: pick(moneyWordings(amount), random) })
  return [
    ...near.slice(0, 2).map(say("digit")),
    ...scaled.map(say("magnitude")),
    ...near.slice(0, 2).map((amount): Change => ({ kind: "words", text: pick(spokenMoney(amount), random) })),
    ...near
      .slice(-1)
      .map((amount): Change => ({ kind: "disguise", text: disguise(moneyWordings(amount)[0] ?? "", random) })),
    ...changedMoneyFormats(amountVnd)
      .filter(({ means }) => isFresh(means))
      .map(({ text }): Change => ({ kind: "mixed-format", text })),
    ...[...new Set(fromCases)].filter(isElsewhere).slice(0, 2).map(say("other-case")),
    ...[...new Set(fromRecords)].slice(0, 2).map(say("other-record")),
    ...(isFreed ? [] : ["0 đồng", "không đồng"].map((text): Change => ({ kind: "exemption", text }))),
  ]
}

const OTHER_UNITS: Readonly<Record<PeriodUnit, readonly PeriodUnit[]>> = {
  "working-day": ["day", "hour", "month"],
  day: ["working-day", "hour", "month"],
  hour: ["day", "working-day", "month"],
  month: ["day", "working-day"],
  immediately: [],
}

/**
 * Other periods. Fresh ones are false because the record names no period that lasts as long, not even in its words;
 * one of the record because no time that may apply in the case and the ways meant has it.
 */
export function periodChanges({ value, unit, time, channels }: SlotOf<"period">, around: Surroundings): Change[] {
  const { subject, neighbours, random } = around
  const { procedure, choices } = subject
  const ceiling = time.verificationCeiling
  const keyOf = (period: { value: number; unit: PeriodUnit }) => periodKey(period.value, period.unit)
  const holding = procedure.submissionMethods.filter(({ channel }) => channels.includes(channel))
  const applying = new Set(
    holding
      .flatMap((method) => perhapsForThisCase(method.processingTimes, choices))
      .filter((candidate) => mayOverlap(candidate, time))
      .map(keyOf),
  )
  const other = procedure.submissionMethods.filter(({ channel }) => !channels.includes(channel))
  const say =
    (kind: MutationKind) =>
    (period: { value: number; unit: PeriodUnit }): Change => ({
      kind,
      text: pick(periodWordings(period.value, period.unit), random),
    })
  const isElsewhere = (period: { value: number; unit: PeriodUnit }) => !applying.has(keyOf(period))
  return [
    ...freshPeriods(value, unit, around),
    ...(ceiling === undefined || applying.has(keyOf(ceiling)) ? [] : [say("ceiling")(ceiling)]),
    ...holding
      .flatMap(({ processingTimes }) => processingTimes)
      .filter(isElsewhere)
      .slice(0, 2)
      .map(say("other-case")),
    ...other
      .flatMap(({ processingTimes }) => processingTimes)
      .filter(isElsewhere)
      .slice(0, 2)
      .map(say("other-channel")),
    ...neighbours
      .flatMap(({ submissionMethods }) => submissionMethods.flatMap(({ processingTimes }) => processingTimes))
      .filter((period) => isFreshPeriod(period.value, period.unit, value, unit, around))
      .slice(0, 2)
      .map(say("other-record")),
  ]
}

/** Two parts that name different conditions are for different cases; one that names none is for all. */
function mayOverlap(first: Limited, second: Limited): boolean {
  const [one, two] = [first, second].map(({ condition, when }) => JSON.stringify([condition, when]))
  return one === two || isForAll(first) || isForAll(second)
}

type Limited = Pick<Fee, "condition" | "when">

function isForAll({ condition, when }: Limited): boolean {
  return condition === undefined && when === undefined
}

export function ceilingChanges({ value, unit }: SlotOf<"ceiling">, around: Surroundings): Change[] {
  return freshPeriods(value, unit, around)
}

function freshPeriods(value: number, unit: PeriodUnit, around: Surroundings): Change[] {
  const { random } = around
  // A day's delay is no lie that can be told from "ngay trong ngày"; three are.
  const near = unit === "immediately" ? [3, 5, 7] : nearNumbers(value, random)
  const stated = unit === "immediately" ? "working-day" : unit
  const isFresh = (other: number, otherUnit: PeriodUnit) => isFreshPeriod(other, otherUnit, value, unit, around)
  const counts = near.filter((count) => count < 1000 && isFresh(count, stated))
  const text = (count: number) => pick(periodWordings(count, stated), random)
  return [
    ...counts.slice(0, 2).map((count): Change => ({ kind: "digit", text: text(count) })),
    ...counts.slice(0, 1).map(
      (count): Change => ({
        kind: "words",
        text: periodWordings(count, stated).find((words) => !/\d/.test(words)) ?? text(count),
      }),
    ),
    ...counts
      .slice(-1)
      .map((count): Change => ({ kind: "disguise", text: disguise(periodWordings(count, stated)[0] ?? "", random) })),
    ...[value * 10]
      .filter((count) => count > 0 && isFresh(count, stated))
      .map((count): Change => ({ kind: "magnitude", text: text(count) })),
    ...OTHER_UNITS[unit]
      .filter((otherUnit) => isFresh(value, otherUnit))
      .map((otherUnit): Change => ({ kind: "unit", text: pick(periodWordings(value, otherUnit), random) })),
  ]
}

/** Neither in the record nor, by an office's hours or a day's, as long as the period meant. */
function isFreshPeriod(
  value: number,
  unit: PeriodUnit,
  meant: number,
  meantUnit: PeriodUnit,
  { subject }: Surroundings,
): boolean {
  if (unit === "immediately") return false
  const isSameByHours = meantUnit === "working-day" && unit === "hour" && [8 * meant, 24 * meant].includes(value)
  const isWithinDay = meantUnit === "immediately" && (value <= 1 || unit === "hour")
  return !isSameByHours && !isWithinDay && !valuesOf(subject.procedure).periods.has(periodKey(value, unit))
}

/** Other counts of a paper: false because the record asks for that paper in no such number, in no case. */
export function countChanges({ count, document }: SlotOf<"count">, { subject, random }: Surroundings): Change[] {
  const same = subject.procedure.requiredDocuments.filter(({ title }) => title === document.title)
  const held = new Set(same.flatMap(({ originals, copies }) => [originals, copies]))
  const smallPrint = same.map(({ title, note = "", replacedBy = "" }) => `${title} ${note} ${replacedBy}`).join()
  // Small print with figures or counts of its own may ask for more.
  if (/\d|\b(?:hai|ba|bốn|năm) (?:bản|ảnh|tờ)/u.test(smallPrint)) return []
  const others = [count + 1, count + 2, count * 10].filter((other) => !held.has(other))
  return others.flatMap((other): Change[] => [
    { kind: "count", text: pick(countWordings(other), random) },
    { kind: "disguise", text: disguise(String(other), random) },
  ])
}
