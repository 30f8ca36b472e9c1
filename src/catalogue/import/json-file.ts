import { isFactsRecord, readFactsRecord } from "./facts-json.ts"
import type { ImportedFile, ImportedProcedure, Skipped } from "./imported.ts"
import { readPageJson } from "./page-json.ts"
import { isPortalDetail, readPortalDetail } from "./portal-json.ts"
import { Refusal } from "./refusal.ts"

/**
 * Reads a JSON file: answers of the portal's detail API (bare, under `data` or `detail`, one or a list), records as
 * in JSON lines, or a page that somebody kept as JSON.
 * @throws {Refusal} when it is no JSON or none of these
 */
export function readJsonFile(text: string): ImportedFile {
  const content = parse(text)
  const page = readPageJson(content)
  if (page !== null) return page
  const values = Array.isArray(content) ? content : [content]
  const file = empty(
    values.some((value) => isPortalDetail(unwrap(value))) ? "API chi tiết của cổng (JSON)" : "bản ghi JSON",
  )
  values.forEach((value: unknown, index) => {
    add(file, readValue(value, values.length === 1 ? "tệp" : `mục ${index + 1}`))
  })
  if (file.procedures.length === 0 && file.skipped.every(({ reason }) => reason === UNKNOWN))
    throw new Refusal("JSON không phải API chi tiết của cổng hay bản ghi thủ tục.")
  return file
}

/**
 * Reads JSON lines, one procedure a line.
 * @throws {Refusal} when no line is a procedure
 */
export function readJsonLines(text: string): ImportedFile {
  const file = empty("bản ghi JSON từng dòng")
  text.split("\n").forEach((line, index) => {
    if (line.trim() === "") return
    const place = `dòng ${index + 1}`
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      file.skipped.push({ place, reason: "không phải JSON" })
      return
    }
    add(file, readValue(value, place))
  })
  if (file.procedures.length === 0) throw new Refusal("không có dòng nào là bản ghi thủ tục.")
  return file
}

const UNKNOWN = "không phải bản ghi thủ tục"

function readValue(value: unknown, place: string): ImportedProcedure | Skipped {
  const inner = unwrap(value)
  if (isPortalDetail(inner)) return readPortalDetail(inner)
  return isFactsRecord(value) ? readFactsRecord(value, place) : { place, reason: UNKNOWN }
}

/** Crawlers keep the answer under `detail`, the portal itself under `data`. */
function unwrap(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  if ("detail" in value) return value.detail
  return "data" in value ? value.data : value
}

function add(file: ImportedFile, read: ImportedProcedure | Skipped): void {
  if ("reason" in read) file.skipped.push(read)
  else if (file.procedures.some(({ code }) => code === read.code))
    file.skipped.push({ place: read.place, reason: `mã ${read.code} đã có ở trên` })
  else file.procedures.push(read)
}

function empty(format: string): ImportedFile {
  return { format, isList: false, procedures: [], skipped: [], remarks: [] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal("không phải JSON.")
  }
}
