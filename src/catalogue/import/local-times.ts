import type { Procedure, ProcessingTime } from "../../domain/procedure.ts"
import type { ProvinceOverlay } from "../overlay-files.ts"
import { isSameProvince } from "../province.ts"
import { sectorSlug } from "./code-words.ts"
import type { LocalTime } from "./imported.ts"

/**
 * Writes a period that a province shortened where it belongs: into the record when only that province uses it,
 * otherwise into the file of the province, over the national period.
 */
export function mergeLocalTime(
  code: string,
  { times, decision, province }: LocalTime,
  procedures: Map<string, Procedure>,
  provinces: Map<string, ProvinceOverlay>,
): void {
  const procedure = procedures.get(code)
  if (procedure === undefined) return
  if (procedure.province !== undefined) {
    const isKnown = procedure.submissionMethods.every(({ processingTimes }) => isSame(times, processingTimes))
    if (isKnown || !isSameProvince(procedure.province, province)) return
    const processingTimes = times.map((time) => ({ ...time, source: `Quyết định ${decision}` }))
    const submissionMethods = procedure.submissionMethods.map((method) => ({ ...method, processingTimes }))
    procedures.set(code, { ...procedure, submissionMethods })
    return
  }
  const [file, overlay] =
    [...provinces].find(([, { name }]) => isSameProvince(name, province)) ?? newOverlay(province, decision)
  const own = overlay.times?.[code]
  if (own?.length === 1 && isSame(own[0]?.processingTimes ?? [], times) && own[0]?.decision === decision) return
  const isNational =
    own === undefined && procedure.submissionMethods.every(({ processingTimes }) => isSame(times, processingTimes))
  if (isNational) return
  provinces.set(file, { ...overlay, times: { ...overlay.times, [code]: [{ processingTimes: times, decision }] } })
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
