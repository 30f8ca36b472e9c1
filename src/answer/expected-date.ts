import {
  addDays,
  addMonths,
  dayOfWeek,
  isWorkingDay,
  nextWorkingDay,
  type WorkCalendar,
  workingDayFrom,
} from "../domain/calendar.ts"
import type { ProcessingTime } from "../domain/procedure.ts"
import { dayInVietNam, formatClock, formatDate } from "../domain/wording.ts"

/**
 * The day on which a result can be expected. A forecast from the published period: the slip that the desk hands
 * out is what counts, so every forecast carries what was taken for granted.
 */

type Period = Pick<ProcessingTime, "value" | "unit">

/** When the desk is open on every working day, in order and apart: `{ from: "07:30", to: "11:30" }`. */
export type DeskHours = readonly { readonly from: string; readonly to: string }[]

interface Submission {
  /** When the dossier, complete, is handed in. */
  submittedAt: Date
  /** One period, or several stages of which each begins when the one before has ended. */
  period: Period | readonly Period[]
  /** What is handed in after this clock time counts as received on the next working day: "15:00". */
  cutOff?: string | undefined
  calendar: WorkCalendar
  /** Null while nobody has said them; office hours are then assumed, and it is said that they are. */
  deskHours: DeskHours | null
}

export interface ExpectedDate {
  /** ISO 8601 day, always a working day. */
  date: string
  /** Clock time "HH:MM", only where the last stage runs in hours. */
  time?: string
  received: {
    /** The day as whose the dossier counts. */
    date: string
    /** Whoever hands in on that day before this clock time has the result on `date` too; none where hours run. */
    before?: string
  }
  /** Clauses in lower case, for one sentence. */
  assumptions: string[]
}

/** A minute of a day in Viet Nam, counted from midnight. */
interface Moment {
  day: string
  minute: number
}

interface Desk {
  spans: readonly { from: number; to: number }[]
  closing: number
  calendar: WorkCalendar
}

/** The usual hours of offices. No source gives them for any one desk, so they are only ever assumed. */
const OFFICE_HOURS: DeskHours = [
  { from: "07:30", to: "11:30" },
  { from: "13:30", to: "17:00" },
]
const ASSUMED_CLOSING = "giả định giờ hành chính, nhận hồ sơ đến 17 giờ"
const ASSUMED_HOURS = "giả định giờ hành chính, 7 giờ 30 đến 11 giờ 30 và 13 giờ 30 đến 17 giờ"

const BASIS: Readonly<Record<Period["unit"], string>> = {
  "working-day": "tính theo ngày làm việc, trừ ngày lễ",
  immediately: "tính theo ngày làm việc, trừ ngày lễ",
  day: "tính cả ngày nghỉ, hết hạn vào ngày nghỉ thì sang ngày làm việc kế tiếp",
  month: "tính cả ngày nghỉ, hết hạn vào ngày nghỉ thì sang ngày làm việc kế tiếp",
  hour: "tính theo giờ làm việc, trừ ngày lễ",
}
const WEEKDAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"]

/**
 * Counts the period from the moment of submission.
 * @returns null when the calendar does not cover the days that are needed
 */
export function expectedDate({ submittedAt, period, cutOff, calendar, deskHours }: Submission): ExpectedDate | null {
  const spans = (deskHours ?? OFFICE_HOURS).map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
  const desk: Desk = { spans, closing: Math.max(...spans.map(({ to }) => to)), calendar }
  const stages = [period].flat()
  const lastMinute = Math.min(desk.closing, cutOff === undefined ? desk.closing : minuteOf(cutOff))

  const received = receive(momentInVietNam(submittedAt), desk, cutOff)
  const due = stages.reduce<Moment | null>((from, stage) => from && endOf(stage, from, desk), received)
  if (received === null || due === null) return null

  const runsInHours = stages.some(({ unit }) => unit === "hour")
  return {
    date: due.day,
    ...(stages.at(-1)?.unit === "hour" ? { time: clockOf(due.minute) } : {}),
    received: { date: received.day, ...(runsInHours ? {} : { before: clockOf(lastMinute) }) },
    assumptions: [
      ...new Set(stages.map(({ unit }) => BASIS[unit])),
      ...(deskHours === null ? [runsInHours ? ASSUMED_HOURS : ASSUMED_CLOSING] : []),
      ...[...calendar.computedDaysOff]
        .filter((day) => dayInVietNam(submittedAt) <= day && day <= due.day)
        .map((day) => `ngày nghỉ ${formatDate(day)} là tính ra từ luật, chưa có thông báo`),
    ],
  }
}

