import type { Fee, Procedure } from "../../domain/procedure.ts"
import type { Cell } from "./cells.ts"
import { codesIn, decisionNumberIn, legalNumberOf, levelsOf, onlineServiceOf } from "./code-words.ts"
import type { Column } from "./columns.ts"
import type { ImportedFacts, ImportedMethod, ImportedMoney, ImportedProcedure, Skipped } from "./imported.ts"
import { channelOf } from "./method-rows.ts"
import { moneyEntriesIn, moneyOf } from "./money-words.ts"
import { periodsOf } from "./period-words.ts"
import { commaParts, dayBefore, isNothing, isoDateIn, oneLine, plain, tidy } from "./words.ts"

/** What a row inherits from its table and its document. */
export interface RowContext {
  /** What a part of a decision does with its procedures; a list is `listed`. */
  kind: "listed" | "new" | "amended" | "repealed"
  sector: string | undefined
  levels: Procedure["adminLevels"] | undefined
  /** The decision the table belongs to. */
  decision?: ImportedFacts["decision"]
  /** First day on which the decision has effect. */
  effectiveFrom?: string | undefined
  province?: string | undefined
  /** How amounts name their source. */
  source: string
  /** ISO 8601; amendments that have no effect yet are left for then. */
  today: string
}

interface Entry {
  code: string
  place: string
  cells: ReadonlyMap<Column, Cell>
}

/** The facts of one row, or why it cannot be taken. */
export function factsOfRow(
  { code, place, cells }: Entry,
  labels: ReadonlyMap<Column, string>,
  context: RowContext,
): ImportedProcedure | Skipped {
  const { decision, effectiveFrom, today } = context
  const says = (column: Column) => {
    const cell = cells.get(column)
    return cell?.kind === "text" && !isNothing(cell.text) ? cell.text : undefined
  }
  const kind = says("repealedBy") !== undefined && context.kind === "listed" ? "repealed" : context.kind
  if (kind === "amended" && effectiveFrom !== undefined && effectiveFrom > today)
    return { place, reason: `${code}: sửa đổi có hiệu lực từ ${effectiveFrom}, chưa đến ngày; nhập lại từ hôm ấy` }

  const facts: ImportedFacts = {}
  const origins: ImportedProcedure["origins"] = {}
  const remarks: string[] = []
  const set = <Name extends keyof ImportedFacts>(
    name: Name,
    value: ImportedFacts[Name] | undefined,
    column?: Column,
  ) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return
    facts[name] = value
    const label = column === undefined ? undefined : labels.get(column)
    origins[name] = label === undefined ? place : `${place}, cột “${label}”`
  }

  if (kind === "repealed") {
    set("repeal", repealOf(code, says, context), "repealedBy")
    return { code, place, facts, origins, remarks }
  }
  set("title", oneLineOf(says("title")), "title")
  set("sector", oneLineOf(says("sector")), "sector")
  if (facts.sector === undefined) set("sector", context.sector)
  set("decision", decision)
  const levelCell = says("level")
  set("adminLevels", levelCell === undefined ? context.levels : levelsOf(levelCell), "level")
  if (context.kind === "listed" && !(["level", "agency", "issuer"] as const).some((column) => labels.has(column)))
    set("levelOfList", ["commune"])
  set("agency", says("agency")?.split("\n").join("; "), "agency")
  set("applicants", commaParts(says("applicants") ?? ""), "applicants")
  set("onlineService", onlineServiceOf(says("online") ?? ""), "online")
  set("receptionDesk", oneLineOf(says("place")), "place")
  set("legalBasis", legalTexts(says("legal") ?? ""), "legal")
  set("effectiveFrom", kind === "new" ? effectiveFrom : undefined)
  if (decision === undefined) {
    const number = decisionNumberIn(says("decision") ?? "")
    set("decision", number === undefined ? undefined : { number }, "decision")
  }

  set("methods", methodsIn(cells, context, labels, remarks), says("time") === undefined ? "fee" : "time")
  const local = says("localTime")
  if (local !== undefined) {
    const { times, remark } = periodsOf(local)
    if (remark !== undefined) remarks.push(remark)
    if (times.length > 0 && decision !== undefined && context.province !== undefined)
      set("localTime", { times, decision: decision.number, province: context.province }, "localTime")
    else if (times.length > 0)
      remarks.push("Có thời hạn sau cắt giảm mà tệp không nêu tỉnh và số quyết định: bỏ trống.")
  }
  const note = oneLineOf(says("note"))
  if (note !== undefined && /bai bo|thay the|het hieu luc/.test(plain(note)))
    remarks.push(`Ghi chú của dòng: “${note}”. Danh sách không tự bãi bỏ thủ tục: cần người xem.`)
  return { code, place, facts, origins, remarks }
}

