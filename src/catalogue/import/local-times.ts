import type { Procedure, ProcessingTime } from "../../domain/procedure.ts"
import { formatPeriod } from "../../domain/wording.ts"
import type { ProvinceOverlay } from "../overlay-files.ts"
import { isSameProvince } from "../province.ts"
import { sectorSlug } from "./code-words.ts"
import type { LocalTime } from "./imported.ts"
import { isPlainTime } from "./merge-methods.ts"

/**
 * Writes a period that a province shortened where it belongs: into the record when only that province uses it,
 * otherwise into the file of the province, over the national period. Periods that are divided into cases or ways of
 * submission, or have a ceiling or a cut-off, stay.
 * @returns what a person must decide
 */
export function mergeLocalTime(
  code: string,
  local: LocalTime,
  procedures: Map<string, Procedure>,
  provinces: Map<string, ProvinceOverlay>,
): string[] {
  const procedure = procedures.get(code)
  if (procedure === undefined) return []
  if (procedure.province === undefined) return overNational(procedure, local, provinces)
  return isSameProvince(procedure.province, local.province) ? intoRecord(procedure, local, procedures) : []
}

function intoRecord(procedure: Procedure, local: LocalTime, procedures: Map<string, Procedure>): string[] {
  const own = procedure.submissionMethods.map((method) => method.processingTimes)
  if (own.every((times) => isSame(times, local.times))) return []
  if (!own.every(isOnePlainTime)) return [question(own.flat(), local)]
  const processingTimes = local.times.map((time) => ({ ...time, source: `Quyết định ${local.decision}` }))
  const submissionMethods = procedure.submissionMethods.map((method) => ({ ...method, processingTimes }))
  procedures.set(procedure.code, { ...procedure, submissionMethods })
  return []
}

function overNational(
  { code, submissionMethods }: Procedure,
  local: LocalTime,
  provinces: Map<string, ProvinceOverlay>,
): string[] {
  const { times, decision, province } = local
  const [file, overlay] =
    [...provinces].find(([, { name }]) => isSameProvince(name, province)) ?? newOverlay(province, decision)
  const own = overlay.times?.[code] ?? []
  const ownTimes = own.flatMap(({ processingTimes }) => processingTimes)
  if (own.length > 1 || own.some(({ channels }) => channels !== undefined)) return [question(ownTimes, local)]
  const [only] = own
  const isKnown =
    only === undefined
      ? submissionMethods.every(({ processingTimes }) => isSame(times, processingTimes))
      : isSame(times, ownTimes) && only.decision === decision
  if (isKnown) return []
  if (!isOnePlainTime(ownTimes)) return [question(ownTimes, local)]
  provinces.set(file, { ...overlay, times: { ...overlay.times, [code]: [{ processingTimes: times, decision }] } })
  return []
}

/** One period at most, with nothing beside it: a shorter one may take its place. */
function isOnePlainTime(times: readonly ProcessingTime[]): boolean {
  return times.length <= 1 && times.every(isPlainTime)
}

function question(own: readonly ProcessingTime[], { times, decision }: LocalTime): string {
  return `Thời hạn đang dùng (${own.map(formatPeriod).join(", ")}) chia theo trường hợp hoặc có phần riêng; ${decision} cắt giảm còn ${times.map(formatPeriod).join(", ")}.`
}

function newOverlay(province: string, decision: string): [string, ProvinceOverlay] {
  return [`provinces/${sectorSlug(province)}.yaml`, { name: province, source: `Quyết định ${decision}` }]
}

function isSame(one: readonly ProcessingTime[], other: readonly ProcessingTime[]): boolean {
  const words = (times: readonly ProcessingTime[]) =>
    times
      .map(({ value, unit, verificationCeiling, condition }) =>
        JSON.stringify([value, unit, verificationCeiling, condition]),
      )
      .join()
  return words(one) === words(other)
}
