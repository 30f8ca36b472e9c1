import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { codeOf, decisionNumberIn, legalNumberOf, levelsOf } from "./code-words.ts"
import { documentsOf } from "./document-words.ts"
import type { ImportedFacts, ImportedProcedure, Skipped } from "./imported.ts"
import { channelOf, methodsOf } from "./method-rows.ts"
import { moneyEntriesIn } from "./money-words.ts"
import { bulletLines, commaParts, conditionLines, isNothing, oneLine, plain } from "./words.ts"

const Words = Type.Optional(Type.Union([Type.String(), Type.Null()]))
const Texts = Type.Optional(Type.Union([Type.Array(Type.String()), Type.String(), Type.Null()]))

/** One line of a JSON lines file of procedures, as `procedures.jsonl` of open data sets has it. */
const FactsRecord = Type.Object({
  code: Type.String(),
  name: Type.String(),
  field: Words,
  level: Texts,
  audience: Texts,
  agency: Words,
  methods: Type.Optional(Type.Array(Type.Object({ channel: Type.String(), time: Words, fee: Words, note: Words }))),
  documents: Type.Optional(
    Type.Array(
      Type.Object({
        name: Type.String(),
        group: Words,
        originals: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
        copies: Type.Optional(Type.Union([Type.Number(), Type.Null()])),
        form: Words,
        kind: Words,
      }),
    ),
  ),
  steps: Texts,
  result: Texts,
  conditions: Texts,
  legalBasis: Texts,
  decision: Words,
  issuer: Words,
  province: Words,
  receivingAddress: Words,
  onlineFull: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
})
type FactsRecord = Static<typeof FactsRecord>

/** Whether a value is a record of such a file: a code, a name and at least the sector or the ways of submission. */
export function isFactsRecord(value: unknown): value is FactsRecord {
  return Value.Check(FactsRecord, value) && ("field" in value || "methods" in value)
}

/** Reads one record of a JSON lines file. */
export function readFactsRecord(record: FactsRecord, place: string): ImportedProcedure | Skipped {
  const found = codeOf(record.code)
  if ("problem" in found) return { place, reason: found.problem }
  const facts: ImportedFacts = {}
  const origins: ImportedProcedure["origins"] = {}
  const remarks: string[] = []
  const set = <Name extends keyof ImportedFacts>(name: Name, value: ImportedFacts[Name] | undefined, path: string) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return
    facts[name] = value
    origins[name] = `${place}, trường ${path}`
  }
  const text = (value: string | null | undefined) => {
    const line = oneLine(value ?? "")
    return isNothing(line) ? undefined : line
  }
  const issuer = text(record.issuer)

  set("title", text(record.name), "name")
  set("sector", text(record.field), "field")
  set("adminLevels", levelsOf(textsOf(record.level).join(", ")), "level")
  set("applicants", textsOf(record.audience).flatMap(commaParts), "audience")
  set("agency", text(record.agency), "agency")
  set("province", text(record.province), "province")
  set("receptionDesk", text(record.receivingAddress), "receivingAddress")
  set("onlineService", record.onlineFull === true ? "full" : undefined, "onlineFull")
  const number = decisionNumberIn(record.decision ?? "")
  set(
    "decision",
    number === undefined ? undefined : { number, ...(issuer === undefined ? {} : { issuer }) },
    "decision",
  )
  const rows = (record.methods ?? []).flatMap(({ channel: name, time, fee, note }) => {
    const channel = channelOf(name)
    if (channel === undefined) return []
    const words = (fee ?? "").replace(/\[tệp: [^\]]*\]/gu, "").replaceAll(" trên cổng", "")
    const money = /khong cong bo/.test(plain(words)) ? [] : moneyEntriesIn(words)
    return [{ channel, time: timeOf(time), note: note ?? "", money }]
  })
  set("methods", methodsOf(rows, `Cổng Dịch vụ công quốc gia, bản ghi ${found.code}`, remarks), "methods")
  const papers = documentsOf(
    (record.documents ?? []).map(({ name, group, originals, copies, form, kind }) => ({
      name,
      group: kind === "note" ? "Lưu ý" : (group ?? ""),
      originals: originals ?? undefined,
      copies: copies ?? undefined,
      forms: form === null || form === undefined ? [] : [form],
    })),
  )
  set("documents", papers.documents, "documents")
  set("documentNotes", papers.documentNotes, "documents")
  set("steps", bulletLines(textsOf(record.steps).join("\n")), "steps")
  set("outcome", bulletLines(textsOf(record.result).join("\n")), "result")
  set("eligibility", conditionLines(textsOf(record.conditions).join("\n")), "conditions")
  set("legalBasis", legalOf(textsOf(record.legalBasis)), "legalBasis")
  return { code: found.code, place, facts, origins, remarks }
}

/** Words that say that the portal shows no time are no time; its unit "Khác" is no unit. */
function timeOf(time: string | null | undefined): string {
  const words = plain(time ?? "")
  if (/khong ghi o o thoi gian|^khong$|khong quy dinh/.test(words)) return ""
  return (time ?? "").replace(/\(cổng ghi đơn vị [^)]*\)/u, "").trim()
}

function textsOf(value: FactsRecord["steps"]): string[] {
  return typeof value === "string" ? [value] : (value ?? [])
}

function legalOf(texts: readonly string[]): ImportedFacts["legalBasis"] {
  const seen = new Set<string>()
  return texts.flatMap((text) => {
    const title = oneLine(text)
    const number = legalNumberOf("", title)
    if (number === undefined || seen.has(number)) return []
    seen.add(number)
    return [{ number, ...(title === number ? {} : { title }) }]
  })
}
