import type { Procedure } from "../domain/procedure.ts"
import { createEvidence, type SourceRecord } from "./audit-evidence.ts"
import { type FoundNumber, numbersIn, periodNumber } from "./audit-numbers.ts"

/** Numbers that no source record holds although they are right, and why. */
export interface AuditException {
  /** As the records write them. */
  numbers: readonly string[]
  /** For these procedures only, or for these sectors; for all when both are absent. */
  codes?: readonly string[] | undefined
  sectorKeys?: readonly string[] | undefined
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
  /** Exceptions that explained nothing: they may go. */
  idleExceptions: readonly AuditException[]
  mismatches: readonly Mismatch[]
}

/** What is no fact of the procedure: when it was copied, keys of ours, and how people speak. */
const NOT_COMPARED =
  /^\/(?:code|sectorKey|aliases|specialOf|source\/(?:asOf|checkedOn|url))\b|\/(?:id|when|cues|url)(?:\/|$)/

/**
 * Compares every number that a record states with the numbers of the source records of the same code. A number agrees
 * when it occurs there as the same thing: a period with its unit, a law's or a form's number whole, a count as one of
 * papers. The code of another procedure agrees when that procedure has a source record. It is no proof that a number
 * stands in the right place: a reader still has to look.
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
  const excuses = exceptions.map((exception) => ({
    exception,
    evidence: createEvidence([{ numbers: exception.numbers }]),
  }))
  const used = new Set<AuditException>()
  for (const procedure of procedures) {
    const records = sources.get(procedure.code)
    if (records === undefined) {
      withoutSource.push(procedure.code)
      continue
    }
    const evidence = createEvidence(records)
    const usable = excuses.filter(({ exception }) => isFor(procedure, exception))
    recordsCompared += 1
    for (const { field, found } of numbersOf(procedure)) {
      numbersCompared += 1
      const isKnownCode = found.kind === "code" && sources.has(found.value)
      const spellings = [found, ...neighbourOf(field, found)]
      if (isKnownCode || spellings.some(evidence.holds)) continue
      const excuse = usable.find((one) => spellings.some(one.evidence.holds))
      if (excuse !== undefined) {
        used.add(excuse.exception)
        explained += 1
      } else {
        const file = `procedures/${procedure.sectorKey}/${procedure.code}.yaml`
        mismatches.push({ file, field, number: found.value })
      }
    }
  }
  const idleExceptions = exceptions.filter((exception) => !used.has(exception))
  return { recordsCompared, withoutSource, numbersCompared, explained, idleExceptions, mismatches }
}

/** The audit for the terminal: what was compared, then one line for each number nothing explains. */
export function formatAudit(audit: Audit): string {
  const { recordsCompared, withoutSource, numbersCompared, explained, idleExceptions, mismatches } = audit
  return [
    `Đã so ${recordsCompared} bản ghi, ${numbersCompared} con số: ${mismatches.length} chỗ lệch.`,
    `Có giải thích riêng: ${explained} con số.`,
    ...(withoutSource.length === 0 ? [] : [`Không có nguồn để so: ${withoutSource.join(", ")}.`]),
    ...idleExceptions.map(({ numbers }) => `Giải thích không còn dùng: ${numbers.join(", ")}.`),
    ...mismatches.map(({ file, field, number }) => `  - ${file} ${field}: ${number}`),
  ].join("\n")
}

function isFor({ code, sectorKey }: Procedure, { codes, sectorKeys }: AuditException): boolean {
  if (codes === undefined && sectorKeys === undefined) return true
  return codes?.includes(code) === true || sectorKeys?.includes(sectorKey) === true
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
    if (typeof value === "string")
      stated.push(...numbersIn(value).map((found) => ({ field, found: asForm(field, found) })))
    else if (typeof value === "number") stated.push({ field, found: { kind: kindOf(field), value: String(value) } })
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

function kindOf(field: string): FoundNumber["kind"] {
  if (/\/(?:originals|copies)$/.test(field)) return "count"
  return field.endsWith("/amountVnd") ? "amount" : "number"
}

function asForm(field: string, found: FoundNumber): FoundNumber {
  return found.kind === "number" && field.endsWith("/form/code") ? { ...found, kind: "form" } : found
}

function isPeriod(value: unknown): value is { value: number; unit: string } {
  return typeof value === "object" && value !== null && "value" in value && "unit" in value
}
