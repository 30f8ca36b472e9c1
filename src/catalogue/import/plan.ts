import type { Procedure } from "../../domain/procedure.ts"
import type { RecordChange } from "../diff/changes.ts"
import { timeWords } from "../diff/diff-methods.ts"
import { diffProcedures } from "../diff/diff-procedure.ts"
import type { ProvinceOverlay } from "../overlay-files.ts"
import type { ImportedFacts, ImportedFile, ImportedProcedure, Skipped } from "./imported.ts"
import { mergeLocalTime } from "./local-times.ts"
import { mergeFacts, repealProblem } from "./merge.ts"
import { IMPORTED_FROM } from "./merge-documents.ts"
import { newRecord } from "./new-record.ts"
import { nameKey } from "./words.ts"

/** The state an import starts from and leads to. */
export interface Records {
  procedures: ReadonlyMap<string, Procedure>
  /** By file name relative to the data folder. */
  provinces: ReadonlyMap<string, ProvinceOverlay>
}

/** What a person must decide about one record; an import does not write it. */
interface Review {
  code: string
  title: string
  notes: string[]
}

/** What an import would do. */
export interface ImportPlan {
  records: Records
  /** New and changed records. */
  changes: RecordChange[]
  /** Codes that come out as they are. */
  same: string[]
  review: Review[]
  skipped: (Skipped & { file: string })[]
  remarks: string[]
}

/** One file that was read, with where its copies come from. */
export interface ReadFile {
  name: string
  /** Day the copy was taken from its publisher, ISO 8601. */
  asOf: string
  /** Whether a list may bring procedures that no commune carries out. */
  allLevels: boolean
  content: ImportedFile
}

/** Lays files over the records one after the other. Decides only; nothing is read or written. */
export function planImport(before: Records, files: readonly ReadFile[], today: string): ImportPlan {
  const procedures = new Map(before.procedures)
  const provinces = new Map(before.provinces)
  const taken = takenNames(before.procedures)
  const sectorKeys = sectorFolders(before.procedures)
  const sectors = new Map([...before.procedures.values()].map(({ sector }) => [nameKey(sector), sector]))
  const skipped: ImportPlan["skipped"] = []
  const remarks: string[] = []
  const reviews = new Map<string, string[]>()
  const seen: string[] = []

  const ask = (code: string, notes: readonly string[]) => {
    if (notes.length > 0) reviews.set(code, [...(reviews.get(code) ?? []), ...notes])
  }
  /** A sector is written as the catalogue writes it, whatever marks and capitals the file has. */
  const inOurWords = (facts: ImportedFacts): ImportedFacts => {
    const sector = facts.sector === undefined ? undefined : (sectors.get(nameKey(facts.sector)) ?? facts.sector)
    return sector === undefined ? facts : { ...facts, sector }
  }
  const take = (file: ReadFile, imported: ImportedProcedure) => {
    const skip = (reason: string): void => {
      skipped.push({ file: file.name, place: imported.place, reason })
    }
    const { code, facts } = imported
    const existing = procedures.get(code)
    const problem = repealProblem(facts)
    if (problem !== undefined) return skip(`${code}: ${problem}`)
    if (existing === undefined) {
      const origin = { name: `${IMPORTED_FROM}${file.name}`, asOf: file.asOf, today }
      const allLevels = file.allLevels || !file.content.isList
      const isTaken = (name: string) => taken.has(name.toLowerCase())
      const made = newRecord({ ...imported, facts: inOurWords(facts) }, origin, { sectorKeys, isTaken, allLevels })
      if ("problem" in made) return skip(`${code}: ${made.problem}`)
      procedures.set(code, made)
      taken.add(made.shortTitle.toLowerCase())
      sectorKeys.set(nameKey(made.sector), made.sectorKey)
    } else {
      const merged = mergeFacts(existing, facts, today)
      procedures.set(code, merged.procedure)
      ask(code, merged.review)
    }
    if (facts.localTime !== undefined) ask(code, mergeLocalTime(code, facts.localTime, procedures, provinces))
    const now = procedures.get(code)
    // The national period of a decision gives way to the shortened one, so that in the end nothing may have changed.
    if (existing !== undefined && now !== undefined && isSameRecord(existing, now)) procedures.set(code, existing)
    if (imported.remarks.length > 0)
      remarks.push(...imported.remarks.map((remark) => `${file.name}, ${code}: ${remark}`))
    seen.push(code)
  }
  for (const file of files) {
    skipped.push(...file.content.skipped.map((entry) => ({ ...entry, file: file.name })))
    remarks.push(...file.content.remarks.map((remark) => `${file.name}: ${remark}`))
    for (const imported of file.content.procedures) take(file, imported)
  }

  const after = { procedures, provinces }
  const codes = [...new Set(seen)]
  const changes = codes.flatMap((code) => changeOf(code, before, after) ?? [])
  const changed = new Set(changes.map(({ code }) => code))
  return {
    records: after,
    changes,
    same: codes.filter((code) => !changed.has(code)),
    review: [...reviews].map(([code, notes]) => ({
      code,
      title: procedures.get(code)?.title ?? "",
      notes: [...new Set(notes)],
    })),
    skipped,
    remarks,
  }
}

