import type { ProcessingTime } from "../../domain/procedure.ts"
import { oneLine, plain, tidy } from "./words.ts"

/** What a cell says of the time; `remark` says why there is no period where something is written. */
export interface Periods {
  times: ProcessingTime[]
  remark?: string
}

const UNITS: Readonly<Record<string, "working-day" | "day" | "hour" | "month">> = {
  "ngay lam viec": "working-day",
  ngay: "day",
  "gio lam viec": "hour",
  gio: "hour",
  h: "hour",
  thang: "month",
}

const PERIOD =
  /(?<![\d.,/])(\d{1,3})\s*(?:\([^)]*\))?\s*(ngay lam viec|gio lam viec|ngay|gio|thang|h)\b(?! \d{1,2} nam)/g
/** "1/2 ngày", "0,5 ngày": no whole number, so it is left to a person. */
const FRACTION = /\d\s*[/.,]\s*\d+\s*(?:ngay|gio|thang)/
const IMMEDIATE = /ngay trong (?:ngay|buoi)|trong ngay|tra (?:ket qua )?ngay\b|giai quyet ngay\b|^ngay khi nhan/
/** A time of the day, not a period: "sau 15 giờ", "15h00". */
const CLOCK = /(?:sau|truoc|den|luc)\s+(\d{1,2})\s*(?:gio|h)(?:\s*(\d{2}))?(?!\s*lam viec)/
const FILLER =
  /khong qua|toi da|lam viec|trong thoi han|trong|thoi han|thoi gian|giai quyet|ke tu (?:ngay|khi)|tu ngay|nhan|du|ho so|hop le|theo quy dinh|tiep nhan|ngay|[^a-z0-9]/g

/**
 * Reads a period in words: "03 ngày làm việc", "ngay trong ngày; sau 15 giờ thì ngày làm việc tiếp theo; phải xác
 * minh thì không quá 03 ngày làm việc". A bare number has no unit and is no period: the portal shows "1" where its
 * unit is "other".
 */
export function periodsOf(cell: string): Periods {
  const text = tidy(cell)
  const words = plain(text)
  if (words === "") return { times: [] }
  if (/^\d+([.,]\d+)?$/.test(words)) return { times: [], remark: `Thời hạn ghi "${text}" không có đơn vị: bỏ trống.` }
  if (FRACTION.test(words))
    return { times: [], remark: `Thời hạn "${short(text)}" không phải số nguyên: cần người ghi.` }
  if (AFTER_VERIFICATION.test(words))
    return { times: [], remark: `Thời hạn "${short(text)}" có phần tính sau khi xác minh: cần người ghi.` }

  const times: ProcessingTime[] = []
  let ceiling: ProcessingTime["verificationCeiling"]
  const cutOff = cutOffIn(words)
  for (const clause of clausesOf(text)) {
    const said = plain(clause).replace(CLOCK, " ")
    const found = [...said.matchAll(PERIOD)].flatMap(([, value = "", unit = ""]) => {
      const known = UNITS[unit]
      return known === undefined ? [] : [{ value: Number(value), unit: known }]
    })
    if (found.some(({ value }) => value < 1 || value > 366))
      return { times: [], remark: `Thời hạn ghi "${short(text)}": 0 hoặc quá một năm thì không hiểu được, bỏ trống.` }
    const [first] = found
    if (first === undefined) {
      if (IMMEDIATE.test(said) && !/tiep theo|hom sau/.test(said))
        times.push(withCondition({ value: 0, unit: "immediately" }, clause))
    } else if (/xac minh/.test(said)) ceiling = first
    else times.push(...found.map((period) => withCondition(period, clause)))
  }
  if (times.length === 0 && ceiling !== undefined) times.push({ ...ceiling, condition: oneLine(text) })
  else if (times.length === 1 && times[0] !== undefined && ceiling !== undefined) times[0].verificationCeiling = ceiling
  const [only] = times
  if (cutOff !== undefined && times.length === 1 && only?.unit === "immediately") only.cutOff = cutOff
  if (times.length === 0) return { times, remark: `Không đọc được thời hạn từ "${short(text)}": bỏ trống.` }
  if (times.length > 1 && times.filter(({ condition }) => condition === undefined).length > 1)
    return { times: [], remark: `Có nhiều thời hạn mà không nói rõ cho ai ("${short(text)}"): cần người ghi.` }
  return { times }
}

/** Where the words go on to another case: "15 ngày, trường hợp phải xác minh 20 ngày". */
const NEXT_CASE =
  /[;\n]|\.(?=\s)|,(?=\s*(?:trường hợp|truong hop|(?:nếu |neu )?(?:phải|phai|cần|can) (?:xác|xac) minh)\s)/iu
/** Two periods one after the other are no ceiling of one. */
const AFTER_VERIFICATION = /sau khi xac minh/

function clausesOf(text: string): string[] {
  return text.split(NEXT_CASE).map((clause) => clause.trim())
}

function cutOffIn(words: string): string | undefined {
  const found = /sau\s+(\d{1,2})\s*(?:gio|h)(?:\s*(\d{2}))?/.exec(words)
  return found === null ? undefined : `${found[1]?.padStart(2, "0")}:${found[2] ?? "00"}`
}

/** Words that say more than the period itself tell for whom or from when it counts, and are kept. */
function withCondition(time: ProcessingTime, clause: string): ProcessingTime {
  const rest = plain(clause).replace(CLOCK, " ").replace(PERIOD, " ").replace(FILLER, "")
  return rest === "" ? time : { ...time, condition: short(oneLine(clause).replace(/^[-–+*]\s*/, "")) }
}

function short(text: string): string {
  const line = oneLine(text)
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`
}