/**
 * What is said of it: the forecast, and on what it rests.
 * @param submittedAt the moment for which it was counted; its day is called "hôm nay"
 */
export function expectedDateLines({ date, time, received, assumptions }: ExpectedDate, submittedAt: Date): string[] {
  const now = momentInVietNam(submittedAt)
  const say = (day: string) => `${day === now.day ? "hôm nay, " : ""}${WEEKDAYS[dayOfWeek(day)]} ${formatDate(day)}`
  const isToday = received.date === now.day
  const receivedDay = isToday ? "hôm nay" : say(received.date)
  const handedIn =
    received.before !== undefined
      ? `${receivedDay} trước ${formatClock(received.before)}`
      : isToday
        ? `hôm nay lúc ${formatClock(clockOf(now.minute))}`
        : `đầu giờ làm việc ${receivedDay}`
  const result = `${time === undefined ? "" : `lúc ${formatClock(time)} `}${say(date)}`
  const basis = [...assumptions, "giấy hẹn của nơi nhận hồ sơ mới là chính"].join("; ")
  return [`Nộp ${handedIn}, dự kiến có kết quả ${result}.`, `${basis.charAt(0).toUpperCase()}${basis.slice(1)}.`]
}

/**
 * When a dossier counts as received: at once while the desk is open, else on the next working day.
 * The cut-off is a rule of hộ tịch and chứng thực (Luật Hộ tịch 2014; Nghị định 23/2015/NĐ-CP Điều 7: "sau 15 giờ").
 * For closed days and evenings no text for every desk was found; it is the practice, written down for one branch in
 * Thông tư 87/2021/TT-BTC Điều 10.
 */
function receive({ day, minute }: Moment, desk: Desk, cutOff: string | undefined): Moment | null {
  const isOpenDay = isWorkingDay(desk.calendar, day)
  if (isOpenDay === null) return null
  const isTooLate = minute >= desk.closing || (cutOff !== undefined && minute > minuteOf(cutOff))
  return isOpenDay && !isTooLate ? { day, minute } : opening(nextWorkingDay(desk.calendar, day))
}

/**
 * The end of a stage that begins then. The day of the beginning is not counted (Bộ luật Dân sự 2015, Điều 147
 * khoản 2 and 3), an hour runs at once (khoản 1); a period ends with the end of its last day, and one whose last day
 * is a day off with the end of the next working day (Điều 148 khoản 1, 3 and 5).
 */
function endOf({ value, unit }: Period, from: Moment, desk: Desk): Moment | null {
  switch (unit) {
    case "immediately":
      return { day: from.day, minute: desk.closing }
    case "hour":
      return afterOpenMinutes(value * 60, from, desk)
    case "working-day":
      return closingOf(afterWorkingDays(value, from.day, desk.calendar), desk)
    case "day":
      return closingOf(workingDayFrom(desk.calendar, addDays(from.day, value)), desk)
    case "month":
      return closingOf(workingDayFrom(desk.calendar, addMonths(from.day, value)), desk)
  }
}

function afterWorkingDays(count: number, from: string, calendar: WorkCalendar): string | null {
  let day: string | null = from
  for (let left = count; left > 0 && day !== null; left -= 1) day = nextWorkingDay(calendar, day)
  return day
}

/** Only the hours of the desk run: "08 giờ làm việc". Hours by the clock ("24 giờ") end sooner than said here. */
function afterOpenMinutes(count: number, from: Moment, desk: Desk): Moment | null {
  let left = count
  for (let at: Moment | null = from; at !== null; at = opening(nextWorkingDay(desk.calendar, at.day)))
    for (const span of desk.spans) {
      const start = Math.max(span.from, at.minute)
      const open = Math.max(0, span.to - start)
      if (left <= open) return { day: at.day, minute: start + left }
      left -= open
    }
  return null
}

function opening(day: string | null): Moment | null {
  return day === null ? null : { day, minute: 0 }
}

function closingOf(day: string | null, desk: Desk): Moment | null {
  return day === null ? null : { day, minute: desk.closing }
}

/** A minute that has begun counts as over: at 15:00:30 it is after 15:00. */
function momentInVietNam(instant: Date): Moment {
  const day = dayInVietNam(instant)
  const midnight = Date.parse(`${day}T00:00:00+07:00`)
  return { day, minute: Math.ceil((instant.getTime() - midnight) / 60_000) }
}

function minuteOf(clockTime: string): number {
  const [hour = 0, minute = 0] = clockTime.split(":").map(Number)
  return hour * 60 + minute
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`
}
