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

/** "2026-07-18" → "18/7/2026". */
export function formatDate(isoDate: string): string {
  const [year, month, day] = isoDate.split("-")
  return `${Number(day)}/${Number(month)}/${year}`
}

/** How a way of submission is called. */
export function formatChannel(channel: SubmissionChannel): string {
  return { "in-person": "Nộp trực tiếp", online: "Nộp trên mạng", post: "Gửi bưu điện" }[channel]
}
