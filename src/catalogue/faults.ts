import type { TSchema } from "typebox"
import { Value } from "typebox/value"
import type { CatalogueFault } from "../domain/errors.ts"
import type { Fee, Procedure, When } from "../domain/procedure.ts"

/** Every way a file's content departs from its schema. */
export function schemaFaults(schema: TSchema, file: string, content: unknown): CatalogueFault[] {
  if (Value.Check(schema, content)) return []
  return Value.Errors(schema, content).map((error) => ({ file, field: error.instancePath, problem: describe(error) }))
}

function describe(error: { keyword: string; message: string; params: object }): string {
  return error.keyword === "enum" || error.keyword === "additionalProperties" || error.keyword === "required"
    ? `${error.message} ${JSON.stringify(error.params)}`
    : error.message
}

/** What the schema cannot say about one record: sums, references inside the record, money with its ground. */
export function recordFaults(file: string, procedure: Procedure): CatalogueFault[] {
  const faults: CatalogueFault[] = []
  const fault = (field: string, problem: string) => faults.push({ file, field, problem })

  if (!file.endsWith(`${procedure.sectorKey}/${procedure.code}.yaml`))
    fault("/code", `the file must be ${procedure.sectorKey}/${procedure.code}.yaml`)

  const earlier = new Map<string, Set<string>>()
  const checkWhen = (when: When | undefined, field: string) => {
    for (const [question, choice] of Object.entries(when ?? {})) {
      const options = earlier.get(question)
      if (options === undefined) {
        fault(field, `names the question "${question}", which this record does not ask (or not before)`)
        continue
      }
      for (const option of [choice].flat())
        if (!options.has(option))
          fault(field, `names the option "${option}", which question "${question}" does not have`)
    }
  }

  procedure.questions?.forEach((question, index) => {
    checkWhen(question.when, `/questions/${index}/when`)
    const ids = question.options.map((option) => option.id)
    if (new Set(ids).size < ids.length) fault(`/questions/${index}/options`, "has one option id twice")
    if (earlier.has(question.id)) fault(`/questions/${index}/id`, `is used twice: "${question.id}"`)
    earlier.set(question.id, new Set(ids))
  })
  procedure.requiredDocuments.forEach((document, index) => {
    checkWhen(document.when, `/requiredDocuments/${index}/when`)
  })

  const channels = procedure.submissionMethods.map((method) => method.channel)
  if (new Set(channels).size < channels.length)
    fault("/submissionMethods", "has one channel twice; use `when` for cases")

  procedure.submissionMethods.forEach((method, index) => {
    const at = `/submissionMethods/${index}`
    if (method.feeStatus === "free" && method.feeSource === undefined)
      fault(`${at}/feeSource`, "is required: `free` needs the text that says so")
    if (method.feeStatus === "amount" && method.fees === undefined) fault(`${at}/fees`, "is required with `amount`")
    if (method.feeStatus === "free" && method.fees !== undefined) fault(`${at}/fees`, "contradicts `free`")
    method.fees?.forEach((fee, feeIndex) => {
      checkWhen(fee.when, `${at}/fees/${feeIndex}/when`)
      if (fee.validFrom !== undefined && fee.validUntil !== undefined && fee.validFrom > fee.validUntil)
        fault(`${at}/fees/${feeIndex}/validUntil`, "is before validFrom")
    })
    for (const [field, problem] of stepFaults(method.fees ?? [])) fault(`${at}/fees/${field}`, problem)
    method.processingTimes.forEach((time, timeIndex) => {
      checkWhen(time.when, `${at}/processingTimes/${timeIndex}/when`)
      for (const period of [time, time.verificationCeiling])
        if (period !== undefined && (period.value === 0) !== (period.unit === "immediately"))
          fault(`${at}/processingTimes/${timeIndex}/value`, "0 and `immediately` go together")
    })
  })
  if (procedure.status === "repealed" && procedure.replacedBy === undefined && procedure.effectiveTo === undefined)
    fault("/status", "a repealed record names its successor (replacedBy) or its last day (effectiveTo)")
  return faults
}

