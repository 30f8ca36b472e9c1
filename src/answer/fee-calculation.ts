import { applies, type Choices } from "../domain/cases.ts"
import type { Fee, Procedure, SubmissionChannel, SubmissionMethod } from "../domain/procedure.ts"
import { formatMoney } from "../domain/wording.ts"
import type { Quantities } from "../language/quantities.ts"
import { feesOn, isInForce } from "./facts.ts"

/** Whose money it is and for how much of what. */
interface FeeRequest {
  procedure: Procedure
  choices: Choices
  channel: SubmissionChannel
  /** ISO 8601. */
  day: string
  quantities: Quantities
}

export interface CalculatedFee {
  /** Đồng; of one copy when `isPerCopy`. */
  amountVnd: number
  /** How it comes about, a line each: "3 bản × (2 trang × 2.000 đồng) = 12.000 đồng". */
  formula: readonly string[]
  /** The pages of a copy were said, but not how many copies. */
  isPerCopy: boolean
  /** Of additional copies alone; what the matter itself costs is not in it. */
  isExtraOnly: boolean
  /** The record frees some people, and nothing tells whether this is one of them. */
  mayBeWaived: boolean
}

/** Amounts of one kind for one unit, step by step. */
type Scale = readonly [Fee, ...Fee[]]

/** What one scale comes to. */
type Part = Pick<CalculatedFee, "amountVnd" | "formula" | "isPerCopy">

/**
 * Works out what is to be paid, from the record's amounts alone.
 * @returns null where the record or the question leaves anything open: no amount for that day or case, an amount that
 * is not counted in units, a quantity that was not said, money left to the province, a plain waiver
 */
export function calculateFee(request: FeeRequest): CalculatedFee | null {
  const { procedure, choices, channel, day, quantities } = request
  const method = procedure.submissionMethods.find((one) => one.channel === channel)
  if (method === undefined || !isInForce(procedure, day)) return null
  const valid = feesOn(method, day, choices)
  const main = valid.filter(({ extra }) => extra === undefined)
  const extra = valid.filter((fee) => fee.extra === true)
  const whole = method.feeStatus === "amount" ? sumOf(main, choices, quantities) : null
  const sum = whole ?? sumOf(extra, choices, quantities)
  if (sum === null) return null
  const isExtraOnly = whole === null
  const waivers = (isExtraOnly ? extra : main).filter(isWaiver)
  return { ...sum, isExtraOnly, mayBeWaived: waivers.length > 0 || (method.feeExemptions ?? []).length > 0 }
}

/** Whether a sum could be made if only the pages of a copy were said. */
export function isCountedInPages({ fees }: SubmissionMethod): boolean {
  return fees?.some(({ unit }) => unit === "page") === true
}

/** Nothing is paid by some; a step that costs nothing ("the first page") is none. */
function isWaiver({ amountVnd, fromUnit, toUnit }: Fee): boolean {
  return amountVnd === 0 && (fromUnit ?? toUnit) === undefined
}

function sumOf(fees: readonly Fee[], choices: Choices, quantities: Quantities): Part | null {
  const waivers = fees.filter(isWaiver)
  // Without a condition in words, a waiver is for everybody of this case.
  if (waivers.some(({ condition }) => condition === undefined)) return null
  const charged = fees.filter((fee) => !isWaiver(fee))
  if (charged.some((fee) => fee.unit === undefined || applies(fee.when, choices) !== "yes")) return null
  const scales = Map.groupBy(charged, ({ kind, unit }) => `${kind} ${unit}`)
  const parts = [...scales.values()].map((steps) => partOf(steps, quantities))
  if (parts.length === 0 || !parts.every((part) => part !== null)) return null
  const amountVnd = parts.reduce((sum, part) => sum + part.amountVnd, 0)
  const formula = parts.flatMap((part) => part.formula)
  // What one copy costs cannot be added to what all cost.
  const isPerCopy = parts.some((part) => part.isPerCopy)
  if (isPerCopy && parts.length > 1) return null
  return { amountVnd, formula: parts.length > 1 ? [...formula, `Cộng: ${formatMoney(amountVnd)}`] : formula, isPerCopy }
}

function partOf(fees: readonly Fee[], { copies, pages, people, papers }: Quantities): Part | null {
  const scale = asScale(fees)
  if (scale === null) return null
  const [{ unit, per }] = scale
  switch (unit) {
    case "page":
      return pages === undefined ? null : pagesOfCopies(scale, pages, copies)
    case "copy":
      return copies === undefined ? null : counted(scale, copies, "bản")
    case "person":
      return people === undefined ? null : counted(scale, people, "người")
    case "case":
      return papers === undefined ? null : counted(scale, papers, per)
    default:
      return null
  }
}

/** The steps in order; null unless each begins where the one before ends. */
function asScale(fees: readonly Fee[]): Scale | null {
  const [first, ...rest] = fees.toSorted((a, b) => (a.fromUnit ?? 1) - (b.fromUnit ?? 1))
  if (first === undefined || (first.fromUnit ?? 1) !== 1) return null
  const scale: Scale = [first, ...rest]
  const isWhole = rest.every(({ fromUnit }, index) => scale[index]?.toUnit === (fromUnit ?? 1) - 1)
  return isWhole ? scale : null
}

function counted(scale: Scale, count: number, noun: string): Part | null {
  const steps = stepsOf(scale, count, noun)
  if (steps === null) return null
  return { amountVnd: steps.amountVnd, formula: [`${steps.terms} = ${formatMoney(steps.amountVnd)}`], isPerCopy: false }
}

function pagesOfCopies(scale: Scale, pages: number, copies: number | undefined): Part | null {
  const steps = stepsOf(scale, pages, "trang")
  if (steps === null) return null
  const { terms } = steps
  const most = scale[0].maxPerCopyVnd ?? Number.POSITIVE_INFINITY
  const perCopy = Math.min(steps.amountVnd, most)
  const amountVnd = perCopy * (copies ?? 1)
  const isPerCopy = copies === undefined
  const isSingle = copies === undefined || copies === 1
  const total = formatMoney(amountVnd)
  if (steps.amountVnd > most) {
    const capped = `Mỗi bản: ${terms} = ${formatMoney(steps.amountVnd)}, chỉ thu tối đa ${formatMoney(most)}`
    const formula = isSingle ? [capped] : [capped, `${copies} bản × ${formatMoney(most)} = ${total}`]
    return { amountVnd, formula, isPerCopy }
  }
  const line = isPerCopy ? `Mỗi bản: ${terms}` : isSingle ? terms : `${copies} bản × (${terms})`
  return { amountVnd, formula: [`${line} = ${total}`], isPerCopy }
}

/** So many units by the steps they fall into; null when the last step ends before them. */
function stepsOf(scale: Scale, count: number, noun: string): { amountVnd: number; terms: string } | null {
  if (count > (scale.at(-1)?.toUnit ?? Number.POSITIVE_INFINITY)) return null
  const steps = scale
    .map(({ amountVnd, fromUnit, toUnit }) => ({
      amountVnd,
      units: Math.min(count, toUnit ?? count) - (fromUnit ?? 1) + 1,
    }))
    .filter(({ units }) => units > 0)
  return {
    amountVnd: steps.reduce((sum, { amountVnd, units }) => sum + amountVnd * units, 0),
    terms: steps.map(({ amountVnd, units }) => `${units} ${noun} × ${formatMoney(amountVnd)}`).join(" + "),
  }
}
