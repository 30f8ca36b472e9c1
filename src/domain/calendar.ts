import { type Static, Type } from "typebox"

/** The working days of civil servants. A day is an ISO 8601 calendar day in Viet Nam, "2026-11-24". */

const Text = Type.String({ minLength: 1, pattern: "\\S" })
const strict = { additionalProperties: false }

const CalendarDays = Type.Object(
  {
    name: Text,
    days: Type.Array(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }), { minItems: 1 }),
    /** `official`: a law or notice names the very day; `computed`: it follows from a rule and no notice was seen. */
    status: Type.Enum(["official", "computed"]),
    source: Text,
  },
  strict,
)

/** One year as its file holds it: only what departs from "Monday to Friday are working days". */
export const CalendarYear = Type.Object(
  {
    year: Type.Integer({ minimum: 2000, maximum: 2100 }),
    daysOff: Type.Array(CalendarDays, { minItems: 1 }),
    /** Rest days of the week on which the offices work, in exchange for another day. */
    makeUpDays: Type.Array(CalendarDays),
  },
  strict,
)
export type CalendarYear = Static<typeof CalendarYear>

/** All years that are known. Of any other year nothing may be said. */
export interface WorkCalendar {
  readonly years: ReadonlySet<number>
  readonly daysOff: ReadonlySet<string>
  readonly makeUpDays: ReadonlySet<string>
  /** Those of the days off that no notice names. */
  readonly computedDaysOff: ReadonlySet<string>
}

/** Puts sound years together. */
export function makeWorkCalendar(years: readonly CalendarYear[]): WorkCalendar {
  const daysOff = years.flatMap((year) => year.daysOff)
  const makeUpDays = years.flatMap((year) => year.makeUpDays)
  const computed = daysOff.filter(({ status }) => status === "computed")
  return {
    years: new Set(years.map(({ year }) => year)),
    daysOff: new Set(daysOff.flatMap(({ days }) => days)),
    makeUpDays: new Set(makeUpDays.flatMap(({ days }) => days)),
    computedDaysOff: new Set(computed.flatMap(({ days }) => days)),
  }
}

/** Whether the offices work on that day; null when the calendar does not know the year. */
export function isWorkingDay(calendar: WorkCalendar, isoDay: string): boolean | null {
  if (!calendar.years.has(Number(isoDay.slice(0, 4)))) return null
  if (calendar.makeUpDays.has(isoDay)) return true
  return !calendar.daysOff.has(isoDay) && !isWeeklyRestDay(isoDay)
}

/** The first working day after that day; null when the calendar ends before it. */
export function nextWorkingDay(calendar: WorkCalendar, isoDay: string): string | null {
  return workingDayFrom(calendar, addDays(isoDay, 1))
}

/** That day if it is a working day, else the first one after it; null when the calendar ends before it. */
export function workingDayFrom(calendar: WorkCalendar, isoDay: string): string | null {
  for (let day = isoDay; ; day = addDays(day, 1)) {
    const isWorking = isWorkingDay(calendar, day)
    if (isWorking === null) return null
    if (isWorking) return day
  }
}

/** Saturday and Sunday, whatever is made up for. */
export function isWeeklyRestDay(isoDay: string): boolean {
  return [0, 6].includes(dayOfWeek(isoDay))
}

/** 0 is Sunday. */
export function dayOfWeek(isoDay: string): number {
  return new Date(isoDay).getUTCDay()
}

/** The day so many calendar days later. */
export function addDays(isoDay: string, count: number): string {
  const date = new Date(isoDay)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}

/**
 * The same day of the month so many months later, or the last of that month where it has no such day
 * (Bộ luật Dân sự 2015, Điều 148 khoản 3).
 */
export function addMonths(isoDay: string, count: number): string {
  const [year, month, day] = isoDay.split("-").map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0))
  lastOfMonth.setUTCDate(Math.min(day, lastOfMonth.getUTCDate()))
  return lastOfMonth.toISOString().slice(0, 10)
}
