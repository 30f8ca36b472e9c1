import type { ProcessingTime } from "../../src/domain/procedure.ts"
import { formatMoney } from "../../src/domain/wording.ts"
import { NUMBER_STYLES, numberInWords, numberWithHalf } from "./number-words.ts"

/** The ways in which people write one amount, period, count or day; each list holds exact wordings alone. */

export type PeriodUnit = ProcessingTime["unit"]

/** 150000 → "150.000 đồng", "150k", "một trăm năm mươi nghìn đồng", "0,15 triệu đồng" … */
export function moneyWordings(amountVnd: number): string[] {
  const figure = formatMoney(amountVnd).replace(" đồng", "")
  return [
    ...new Set([
      `${figure} đồng`,
      `${figure}đ`,
      `${figure} VNĐ`,
      `${amountVnd} đồng`,
      ...shortMoney(amountVnd),
      ...spokenMoney(amountVnd),
    ]),
  ]
}

function shortMoney(amountVnd: number): string[] {
  const thousands = amountVnd / 1000
  const millions = String(amountVnd / 1_000_000).replace(".", ",")
  return [
    ...(amountVnd > 0 && amountVnd < 1_000_000 && Number.isInteger(thousands)
      ? [`${thousands} nghìn đồng`, `${thousands} ngàn đồng`, `${thousands} nghìn`, `${thousands}k`]
      : []),
    ...(amountVnd >= 100_000 && millions.length <= 5 ? [`${millions} triệu đồng`] : []),
    ...(amountVnd > 1_000_000 && amountVnd % 1_000_000 === 500_000
      ? [`${(amountVnd - 500_000) / 1_000_000} triệu rưỡi`]
      : []),
  ]
}

/** 150000 → "một trăm năm mươi nghìn đồng", "một trăm năm mươi ngàn đồng". */
export function spokenMoney(amountVnd: number): string[] {
  const half = amountVnd > 1000 ? NUMBER_STYLES.map((style) => numberWithHalf(amountVnd, style)) : []
  return [
    ...NUMBER_STYLES.map((style) => `${numberInWords(amountVnd, style)} đồng`),
    ...half.filter((words) => words !== null),
  ]
}

const UNIT_WORDINGS: Readonly<Record<Exclude<PeriodUnit, "immediately">, readonly string[]>> = {
  "working-day": ["ngày làm việc"],
  day: ["ngày"],
  hour: ["giờ", "tiếng"],
  month: ["tháng"],
}

/** 3 working days → "3 ngày làm việc", "03 ngày làm việc", "ba ngày làm việc", "3 (ba) ngày làm việc". */
export function periodWordings(value: number, unit: PeriodUnit): string[] {
  if (unit === "immediately") return ["ngay trong ngày làm việc", "ngay trong ngày"]
  return UNIT_WORDINGS[unit].flatMap((word) => countWordings(value).map((count) => `${count} ${word}`))
}

/** 3 → "3", "03", "ba", "3 (ba)"; 24 → "24", "hai mươi tư", "hai mươi bốn" … */
export function countWordings(count: number): string[] {
  const words = [...new Set(NUMBER_STYLES.map((style) => numberInWords(count, style)))]
  const padded = count < 10 ? [`0${count}`] : []
  return [String(count), ...padded, ...words, `${count} (${words[0]})`]
}

/** "2026-02-03" → "ngày 3/2/2026", "ngày 03/02/2026", "ngày 3 tháng 2 năm 2026", "ngày ba tháng hai năm 2026". */
export function dateWordings(isoDate: string): string[] {
  const [year = "", paddedMonth = "", paddedDay = ""] = isoDate.split("-")
  const [month, day] = [Number(paddedMonth), Number(paddedDay)]
  const monthWord = month === 4 ? "tư" : numberInWords(month)
  return [
    `ngày ${day}/${month}/${year}`,
    `ngày ${paddedDay}/${paddedMonth}/${year}`,
    `ngày ${day} tháng ${month} năm ${year}`,
    `ngày ${paddedDay} tháng ${paddedMonth} năm ${year}`,
    `ngày ${numberInWords(day)} tháng ${monthWord} năm ${year}`,
  ]
}
