import { readFile } from "node:fs/promises"
import { InvalidInputError } from "../domain/errors.ts"
import { countsIn, type FoundNumber, formsIn, numbersIn, periodNumber } from "./audit-numbers.ts"

/** A record of a source as JSON: any fields, with the code of the procedure it speaks of. */
export type SourceRecord = Readonly<Record<string, unknown>>

/** What source records say in numbers. */
export interface Evidence {
  holds(found: FoundNumber): boolean
}

/** Where the copy lies and when it was edited: numbers of the copy, not of the procedure. */
const NOT_EVIDENCE = new Set(["where", "portalUpdatedAt", "sources"])
const SAME_DAY = /ngay trong ngày|trong ngày(?: làm việc)?|ngay sau khi|ngay khi|giải quyết ngay/i
/** The portal's "0 đồng" is no such word: it also stands where the province sets the amount. */
const NOTHING_CHARGED = /miễn|không (?:phải )?(?:thu|nộp|mất)|không quy định/i

/** Reads JSON lines by their `code`; several files and several lines of one code add up. */
export async function readSources(paths: readonly string[]): Promise<Map<string, SourceRecord[]>> {
  const sources = new Map<string, SourceRecord[]>()
  for (const path of paths) {
    const lines = (await readText(path)).split("\n")
    lines.forEach((line, index) => {
      if (line.trim() === "") return
      const record = parseLine(line)
      if (record === null) throw new InvalidInputError(`${path} dòng ${index + 1}: cần một đối tượng JSON có "code".`)
      sources.set(record.code, [...(sources.get(record.code) ?? []), record])
    })
  }
  return sources
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new InvalidInputError(`Không có tệp ${path}.`, error)
    throw error
  }
}

function parseLine(line: string): (SourceRecord & { code: string }) | null {
  try {
    const record: unknown = JSON.parse(line)
    const isRecord = typeof record === "object" && record !== null && "code" in record
    return isRecord && typeof record.code === "string" ? { ...record, code: record.code } : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Gathers the numbers of source records, for one procedure. */
export function createEvidence(records: readonly SourceRecord[]): Evidence {
  const found = { law: new Set<string>(), code: new Set<string>(), date: new Set<string>() }
  const periods = new Set<string>()
  // That none is needed of the other kind ("bản sao" only) is often left unsaid.
  const counts = new Set<string>(["0"])
  let isWaived = false
  const forms = new Set<string>()
  const numbers = new Set<string>()
  const add = ({ kind, value }: FoundNumber) => {
    if (kind === "number") {
      numbers.add(value)
      if (/^[A-ZĐ]/.test(value)) forms.add(value)
    } else if (kind === "period") {
      periods.add(value)
      numbers.add(value.split(" ")[0] ?? "")
    } else if (kind === "amount") numbers.add(value)
    else if (kind === "count") counts.add(value)
    else if (kind === "form") forms.add(value)
    else found[kind].add(value)
  }
  const visit = (value: unknown): void => {
    if (typeof value === "string") {
      numbersIn(value).forEach(add)
      for (const count of countsIn(value)) counts.add(count)
      for (const form of formsIn(value)) forms.add(form)
      if (SAME_DAY.test(value)) periods.add("0 immediately")
      if (NOTHING_CHARGED.test(value)) isWaived = true
    } else if (typeof value === "number") numbers.add(String(value))
    else if (typeof value === "object" && value !== null) {
      if ("value" in value && "unit" in value && typeof value.value === "number")
        add(periodNumber(value.value, String(value.unit)))
      for (const [key, part] of Object.entries(value)) {
        if (key === "originals" || key === "copies") counts.add(String(part))
        if (key === "form" && typeof part === "string") for (const { value: form } of numbersIn(part)) forms.add(form)
        if (!NOT_EVIDENCE.has(key)) visit(part)
      }
    }
  }
  records.forEach(visit)
  const laws = [...found.law]
  const dates = [...found.date]
  // A year alone is often all that is said of a date or a law.
  for (const [year] of [...dates, ...laws].join(" ").matchAll(/(?<!\d)(?:19|20)\d{2}(?!\d)/g)) numbers.add(year)

  return {
    holds({ kind, value }) {
      switch (kind) {
        case "code":
          return found.code.has(value)
        case "law":
          // Often named without its issuer ("Thông tư 226/2016"), or cut off in the copy ("118/2025/NĐ-C").
          return (
            found.law.has(value) ||
            laws.some((law) => law.startsWith(`${value}/`) || (law.includes("/") && value.startsWith(law))) ||
            dates.some((date) => date.startsWith(monthOf(value) ?? "no month"))
          )
        case "date":
          return found.date.has(value) || dates.some((date) => includesDate(date, value))
        case "period":
          // "15 giờ" is an hour of the day too, and then is also written "15h00".
          return periods.has(value) || (value.endsWith(" hour") && numbers.has(value.split(" ")[0] ?? ""))
        case "count":
          return counts.has(value)
        case "form":
          return forms.has(value)
        case "amount":
          return value === "0" ? isWaived : numbers.has(value)
        case "number":
          return numbers.has(value)
      }
    },
  }
}

/** "9/2006" may be a month as well as the number of a text. */
function monthOf(law: string): string | null {
  const [, month, year] = /^(\d{1,2})\/(\d{4})$/.exec(law) ?? []
  return month === undefined ? null : `${year}-${month.padStart(2, "0")}`
}

/** Whether a date in full is one of a day ("--08-15") or a month ("2026-08"). */
function includesDate(full: string, part: string): boolean {
  return part.startsWith("--") ? full.endsWith(part.slice(1)) : full.startsWith(`${part}-`)
}
