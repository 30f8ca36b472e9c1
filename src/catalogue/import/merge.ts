import { Value } from "typebox/value"
import { type Procedure, ProcedureCode } from "../../domain/procedure.ts"
import { diffProcedures } from "../diff/diff-procedure.ts"
import type { ImportedFacts } from "./imported.ts"
import { isAkinText, mergeDocuments } from "./merge-documents.ts"
import { mergeMethods } from "./merge-methods.ts"
import { commaParts, letterKey } from "./words.ts"

/** A record after a file, and what the file says that a person must decide. */
export interface Merged {
  procedure: Procedure
  review: string[]
}

/**
 * Applies the facts of a file to a record. Only facts the file states; never the words somebody gave the record:
 * short title, aliases, questions, steps, notes. A record that comes out the same is returned as it was, with its
 * dates, so that a second import changes nothing.
 * @param today ISO 8601; becomes `checkedOn` of a record that changed
 */
export function mergeFacts(existing: Procedure, facts: ImportedFacts, today: string): Merged {
  const review: string[] = []
  let merged: Procedure = { ...existing, ...scalars(existing, facts, review) }
  if (facts.methods !== undefined)
    merged = { ...merged, submissionMethods: mergeMethods(merged, facts.methods, review) }
  if (facts.documents !== undefined) merged = { ...merged, ...mergeDocuments(merged, facts.documents, review) }
  if (facts.outcome !== undefined) merged = { ...merged, outcome: mergeOutcome(merged.outcome, facts.outcome, review) }
  if (facts.legalBasis !== undefined)
    merged = { ...merged, legalBasis: mergeLegalBasis(merged.legalBasis, facts.legalBasis, review) }
  if (facts.repeal !== undefined) merged = { ...merged, ...repealed(merged, facts.repeal, today) }
  if (diffProcedures(existing, merged).length === 0) return { procedure: existing, review }
  return { procedure: { ...merged, source: { ...merged.source, checkedOn: today } }, review }
}

function scalars(existing: Procedure, facts: ImportedFacts, review: string[]): Partial<Procedure> {
  const changed: Partial<Procedure> = {}
  if (facts.title !== undefined && titleKey(facts.title) !== titleKey(existing.title)) {
    if (isUnmarked(facts.title) && !isUnmarked(existing.title)) review.push(`Tệp ghi tên không dấu: ${facts.title}`)
    else changed.title = facts.title
  }
  // Lists shorten a sector: "Cư trú" is "Đăng ký, quản lý cư trú".
  if (facts.sector !== undefined && !letterKey(existing.sector).includes(letterKey(facts.sector)))
    changed.sector = facts.sector
  if (facts.agency !== undefined) {
    const [said, own] = [split(facts.agency), split(existing.agency)]
    const isNamed = said.every((part) => own.some((other) => agencyKey(other) === agencyKey(part)))
    const losesCommune = isOfCommune(existing.agency) && !isOfCommune(facts.agency)
    // A list names one of several agencies, and the portal still names offices that are gone.
    if (!isNamed && losesCommune) review.push(`Tệp ghi cơ quan thực hiện: ${said.join("; ")}; bản ghi có cấp xã.`)
    else if (!isNamed) changed.agency = facts.agency
  }
  const competent = facts.competentAgency
  if (competent !== undefined && !isSameSet(split(competent), split(existing.competentAgency ?? existing.agency)))
    changed.competentAgency = competent
  for (const name of ["applicants", "coordinatingAgencies"] as const) {
    const said = facts[name]
    if (said !== undefined && !isSameSet(said, existing[name] ?? [])) changed[name] = said
  }
  const levels = facts.adminLevels ?? []
  if (!levels.every((level) => existing.adminLevels.includes(level))) {
    // The portal flags procedures of the commune as central ones, so its flags do not take the commune away.
    if (existing.adminLevels.includes("commune") && !levels.includes("commune"))
      review.push(`Tệp ghi cấp thực hiện ${levels.join(", ")}; bản ghi có cấp xã.`)
    else changed.adminLevels = levels
  }
  if (facts.receptionDesk !== undefined && existing.receptionDesk === undefined)
    changed.receptionDesk = facts.receptionDesk
  if (facts.eligibility !== undefined && existing.eligibility === undefined) changed.eligibility = facts.eligibility
  if (facts.onlineService !== undefined && facts.onlineService !== existing.onlineService)
    changed.onlineService = facts.onlineService
  if (facts.decision !== undefined) Object.assign(changed, decisionOf(existing, facts.decision))
  return changed
}

