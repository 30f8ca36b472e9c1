import type { Procedure } from "../domain/procedure.ts"
import { createEvidence, type SourceRecord } from "./audit-evidence.ts"
import { type FoundNumber, numbersIn, periodNumber } from "./audit-numbers.ts"

/** Numbers that no source record holds although they are right, and why. */
export interface AuditException {
  /** As the records write them. */
  numbers: readonly string[]
  /** For these procedures only; for all when absent. */
  codes?: readonly string[] | undefined
  reason: string
  source: string
}

interface Mismatch {
  /** `procedures/<sector>/<code>.yaml` */
  file: string
  /** Path inside the record. */
  field: string
  /** As the audit read it. */
  number: string
}

export interface Audit {
  recordsCompared: number
  /** Codes without a source record. */
  withoutSource: readonly string[]
  numbersCompared: number
  /** Numbers that an exception explains. */
  explained: number
  mismatches: readonly Mismatch[]
}

/** What is no fact of the procedure: when it was copied, keys of ours, and how people speak. */
const NOT_COMPARED =
  /^\/(?:code|sectorKey|aliases|specialOf|source\/(?:asOf|checkedOn|url))\b|\/(?:id|when|cues|url)(?:\/|$)/

const COUNTED = /\/(?:originals|copies)$/

/**
 * Compares every number that a record states with the numbers of the source records of the same code. A number agrees
 * when it occurs there as the same thing: a period with its unit, a law's or a form's number whole, a count as one of
 * papers. The code of another procedure agrees when that procedure has a source record. It is no proof that it stands in the right place; a reader still has to look.
 */
export function auditCatalogue(
  procedures: Iterable<Procedure>,
  sources: ReadonlyMap<string, readonly SourceRecord[]>,
  exceptions: readonly AuditException[],
): Audit {
  const mismatches: Mismatch[] = []
  const withoutSource: string[] = []
  let recordsCompared = 0
  let numbersCompared = 0
  let explained = 0
  for (const procedure of procedures) {
    const records = sources.get(procedure.code)
    if (records === undefined) {
      withoutSource.push(procedure.code)
      continue
    }
    const evidence = createEvidence(records)
    const excused = createEvidence(exceptionsFor(procedure.code, exceptions))
    recordsCompared += 1
    for (const { field, found } of numbersOf(procedure)) {
      numbersCompared += 1
      const isKnownCode = found.kind === "code" && sources.has(found.value)
      const spellings = [found, ...neighbourOf(field, found)]
      if (isKnownCode || spellings.some(evidence.holds)) continue
      if (spellings.some(excused.holds)) explained += 1
      else {
        const file = `procedures/${procedure.sectorKey}/${procedure.code}.yaml`
        mismatches.push({ file, field, number: found.value })
      }
    }
  }
  return { recordsCompared, withoutSource, numbersCompared, explained, mismatches }
}

/** The audit for the terminal: what was compared, then one line for each number nothing explains. */
export function formatAudit(audit: Audit): string {
  const { recordsCompared, withoutSource, numbersCompared, explained, mismatches } = audit
  return [
    `Đã so ${recordsCompared} bản ghi, ${numbersCompared} con số: ${mismatches.length} chỗ lệch.`,
    `Có giải thích riêng: ${explained} con số.`,
    ...(withoutSource.length === 0 ? [] : [`Không có nguồn để so: ${withoutSource.join(", ")}.`]),
    ...mismatches.map(({ file, field, number }) => `  - ${file} ${field}: ${number}`),
  ].join("\n")
}

function exceptionsFor(code: string, exceptions: readonly AuditException[]): SourceRecord[] {
  return exceptions
    .filter(({ codes }) => codes === undefined || codes.includes(code))
    .map(({ numbers }) => ({ numbers: [...numbers] }))
}

/** A term that begins on a day is often written as one that ends the day before, and the other way round. */
function neighbourOf(field: string, { kind, value }: FoundNumber): FoundNumber[] {
  const [, end] = /\/(?:validFrom|effectiveFrom|(validUntil|effectiveTo))$/.exec(field) ?? [null, null]
  if (kind !== "date" || end === null) return []
  const day = new Date(`${value}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + (end === undefined ? -1 : 1))
  return [{ kind, value: day.toISOString().slice(0, 10) }]
}

interface StatedNumber {
  field: string
  found: FoundNumber
}

function numbersOf(procedure: Procedure): StatedNumber[] {
  const stated: StatedNumber[] = []
  const visit = (value: unknown, field: string): void => {
    if (NOT_COMPARED.test(field)) return
    if (typeof value === "string") stated.push(...numbersIn(value).map((found) => ({ field, found })))
    else if (typeof value === "number")
      stated.push({ field, found: { kind: COUNTED.test(field) ? "count" : "number", value: String(value) } })
    else if (isPeriod(value)) {
      const { value: length, unit, ...rest } = value
      stated.push({ field: `${field}/value`, found: periodNumber(length, unit) })
      visit(rest, field)
    } else if (typeof value === "object" && value !== null)
      for (const [key, part] of Object.entries(value)) visit(part, `${field}/${key}`)
  }
  visit(procedure, "")
  return stated
}

function isPeriod(value: unknown): value is { value: number; unit: string } {
  return typeof value === "object" && value !== null && "value" in value && "unit" in value
}
