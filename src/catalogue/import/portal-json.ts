import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { codeOf, decisionNumberIn, legalNumberOf } from "./code-words.ts"
import { documentsOf } from "./document-words.ts"
import type { ImportedFacts, ImportedProcedure, Skipped } from "./imported.ts"
import { channelOf, methodsOf } from "./method-rows.ts"
import { bulletLines, commaParts, conditionLines, nameKey, oneLine, plain, stated } from "./words.ts"

const Words = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const Named = Type.Optional(Type.Union([Type.Array(Type.Object({ name: Words, code: Words })), Type.Null()]))
const Count = Type.Optional(Type.Union([Type.Number(), Type.Null()]))
const Flag = Type.Optional(Type.Union([Type.Boolean(), Type.Null()]))
const list = <Item extends ReturnType<typeof Type.Object>>(item: Item) =>
  Type.Optional(Type.Union([Type.Array(item), Type.Null()]))

/** `data` of the portal's detail API; only what is used here, and everything but the name may be missing. */
const PortalDetail = Type.Object({
  code: Type.String(),
  name: Type.String(),
  executionSteps: list(Type.Object({ name: Words, description: Words })),
  executionMethods: Type.Array(
    Type.Object({
      submissionMethod: Type.String(),
      processingTime: Type.Optional(Type.Union([Type.Number(), Type.String(), Type.Null()])),
      processingTimeUnit: Words,
      description: Words,
      fees: list(Type.Object({ type: Words, value: Count, currencyName: Words, description: Words })),
    }),
  ),
  executionCases: list(
    Type.Object({
      name: Words,
      profileComponents: list(
        Type.Object({
          name: Words,
          originalQty: Count,
          copyQty: Count,
          attachments: list(Type.Object({ fileName: Words })),
        }),
      ),
    }),
  ),
  categoriesDetails: Named,
  subjectTypesDetails: Named,
  departmentsExecuting: Named,
  unitGroupsExecuting: Named,
  departmentsAuthority: Named,
  legalBasisesDetails: Named,
  resultsDetails: Named,
  decisionNo: Words,
  procedureProposal: Type.Optional(
    Type.Union([Type.Object({ proposalNumber: Words, decisionDate: Count }), Type.Null()]),
  ),
  departmentPromulgateName: Words,
  requirementsAndConditions: Words,
  dossierReceivingAddresses: Words,
  coordinatingAgencies: Words,
  isWard: Flag,
  isProvince: Flag,
  isMinistry: Flag,
  isFullProcess: Flag,
})
type PortalDetail = Static<typeof PortalDetail>

/** Whether a value is `data` of the portal's detail API. */
export function isPortalDetail(value: unknown): value is PortalDetail {
  return Value.Check(PortalDetail, value)
}

/** Reads one procedure as the portal's API gives it. */
export function readPortalDetail(detail: PortalDetail): ImportedProcedure | Skipped {
  const found = codeOf(detail.code)
  if ("problem" in found) return { place: "trường code", reason: found.problem }
  const { code } = found
  const facts: ImportedFacts = {}
  const origins: ImportedProcedure["origins"] = {}
  const remarks: string[] = []
  const set = <Name extends keyof ImportedFacts>(name: Name, value: ImportedFacts[Name] | undefined, path: string) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return
    facts[name] = value
    origins[name] = `trường ${path}`
  }

  set("title", stated(oneLine(detail.name)), "name")
  set("sector", namesOf(detail.categoriesDetails)[0], "categoriesDetails")
  set("applicants", namesOf(detail.subjectTypesDetails), "subjectTypesDetails")
  const agencies = [...namesOf(detail.departmentsExecuting), ...namesOf(detail.unitGroupsExecuting)]
  set("agency", agencies.length === 0 ? undefined : agencies.join("; "), "departmentsExecuting")
  set("coordinatingAgencies", commaParts(detail.coordinatingAgencies ?? ""), "coordinatingAgencies")
  set("adminLevels", levels(detail), "isWard, isProvince, isMinistry")
  set("onlineService", detail.isFullProcess === true ? "full" : undefined, "isFullProcess")
  set("receptionDesk", stated(oneLine(detail.dossierReceivingAddresses ?? "")), "dossierReceivingAddresses")
  set("province", provinceOf(detail.departmentPromulgateName ?? ""), "departmentPromulgateName")
  set("decision", decisionOf(detail), "procedureProposal")
  set(
    "methods",
    methodsOf(methodRows(detail), `Cổng Dịch vụ công quốc gia, bản ghi ${code}`, remarks),
    "executionMethods",
  )
  const rows = (detail.executionCases ?? []).flatMap((group) =>
    (group.profileComponents ?? []).map((paper) => ({
      name: paper.name ?? "",
      group: group.name ?? "",
      originals: paper.originalQty ?? undefined,
      copies: paper.copyQty ?? undefined,
      forms: (paper.attachments ?? []).flatMap(({ fileName }) => fileName ?? []),
    })),
  )
  const papers = documentsOf(rows)
  set("documents", papers.documents, "executionCases")
  set("documentNotes", papers.documentNotes, "executionCases")
  const steps = (detail.executionSteps ?? []).map(({ name, description }) => `${name ?? ""}\n${description ?? ""}`)
  set("steps", bulletLines(steps.join("\n")), "executionSteps")
  set("outcome", namesOf(detail.resultsDetails), "resultsDetails")
  const conditions = conditionLines(detail.requirementsAndConditions ?? "")
  set("eligibility", conditions, "requirementsAndConditions")
  set("legalBasis", legalOf(detail), "legalBasisesDetails")
  return { code, place: `thủ tục ${code}`, facts, origins, remarks }
}

