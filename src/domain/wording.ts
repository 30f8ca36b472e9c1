import type { ProcessingTime, SubmissionChannel } from "./procedure.ts"

/** How facts of a record are worded, the same on every page and in every message. */

type Period = Pick<ProcessingTime, "value" | "unit">

const UNIT: Readonly<Record<Exclude<Period["unit"], "immediately">, string>> = {
  "working-day": "ngày làm việc",
  day: "ngày",
  hour: "giờ",
  month: "tháng",
}

/** 20000 → "20.000 đồng". */
export function formatMoney(amountVnd: number): string {
  return `${String(amountVnd).replace(/\B(?=(\d{3})+$)/g, ".")} đồng`
}

/** `{ value: 3, unit: "working-day" }` → "3 ngày làm việc"; `immediately` → "ngay trong ngày làm việc". */
export function formatPeriod({ value, unit }: Period): string {
  return unit === "immediately" ? "ngay trong ngày làm việc" : `${value} ${UNIT[unit]}`
}

/** "15:00" → "15 giờ", "16:30" → "16 giờ 30". */
export function formatClock(clockTime: string): string {
  const [hour, minute] = clockTime.split(":").map(Number)
  return minute === 0 ? `${hour} giờ` : `${hour} giờ ${minute}`
}

/** "2026-07-18" → "18/7/2026". */
export function formatDate(isoDate: string): string {
  const [year, month, day] = isoDate.split("-")
  return `${Number(day)}/${Number(month)}/${year}`
}

/** The calendar day in Viet Nam (UTC+7 all year), ISO 8601. */
export function dayInVietNam(now: Date): string {
  return new Date(now.getTime() + 7 * 60 * 60 * 1000).toISOString().slice(0, 10)
}

/** How a way of submission is called. */
export function formatChannel(channel: SubmissionChannel): string {
  return { "in-person": "Nộp trực tiếp", online: "Nộp trên mạng", post: "Gửi bưu điện" }[channel]
}

/** A form's number as it is spoken of: "CT01" → "mẫu CT01", "Mẫu số 01" → "mẫu số 01". */
export function formatForm(code: string): string {
  return /^mẫu\s/iu.test(code) ? `mẫu ${code.slice(4).trimStart()}` : `mẫu ${code}`
}

/** Small first letter, for a sentence that goes on; capitals of names and abbreviations ("VNeID", "UBND") stay. */
export function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) && !/^(?:Công an|Ủy ban|Hội đồng)/u.test(text)
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text
}

/** Centrally run cities; every other province is a "tỉnh" (Nghị quyết 202/2025/QH15, 12/6/2025). */
const CITIES: ReadonlySet<string> = new Set(["Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"])

/** "Thanh Hóa" → "tỉnh Thanh Hóa", "Huế" → "thành phố Huế". */
export function formatProvince(province: string): string {
  return `${CITIES.has(province) ? "thành phố" : "tỉnh"} ${province}`
}
