import type { Catalogue } from "../domain/catalogue.ts"
import type { CatalogueFault } from "../domain/errors.ts"
import type { SubmissionChannel } from "../domain/procedure.ts"
import { recordFaults } from "./faults.ts"
import { applyOverlays, type Layers } from "./overlay.ts"
import type { CommuneFile, FeeRefinement, ProvinceOverlay, TimeRefinement } from "./overlay-files.ts"
import { isUsedIn } from "./province.ts"

/** What the schema of a province's file cannot say: its codes, its ways of submission, and what it leads to. */
export function provinceFaults(file: string, overlay: ProvinceOverlay, national: Catalogue): CatalogueFault[] {
  const faults = [
    ...refinementFaults(file, "fees", overlay.fees, overlay.name, national),
    ...refinementFaults(file, "times", overlay.times, overlay.name, national),
  ]
  for (const [code, refinements] of Object.entries(overlay.fees ?? {}))
    refinements.forEach((refinement, index) => {
      const set = methodsOf(national, code, refinement.channels).some(
        ({ feeStatus }) => feeStatus === "amount" || feeStatus === "free",
      )
      if (set)
        faults.push({ file, field: `/fees/${code}/${index}`, problem: "the record's fee is not left to the province" })
    })
  return faults.length > 0 ? faults : outcomeFaults(file, national, overlay.name, { province: overlay })
}

/** The same of a commune's file. */
export function communeFaults(file: string, commune: CommuneFile, national: Catalogue): CatalogueFault[] {
  const { key, province, offers } = commune
  const faults = refinementFaults(file, "times", commune.times, province, national)
  if (file !== `communes/${key}.yaml`)
    faults.push({ file, field: "/key", problem: `the file must be communes/${key}.yaml` })
  offers?.forEach((code, index) => {
    faults.push(...codeFaults(file, `/offers/${index}`, code, province, national))
  })
  return faults.length > 0 ? faults : outcomeFaults(file, national, province, { commune })
}

function refinementFaults(
  file: string,
  name: "fees" | "times",
  refinements: Readonly<Record<string, readonly (FeeRefinement | TimeRefinement)[]>> | undefined,
  province: string,
  national: Catalogue,
): CatalogueFault[] {
  return Object.entries(refinements ?? {}).flatMap(([code, list]) => {
    const unknown = codeFaults(file, `/${name}/${code}`, code, province, national)
    if (unknown.length > 0) return unknown
    return list.flatMap(({ channels }, index) =>
      (channels ?? [])
        .filter((channel) => methodsOf(national, code, [channel]).length === 0)
        .map((channel) => ({
          file,
          field: `/${name}/${code}/${index}/channels`,
          problem: `the record ${code} has no way of submission "${channel}"`,
        })),
    )
  })
}

function codeFaults(file: string, field: string, code: string, province: string, national: Catalogue) {
  const procedure = national.procedures.get(code)
  if (procedure === undefined) return [{ file, field, problem: `no procedure has the code ${code}` }]
  return isUsedIn(province, procedure)
    ? []
    : [{ file, field, problem: `${code} is used in ${procedure.province} only, not in ${province}` }]
}

function methodsOf({ procedures }: Catalogue, code: string, channels: readonly SubmissionChannel[] | undefined) {
  const methods = procedures.get(code)?.submissionMethods ?? []
  return methods.filter(({ channel }) => channels === undefined || channels.includes(channel))
}

/** A refined record must be as sound as any other. */
function outcomeFaults(file: string, national: Catalogue, province: string, layers: Layers): CatalogueFault[] {
  const nowhere = { key: "a", name: province, province, receptionDesk: province, source: file }
  const { catalogue, changes } = applyOverlays(national, nowhere, layers)
  return [...new Set(changes.map(({ code }) => code))].flatMap((code) => {
    const procedure = catalogue.procedures.get(code)
    if (procedure === undefined) return []
    return recordFaults(`${procedure.sectorKey}/${code}.yaml`, procedure).map(({ field, problem }) => ({
      file,
      field: `/${code}`,
      problem: `leads to a record whose ${field} ${problem}`,
    }))
  })
}
