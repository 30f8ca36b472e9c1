import type { TSchema } from "typebox"
import { Value } from "typebox/value"
import type { CatalogueFault } from "../domain/errors.ts"
import type { Procedure, When } from "../domain/procedure.ts"

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