function methodsIn(
  cells: ReadonlyMap<Column, Cell>,
  { decision, source }: RowContext,
  labels: ReadonlyMap<Column, string>,
  remarks: string[],
): ImportedMethod[] {
  const cellOf = (column: Column): Cell => cells.get(column) ?? { kind: "empty" }
  const time = cellOf("time")
  const read = time.kind === "text" ? periodsOf(time.text) : { times: [] }
  if ("remark" in read && read.remark !== undefined) remarks.push(read.remark)
  const money = (
    [
      ["fee", undefined],
      ["phi", "phi"],
      ["lePhi", "le-phi"],
    ] as const satisfies readonly (readonly [Column, Fee["kind"] | undefined])[]
  ).flatMap(([column, kind]) => {
    const cell = cellOf(column)
    if (cell.kind === "none")
      remarks.push(`Cột “${labels.get(column) ?? ""}” ghi “-”: không nêu mức thu, không hiểu là miễn phí.`)
    return cell.kind === "text" ? moneyEntriesIn(cell.text, kind) : []
  })
  const stated = money.length === 0 ? undefined : moneyOf(money, source, decision?.number)
  if (stated?.status === "unknown")
    remarks.push(`Mức thu ghi "${oneLine(stated.note ?? "0 đồng").slice(0, 120)}": chưa đủ để nói là miễn phí.`)
  const times = read.times.map((time) => ({ ...time, source }))
  if (stated === undefined) return times.length === 0 ? [] : [{ channel: null, times }]
  const byChannel = moneyByChannel(stated)
  if (byChannel === null) return [{ channel: null, times, money: stated }]
  return [{ channel: null, times }, ...byChannel.map(({ channel, money }) => ({ channel, times, money }))]
}

/** The amounts of each way of submission, where each names its own: "Trực tiếp: 20.000 đồng; trực tuyến: 10.000 đồng". */
function moneyByChannel(money: ImportedMoney) {
  const fees = money.fees.map(({ condition, ...fee }) => ({ channel: onlyChannelOf(condition ?? ""), fee }))
  const channels = [...new Set(fees.flatMap(({ channel }) => channel ?? []))]
  if (channels.length === 0 || fees.some(({ channel }) => channel === undefined)) return null
  return channels.map((channel) => {
    const own = fees.filter((other) => other.channel === channel).map(({ fee }) => fee)
    return { channel, money: { ...money, fees: own } }
  })
}

const SAYS_ONLY_CHANNEL =
  /^(?:nop )?(?:ho so )?(?:qua )?(?:dich vu )?(?:truc (?:tiep|tuyen)|buu (?:chinh|dien))(?: cong ich)?$/

/** The way of submission that words name, when they say nothing else. */
function onlyChannelOf(words: string) {
  return SAYS_ONLY_CHANNEL.test(plain(words)) ? channelOf(words) : undefined
}

function repealOf(code: string, says: (column: Column) => string | undefined, context: RowContext) {
  const by = oneLineOf(says("repealedBy") ?? says("legal"))
  const lastDay = context.effectiveFrom === undefined ? undefined : dayBefore(context.effectiveFrom)
  const successors = codesIn(says("successor") ?? says("note") ?? "")
  const [successor] = successors.length === 1 && successors[0] !== code ? successors : []
  const own = by === undefined ? undefined : isoDateIn(by.slice(Math.max(0, by.search(/hiệu lực/iu))))
  return {
    ...(by === undefined ? {} : { by }),
    ...(lastDay !== undefined
      ? { lastDay }
      : own !== undefined && by !== undefined && /hieu luc/.test(plain(by))
        ? { lastDay: dayBefore(own) }
        : {}),
    ...(successor === undefined ? {} : { successor }),
  }
}

function oneLineOf(cell: string | undefined): string | undefined {
  return cell === undefined ? undefined : oneLine(cell)
}

/** Each line or sentence that holds a number of a legal text. */
function legalTexts(cell: string): Procedure["legalBasis"] {
  const seen = new Set<string>()
  return tidy(cell)
    .split(/[\n;]/)
    .flatMap((line) => {
      const title = oneLine(line).replace(/^[-–+*]\s*/, "")
      const number = legalNumberOf("", title)
      if (number === undefined || seen.has(number)) return []
      seen.add(number)
      return [{ number, ...(title === number ? {} : { title }) }]
    })
}
