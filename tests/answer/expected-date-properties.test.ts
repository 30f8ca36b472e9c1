import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type DeskHours, expectedDate } from "../../src/answer/expected-date.ts"
import { loadCalendar } from "../../src/catalogue/load-calendar.ts"
import { addDays, isWorkingDay } from "../../src/domain/calendar.ts"

const calendar = await loadCalendar("data")
const HOURS: DeskHours = [
  { from: "07:30", to: "11:30" },
  { from: "13:30", to: "17:00" },
]

type Submission = Parameters<typeof expectedDate>[0]
type Stage = Extract<Submission["period"], { unit: string }>

/** "2026-11-23 14:59", by the clock in Viet Nam. */
const at = (moment: string): Date => new Date(`${moment.replace(" ", "T")}:00+07:00`)
const period = (value: number, unit: Stage["unit"]): Stage => ({ value, unit })

describe("the day of the result, whatever is asked", () => {
  // Two stages of two months still end in a year that the calendar knows.
  const moments = fc.date({ min: at("2025-01-01 00:00"), max: at("2027-06-30 23:59"), noInvalidDate: true })
  const stage = fc.oneof(
    fc.constant(period(0, "immediately")),
    fc.integer({ min: 1, max: 30 }).map((value) => period(value, "working-day")),
    fc.integer({ min: 1, max: 45 }).map((value) => period(value, "day")),
    fc.integer({ min: 1, max: 60 }).map((value) => period(value, "hour")),
    fc.constantFrom(period(1, "month"), period(2, "month")),
  )
  const stages = fc.array(stage, { minLength: 1, maxLength: 2 })
  const cutOff = fc.constantFrom(undefined, "15:00", "10:30")
  const deskHours = fc.constantFrom(HOURS, null, [{ from: "08:00", to: "16:00" }])

  const count = (submission: Omit<Submission, "calendar">) => {
    const result = expectedDate({ ...submission, calendar })
    if (result === null) throw new Error("the calendar covers all of it")
    return { ...result, order: `${result.date} ${result.time ?? ""}` }
  }

  it("is never earlier for a later submission", () => {
    fc.assert(
      fc.property(moments, moments, stages, cutOff, deskHours, (one, other, period, cutOff, deskHours) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one]
        const first = count({ submittedAt: earlier, period, cutOff, deskHours })
        const second = count({ submittedAt: later, period, cutOff, deskHours })

        expect(first.order <= second.order).toBe(true)
      }),
    )
  })

  it("is a real day on which the offices work, and a time at which the desk is open", () => {
    fc.assert(
      fc.property(moments, stages, cutOff, deskHours, (submittedAt, period, cutOff, deskHours) => {
        const { date, time, received } = count({ submittedAt, period, cutOff, deskHours })

        expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date)
        expect([isWorkingDay(calendar, date), isWorkingDay(calendar, received.date)]).toEqual([true, true])
        expect(received.date <= date).toBe(true)
        if (time !== undefined)
          expect((deskHours ?? HOURS).some(({ from, to }) => from <= time && time <= to)).toBe(true)
      }),
    )
  })

  it("has as many working days between receipt and result as the period says", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 30 }), cutOff, (submittedAt, value, cutOff) => {
        const { date, received } = count({
          submittedAt,
          period: period(value, "working-day"),
          cutOff,
          deskHours: HOURS,
        })

        let worked = 0
        for (let day = addDays(received.date, 1); day <= date; day = addDays(day, 1))
          if (isWorkingDay(calendar, day)) worked += 1
        expect(worked).toBe(value)
      }),
    )
  })

  it("is the same for a period in one piece or in stages", () => {
    const unit = fc.constantFrom("working-day" as const, "hour" as const)
    const value = fc.integer({ min: 1, max: 20 })
    fc.assert(
      fc.property(moments, unit, value, value, cutOff, (submittedAt, unit, one, other, cutOff) => {
        const submission = { submittedAt, cutOff, deskHours: HOURS }
        const whole = count({ ...submission, period: period(one + other, unit) })
        const staged = count({ ...submission, period: [period(one, unit), period(other, unit)] })

        expect(staged).toEqual(whole)
      }),
    )
  })

  it("is never brought forward by another stage", () => {
    fc.assert(
      fc.property(moments, stage, stage, cutOff, (submittedAt, one, other, cutOff) => {
        const alone = count({ submittedAt, period: one, cutOff, deskHours: HOURS })
        const both = count({ submittedAt, period: [one, other], cutOff, deskHours: HOURS })

        expect(alone.date <= both.date).toBe(true)
      }),
    )
  })

  it("holds for whoever hands in before the time that is named", () => {
    const inDays = stage.filter(({ unit }) => unit !== "hour")
    fc.assert(
      fc.property(moments, inDays, cutOff, deskHours, (submittedAt, period, cutOff, deskHours) => {
        const { date, received } = count({ submittedAt, period, cutOff, deskHours })
        const lastMoment = new Date(at(`${received.date} ${received.before}`).getTime() - 60_000)

        expect(count({ submittedAt: lastMoment, period, cutOff, deskHours }).date).toBe(date)
      }),
    )
  })
})
