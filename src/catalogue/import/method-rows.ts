import type { ProcessingTime, SubmissionChannel } from "../../domain/procedure.ts"
import type { MoneyEntry } from "./fee-words.ts"
import type { ImportedMethod } from "./imported.ts"
import { moneyOf } from "./money-words.ts"
import { periodsOf } from "./period-words.ts"
import { isNothing, oneLine, plain } from "./words.ts"

/** One row of "Cách thức thực hiện"; a way of submission can have several, one for each case. */
export interface MethodRow {
  channel: SubmissionChannel
  /** In words; "Theo mô tả" sends to the note. */
  time: string
  note: string
  money: readonly MoneyEntry[]
}

/** "Trực tuyến", "Dịch vụ bưu chính", "ONLINE"; undefined for anything else. */
export function channelOf(text: string): SubmissionChannel | undefined {
  const words = plain(text)
  if (/truc tuyen|online/.test(words)) return "online"
  if (/buu (?:chinh|dien)|post/.test(words)) return "post"
  return /truc tiep|direct/.test(words) ? "in-person" : undefined
}

const LABEL: Readonly<Record<SubmissionChannel, string>> = {
  "in-person": "Trực tiếp",
  online: "Trực tuyến",
  post: "Bưu chính",
}
const ORDER: readonly SubmissionChannel[] = ["in-person", "online", "post"]

/** One method for each way of submission, with the cases of its rows side by side; remarks go to `remarks`. */
export function methodsOf(rows: readonly MethodRow[], source: string, remarks: string[]): ImportedMethod[] {
  const said = new Set<string>()
  const remark = (channel: SubmissionChannel, text: string) => {
    if (!said.has(text)) remarks.push(`${LABEL[channel]}: ${text}`)
    said.add(text)
  }
  const byChannel = Map.groupBy(rows, ({ channel }) => channel)
  return ORDER.flatMap((channel) => {
    const own = byChannel.get(channel)
    if (own === undefined) return []
    const times = own.flatMap((row) => {
      if (isNothing(row.time)) return []
      const isInNote = /theo mo ta/.test(plain(row.time))
      const read = periodsOf(isInNote ? row.note : row.time)
      if (read.remark !== undefined) remark(channel, read.remark)
      return read.times.map((time) => (own.length > 1 && time.condition === undefined ? withCase(time, row) : time))
    })
    const distinct = distinctTimes(times)
    const money = moneyOf(
      own.flatMap((row) =>
        row.money.map((entry) => (entry.words === "" ? { ...entry, words: caseOf(own, row) } : entry)),
      ),
      source,
    )
    const hasMoney = own.some((row) => row.money.length > 0)
    if (hasMoney && money.status === "unknown")
      remark(channel, `mức thu ghi "${oneLine(money.note ?? "0 đồng").slice(0, 120)}": không đủ để nói là miễn phí.`)
    const note = own.length === 1 && !isNothing(own[0]?.note ?? "") ? oneLine(own[0]?.note ?? "") : undefined
    return [{ channel, times: distinct, ...(hasMoney ? { money } : {}), ...(note === undefined ? {} : { note }) }]
  })
}

/** One period that several rows repeat is one period for all their cases. */
function distinctTimes(times: readonly ProcessingTime[]): ProcessingTime[] {
  const periods = new Set(times.map(({ condition, ...period }) => JSON.stringify(period)))
  const [first] = times
  if (times.length > 1 && periods.size === 1 && first !== undefined) {
    const { condition, ...period } = first
    return [period]
  }
  return [...new Map(times.map((time) => [JSON.stringify(time), time])).values()]
}

/** With several rows of one way of submission, the note of a row names its case. */
function caseOf(rows: readonly MethodRow[], row: MethodRow): string {
  return rows.length > 1 && !isNothing(row.note) ? oneLine(row.note) : ""
}

function withCase<Time extends { condition?: string }>(time: Time, row: MethodRow): Time {
  return isNothing(row.note) ? time : { ...time, condition: oneLine(row.note).slice(0, 300) }
}