/** A provincial decision that lists a national procedure does not take the place of the ministry's that made it. */
function decisionOf(
  { announcementDecision: own, province }: Procedure,
  decision: NonNullable<ImportedFacts["decision"]>,
): Partial<Procedure> {
  const isLocal = /QĐ-(?:UBND|VP|CT)/u.test(decision.number)
  const isOwnLocal = own !== undefined && /QĐ-(?:UBND|VP|CT)/u.test(own.number)
  if (isLocal && own !== undefined && !isOwnLocal && province === undefined) return {}
  if (own?.number === decision.number)
    return own.date === undefined && decision.date !== undefined
      ? { announcementDecision: { ...own, date: decision.date } }
      : {}
  return { announcementDecision: decision }
}

function mergeOutcome(own: string[], said: readonly string[], review: string[]): string[] {
  const missing = said.filter(
    (outcome) => !own.some((other) => letterKey(other) === letterKey(outcome) || isAkinText(other, outcome)),
  )
  for (const outcome of missing) review.push(`Kết quả trong tệp mà bản ghi có vẻ chưa có: ${outcome}`)
  return own
}

/** Texts that the file adds are added; those it no longer names may still hold, so a person decides. */
function mergeLegalBasis(
  own: Procedure["legalBasis"],
  said: Procedure["legalBasis"],
  review: string[],
): Procedure["legalBasis"] {
  const isSame = (one: string, other: string) =>
    letterKey(one).startsWith(letterKey(other)) || letterKey(other).startsWith(letterKey(one))
  const added = said.filter(
    ({ number }) =>
      !own.some((law) => isSame(law.number, number) || letterKey(law.title ?? "").includes(letterKey(number))),
  )
  if (said.length > 1)
    for (const { number } of own)
      if (!said.some((law) => isSame(law.number, number) || (law.title ?? "").includes(number)))
        review.push(`Căn cứ pháp lý ${number} không còn trong tệp.`)
  return added.length === 0 ? own : [...own, ...added]
}

function repealed(
  existing: Procedure,
  repeal: NonNullable<ImportedFacts["repeal"]>,
  today: string,
): Partial<Procedure> {
  const { by, lastDay, successor } = repeal
  const isOver = lastDay === undefined || lastDay < today
  const end = existing.effectiveTo === undefined || (lastDay ?? "9999") < existing.effectiveTo ? lastDay : undefined
  // A successor in words ("Luật Hộ tịch …") was written before there was a code.
  const known = Value.Check(ProcedureCode, existing.replacedBy) ? existing.replacedBy : undefined
  const replacedBy = known ?? successor ?? existing.replacedBy ?? (lastDay === undefined ? by : undefined)
  return {
    ...(isOver ? { status: "repealed" as const } : {}),
    ...(end === undefined ? {} : { effectiveTo: end }),
    ...(replacedBy === undefined ? {} : { replacedBy }),
  }
}

/** Why a repeal cannot be written; undefined when it can. */
export function repealProblem({ repeal }: ImportedFacts): string | undefined {
  if (repeal === undefined || repeal.lastDay !== undefined || repeal.successor !== undefined || repeal.by !== undefined)
    return undefined
  return "bị bãi bỏ mà tệp không nêu từ ngày nào, theo văn bản nào"
}

/** Lists leave out "Thủ tục". */
function titleKey(title: string): string {
  return letterKey(title).replace(/^thutuc/, "")
}

/** Typed without the marks of Vietnamese. */
function isUnmarked(text: string): boolean {
  return !/\P{ASCII}/u.test(text)
}

function split(agency: string): string[] {
  return commaParts(agency)
}

/** "UBND xã, phường, thị trấn." is "Ủy ban nhân dân cấp xã". */
function agencyKey(agency: string): string {
  return letterKey(agency)
    .replace("ubnd", "uybannhandan")
    .replace(/(?:cap)?xa(?:phuong)?(?:thitran)?(?:dackhu)?$/, "capxa")
}

function isOfCommune(agency: string): boolean {
  return split(agency).some((part) => agencyKey(part).endsWith("capxa"))
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const keys = (list: readonly string[]) => [...new Set(list.map(agencyKey))].sort().join("|")
  return keys(one) === keys(other)
}