/** Faults of amounts by the unit, each with its field inside the list: a sum is made of them, so they may not be read in two ways. */
function stepFaults(fees: readonly Fee[]): [field: string, problem: string][] {
  return fees.flatMap((fee, index) => {
    const { unit, fromUnit, toUnit, maxPerCopyVnd } = fee
    const faults: [string, string][] = []
    if (unit === undefined && (fromUnit !== undefined || toUnit !== undefined))
      faults.push([`${index}/unit`, "is required: a step needs to say of what"])
    if (toUnit !== undefined && toUnit < (fromUnit ?? 1)) faults.push([`${index}/toUnit`, "is before fromUnit"])
    if (maxPerCopyVnd !== undefined && unit !== "page")
      faults.push([`${index}/maxPerCopyVnd`, "is the most for the pages of one copy; `unit` must be `page`"])
    const earlier = fees.slice(0, index).filter((other) => isSameScale(other, fee))
    if (earlier.some((other) => overlap(rangeOf(other), rangeOf(fee))))
      faults.push([`${index}/fromUnit`, "overlaps an earlier step of the same unit"])
    if (earlier.some((other) => other.maxPerCopyVnd !== maxPerCopyVnd))
      faults.push([`${index}/maxPerCopyVnd`, "must be the same in every step"])
    return faults
  })
}

/** Whether two amounts can be asked of one person on one day for units of one kind. A plain 0 is a waiver, no step. */
function isSameScale(one: Fee, other: Fee): boolean {
  const isWaiver = ({ amountVnd, fromUnit, toUnit }: Fee) => amountVnd === 0 && (fromUnit ?? toUnit) === undefined
  const excludes = (a: When = {}, b: When = {}) =>
    Object.entries(a).some(([question, options]) => {
      const others = b[question]
      return others !== undefined && ![options].flat().some((option) => [others].flat().includes(option))
    })
  return (
    one.unit !== undefined &&
    one.unit === other.unit &&
    one.kind === other.kind &&
    one.extra === other.extra &&
    !isWaiver(one) &&
    !isWaiver(other) &&
    !excludes(one.when, other.when) &&
    overlap([one.validFrom ?? "", one.validUntil ?? "9999"], [other.validFrom ?? "", other.validUntil ?? "9999"])
  )
}

function rangeOf({ fromUnit, toUnit }: Fee): [number, number] {
  return [fromUnit ?? 1, toUnit ?? Number.POSITIVE_INFINITY]
}

/** Whether two spans, both ends included, share something. */
function overlap<Bound extends number | string>(
  [from, until]: readonly [Bound, Bound],
  [start, end]: readonly [Bound, Bound],
): boolean {
  return from <= end && start <= until
}

/** What only the whole catalogue can show: a code, a short title or an alias claimed twice. */
export function catalogueFaults(records: ReadonlyArray<{ file: string; procedure: Procedure }>): CatalogueFault[] {
  const faults: CatalogueFault[] = []
  const owners = new Map<string, string>()
  const claim = (key: string, file: string, field: string, what: string) => {
    const owner = owners.get(key)
    if (owner !== undefined && owner !== file)
      faults.push({ file, field, problem: `${what} is also claimed by ${owner}` })
    owners.set(key, file)
  }
  const codes = new Set(records.map(({ procedure }) => procedure.code))
  for (const { file, procedure } of records) {
    const plain = procedure.specialOf?.code
    if (plain !== undefined && !codes.has(plain))
      faults.push({ file, field: "/specialOf/code", problem: `no record has the code ${plain}` })
    claim(`code:${procedure.code}`, file, "/code", `code ${procedure.code}`)
    for (const [index, name] of [procedure.shortTitle, ...procedure.aliases].entries())
      claim(
        `name:${name.toLowerCase().trim()}`,
        file,
        index === 0 ? "/shortTitle" : `/aliases/${index - 1}`,
        `"${name}"`,
      )
  }
  return faults
}