const UNITS: Readonly<Record<string, string>> = {
  WORKING_DAY: "ngày làm việc",
  DAY: "ngày",
  HOUR: "giờ",
  MONTH: "tháng",
  YEAR: "năm",
}

/** The unit OTHER stays without a unit, so that "1" is not taken for a day. */
function methodRows({ executionMethods }: PortalDetail) {
  return executionMethods.flatMap(({ submissionMethod, processingTime, processingTimeUnit, description, fees }) => {
    const channel = channelOf(submissionMethod)
    if (channel === undefined) return []
    const amount = processingTime === null || processingTime === undefined ? "" : String(processingTime)
    const isNumber = /^\d+$/.test(amount.trim())
    const unit = isNumber ? (UNITS[processingTimeUnit ?? ""] ?? "") : ""
    const time = Number(amount) === 0 && isNumber ? "" : `${amount} ${unit}`.trim()
    const money = (fees ?? []).map(({ type, value, currencyName, description: words }) => {
      const isForeign =
        value !== null && value !== undefined && value > 0 && !/dong|vnd|^$/.test(plain(currencyName ?? ""))
      return {
        kind: type === "SERVICE_FEE" ? ("le-phi" as const) : ("phi" as const),
        amountVnd: isForeign ? null : (value ?? null),
        words: isForeign ? `${value} ${currencyName} ${words ?? ""}` : (words ?? ""),
      }
    })
    const said = money.filter(({ amountVnd, words }) => amountVnd !== null || words.trim() !== "")
    return [{ channel, time, note: description ?? "", money: said }]
  })
}

function levels({ isWard, isProvince, isMinistry }: PortalDetail): NonNullable<ImportedFacts["adminLevels"]> {
  return [
    ...(isWard === true ? (["commune"] as const) : []),
    ...(isProvince === true ? (["province"] as const) : []),
    ...(isMinistry === true ? (["central"] as const) : []),
  ]
}

function decisionOf({
  procedureProposal,
  decisionNo,
  departmentPromulgateName,
}: PortalDetail): ImportedFacts["decision"] {
  const number = decisionNumberIn(procedureProposal?.proposalNumber ?? "") ?? decisionNumberIn(decisionNo ?? "")
  const issuer = stated(departmentPromulgateName)
  return number === undefined ? undefined : { number, ...(issuer === undefined ? {} : { issuer }) }
}

/** A procedure that a provincial committee published is used in that province only. */
function provinceOf(issuer: string): string | undefined {
  return /^(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+(?:tỉnh|thành phố)\s+(?<name>.+)$/iu.exec(oneLine(issuer))?.groups
    ?.name
}

function namesOf(named: PortalDetail["resultsDetails"]): string[] {
  const names = (named ?? []).flatMap(({ name }) => stated(oneLine(name ?? "")) ?? [])
  return [...new Map(names.map((name) => [nameKey(name), name])).values()]
}

function legalOf({ legalBasisesDetails }: PortalDetail): ImportedFacts["legalBasis"] {
  const seen = new Set<string>()
  return (legalBasisesDetails ?? []).flatMap(({ name, code }) => {
    const title = oneLine(name ?? "")
    const number = legalNumberOf(code ?? "", title)
    if (number === undefined || seen.has(number)) return []
    seen.add(number)
    return [{ number, ...(stated(title) === undefined || title === number ? {} : { title }) }]
  })
}
