import type { Catalogue } from "../domain/catalogue.ts"
import type { Commune } from "../domain/commune.ts"
import type { Procedure, SubmissionChannel, SubmissionMethod } from "../domain/procedure.ts"
import type { CommuneFile, FeeRefinement, ProvinceOverlay, TimeRefinement } from "./overlay-files.ts"
import { keepProvince, type Records } from "./province.ts"

type OverlayLayer = "province" | "commune"

/** One field that a layer laid over the national record. */
interface OverlayChange {
  code: string
  /** Path inside the record: `/submissionMethods/0/feeNote`. */
  field: string
  layer: OverlayLayer
  source: string
}

/** A record that this commune does not use. */
interface LeftOut {
  code: string
  layer: OverlayLayer
  source: string
}

/** A catalogue as one commune sees it, and in what it differs from the national records. */
export interface LocalCatalogue {
  catalogue: Catalogue
  changes: readonly OverlayChange[]
  leftOut: readonly LeftOut[]
}

/** What is laid over the national records; each may be missing. */
export interface Layers {
  province?: ProvinceOverlay | undefined
  commune?: Pick<CommuneFile, "offers" | "times"> | undefined
}

/**
 * Lays a province and a commune over the national records: later layers refine named fields of earlier ones.
 * The layers must be free of faults (`overlayFaults`); the revision stays that of the national records.
 */
export function applyOverlays(national: Catalogue, place: Commune, layers: Layers): LocalCatalogue {
  const { kept, leftOut, rewritten } = keepProvince(
    { procedures: new Map(national.procedures), utterances: new Map(national.utterances) },
    place.province,
  )
  const changes: OverlayChange[] = rewritten.flatMap(({ procedure, fields, inPlaceOf }) =>
    fields.map((field) => ({
      code: procedure.code,
      field: `/${field}`,
      layer: "province" as const,
      source: inPlaceOf.source.name,
    })),
  )
  const lay = (code: string, layer: OverlayLayer, refine: Refine) => {
    const procedure = kept.procedures.get(code)
    if (procedure === undefined) return
    const refined = refineMethods(procedure, refine)
    kept.procedures.set(code, refined.procedure)
    changes.push(...refined.fields.map(({ field, source }) => ({ code, field, layer, source })))
  }

  const { province, commune } = layers
  for (const [code, refinements] of Object.entries(province?.fees ?? {}))
    for (const refinement of refinements) lay(code, "province", refineFees(refinement))
  if (province?.feeExplanation !== undefined)
    for (const code of kept.procedures.keys()) lay(code, "province", explainFee(province, province.feeExplanation))
  for (const [layer, times] of [["province", province?.times] as const, ["commune", commune?.times] as const])
    for (const [code, refinements] of Object.entries(times ?? {}))
      for (const refinement of refinements) lay(code, layer, refineTimes(refinement))

  const notOffered = [...kept.procedures.values()].filter((procedure) => isNotOffered(procedure, commune?.offers))
  for (const { code } of notOffered) remove(kept, code)
  return {
    catalogue: { ...national, ...kept },
    changes,
    leftOut: [
      ...leftOut.map(({ code, source }) => ({ code, layer: "province" as const, source: source.name })),
      ...notOffered.map(({ code }) => ({ code, layer: "commune" as const, source: place.source })),
    ],
  }
}

/** A method with some fields refined, or null where nothing is to be refined. */
type Refine = (
  method: SubmissionMethod,
  procedure: Procedure,
) => { refined: Partial<SubmissionMethod>; source: string } | null

function refineMethods(procedure: Procedure, refine: Refine) {
  const fields: { field: string; source: string }[] = []
  const submissionMethods = procedure.submissionMethods.map((method, index) => {
    const change = refine(method, procedure)
    if (change === null) return method
    for (const name of Object.keys(change.refined))
      fields.push({ field: `/submissionMethods/${index}/${name}`, source: change.source })
    return { ...method, ...change.refined }
  })
  return { procedure: fields.length === 0 ? procedure : { ...procedure, submissionMethods }, fields }
}

function refineFees(refinement: FeeRefinement): Refine {
  const { channels, feeStatus, fees, feeExemptions, feeSource, feeExplanation, source } = refinement
  return (method) => {
    if (!isMeant(method, channels)) return null
    const exemptions = new Set([...(method.feeExemptions ?? []), ...(feeExemptions ?? [])])
    return {
      source,
      refined: {
        ...(feeStatus === undefined ? {} : { feeStatus }),
        ...(fees === undefined ? {} : { fees: [...(method.fees ?? []), ...fees] }),
        ...(feeExemptions === undefined ? {} : { feeExemptions: [...exemptions] }),
        ...(feeSource === undefined ? {} : { feeSource }),
        ...(feeExplanation === undefined ? {} : { feeNote: feeExplanation }),
      },
    }
  }
}

/** A provincial record speaks of its council itself, and so does a refinement of one procedure. */
function explainFee(overlay: ProvinceOverlay, explanation: string): Refine {
  return ({ feeStatus, feeNote, channel }, { code, province }) => {
    const own = overlay.fees?.[code]?.some(
      (fee) => fee.feeExplanation !== undefined && isMeant({ channel }, fee.channels),
    )
    if (feeStatus !== "set-by-province" || province !== undefined || own === true) return null
    return {
      source: overlay.source,
      refined: {
        feeNote: feeNote === undefined ? explanation : `${feeNote.replace(/[^.!?…]$/, "$&.")} ${explanation}`,
      },
    }
  }
}

function refineTimes({ channels, processingTimes, decision }: TimeRefinement): Refine {
  return (method) =>
    isMeant(method, channels)
      ? {
          source: decision,
          refined: { processingTimes: processingTimes.map((time) => ({ ...time, source: time.source ?? decision })) },
        }
      : null
}

function isMeant({ channel }: Pick<SubmissionMethod, "channel">, channels: readonly SubmissionChannel[] | undefined) {
  return channels === undefined || channels.includes(channel)
}

/**
 * Only what communes carry out can be missing from a commune's list. What other levels do stays, because people ask
 * the commune where to go; so does what was repealed, because it names its successor.
 */
function isNotOffered({ code, adminLevels, status }: Procedure, offers: readonly string[] | undefined): boolean {
  return offers !== undefined && !offers.includes(code) && adminLevels.includes("commune") && status === "in-force"
}

/** Special cases of a record that is not there keep their marks. */
function remove({ procedures, utterances }: Records, code: string): void {
  procedures.delete(code)
  utterances.delete(code)
  for (const [other, procedure] of procedures)
    if (procedure.specialOf?.code === code)
      procedures.set(other, { ...procedure, specialOf: { marks: procedure.specialOf.marks } })
}