/** Whether only the dates differ: they change with every import and are no news. */
function isSameRecord(old: Procedure, now: Procedure): boolean {
  return diffProcedures(old, { ...now, source: old.source }).length === 0
}

function changeOf(code: string, before: Records, after: Records): RecordChange | undefined {
  const old = before.procedures.get(code)
  const now = after.procedures.get(code)
  if (now === undefined) return undefined
  const local = localChanges(code, before, after)
  if (old === undefined) return { code, title: now.title, kind: "added", changes: [...describe(now), ...local] }
  const changes = [...diffProcedures(old, { ...now, source: old.source }), ...local]
  return changes.length === 0 ? undefined : { code, title: now.title, kind: "changed", changes }
}

function localChanges(code: string, before: Records, after: Records): RecordChange["changes"] {
  return [...after.provinces].flatMap(([file, overlay]) => {
    const words = (state: ProvinceOverlay | undefined) => {
      const times = state?.times?.[code]
      return times === undefined ? undefined : localWords(times)
    }
    const [old, now] = [words(before.provinces.get(file)), words(overlay)]
    if (old === now) return []
    const what = `Thời hạn tại ${overlay.name} (sau cắt giảm)`
    return [{ what, ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }]
  })
}

function localWords(times: NonNullable<ProvinceOverlay["times"]>[string]): string {
  return times
    .map(({ processingTimes, decision }) => `${processingTimes.map(timeWords).join(", ")} (${decision})`)
    .join("; ")
}

/** What a new record holds, as differences from one that knows nothing. */
function describe(procedure: Procedure): RecordChange["changes"] {
  const blank = { ...BLANK, source: procedure.source, status: procedure.status, onlineService: procedure.onlineService }
  return diffProcedures(blank, procedure).map(({ before, ...change }) => change)
}

const BLANK: Procedure = {
  code: "",
  title: "",
  shortTitle: "",
  aliases: [],
  sector: "",
  sectorKey: "",
  adminLevels: [],
  applicants: [],
  agency: "",
  status: "in-force",
  onlineService: "unknown",
  submissionMethods: [],
  requiredDocuments: [],
  steps: [],
  outcome: [],
  legalBasis: [],
  source: { name: "", asOf: "", checkedOn: "" },
}

function takenNames(procedures: ReadonlyMap<string, Procedure>): Set<string> {
  return new Set(
    [...procedures.values()].flatMap(({ shortTitle, aliases }) =>
      [shortTitle, ...aliases].map((name) => name.toLowerCase()),
    ),
  )
}

function sectorFolders(procedures: ReadonlyMap<string, Procedure>): Map<string, string> {
  return new Map([...procedures.values()].map(({ sector, sectorKey }) => [nameKey(sector), sectorKey]))
}
