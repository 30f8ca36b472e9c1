import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type DeskHours, expectedDate, expectedDateLines } from "../../src/answer/expected-date.ts"
import { loadCalendar } from "../../src/catalogue/load-calendar.ts"
import { addDays, isWorkingDay, makeWorkCalendar, nextWorkingDay } from "../../src/domain/calendar.ts"
import { CatalogueError } from "../../src/domain/errors.ts"
import { asYaml, useFolders } from "../catalogue/data-folder.ts"

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
const expected = (moment: string, stages: Submission["period"], more: Partial<Submission> = {}) =>
  expectedDate({ submittedAt: at(moment), period: stages, calendar, deskHours: HOURS, ...more })

describe("the day of the result, counted by hand", () => {
  it("does not count the seven days of Tết 2027", () => {
    // Handed in Tue 2/2. Wed 3/2 = 1; Thu 4/2 to Wed 10/2 off; Thu 11/2 = 2; Fri 12/2 = 3.
    expect(expected("2027-02-02 09:00", period(3, "working-day"))?.date).toBe("2027-02-12")
  })

  it("counts a Friday at 16:00 as Friday, unless the cut-off is over", () => {
    // Fri 20/11: the desk is open, Mon 23/11 = 1.
    expect(expected("2026-11-20 16:00", period(1, "working-day"))?.date).toBe("2026-11-23")
    // After 15:00 it counts as Mon 23/11; Tue 24/11 is off; Wed 25/11 = 1.
    expect(expected("2026-11-20 16:00", period(1, "working-day"), { cutOff: "15:00" })?.date).toBe("2026-11-25")
  })

  it("takes what comes when the desk closes as of the next working day", () => {
    // Mon 23/11 16:59 is in time: Wed 25/11 = 1. At 17:00 it counts as Wed 25/11: Thu 26/11 = 1.
    expect(expected("2026-11-23 16:59", period(1, "working-day"))?.date).toBe("2026-11-25")
    expect(expected("2026-11-23 17:00", period(1, "working-day"))?.date).toBe("2026-11-26")
  })

  it("steps over 24 November from the day before", () => {
    // Mon 23/11; Tue 24/11 off; Wed 25/11 = 1; Thu 26/11 = 2.
    expect(expected("2026-11-23 09:00", period(2, "working-day"))?.date).toBe("2026-11-26")
  })

  it("takes a dossier of 24 November as one of the next day", () => {
    // Tue 24/11 is off: received Wed 25/11; Thu 26/11 = 1.
    expect(expected("2026-11-24 09:00", period(1, "working-day"))).toMatchObject({
      date: "2026-11-26",
      received: { date: "2026-11-25" },
    })
  })

  it("lets hours run only while the desk is open", () => {
    // Wed 25/11 15:30 to 17:00 = 1.5 h; Thu 26/11 7:30 to 11:30 = 5.5 h; 2.5 h from 13:30 = 16:00.
    expect(expected("2026-11-25 15:30", period(8, "hour"))).toMatchObject({ date: "2026-11-26", time: "16:00" })
    // At noon nothing runs: 2 h from 13:30.
    expect(expected("2026-11-25 12:10", period(2, "hour"))).toMatchObject({ date: "2026-11-25", time: "15:30" })
    // In the evening of the eve of 24/11: 1 h from Wed 25/11 7:30.
    expect(expected("2026-11-23 20:00", period(1, "hour"))).toMatchObject({ date: "2026-11-25", time: "08:30" })
  })

  it("works on the Saturday that makes up for the long National Day", () => {
    // Thu 20/8. Fri 21 = 1, Sat 22 (made up) = 2, Mon 24 = 3, Tue 25 = 4, Wed 26 = 5, Thu 27 = 6, Fri 28 = 7;
    // Sat 29/8 to Wed 2/9 off; Thu 3/9 = 8.
    expect(expected("2026-08-20 10:00", period(8, "working-day"))?.date).toBe("2026-09-03")
    expect(expected("2026-08-22 10:00", period(0, "immediately"))?.date).toBe("2026-08-22")
  })

  it("gives the same day what comes up to 15:00", () => {
    // Mon 23/11; the rule says "after 15 o'clock", so 15:00 itself is in time.
    for (const moment of ["2026-11-23 06:00", "2026-11-23 14:59", "2026-11-23 15:00"])
      expect(expected(moment, period(0, "immediately"), { cutOff: "15:00" })?.date).toBe("2026-11-23")
  })

  it("gives the next working day what comes after 15:00", () => {
    // Mon 23/11 15:01; Tue 24/11 off; Wed 25/11.
    expect(expected("2026-11-23 15:01", period(0, "immediately"), { cutOff: "15:00" })?.date).toBe("2026-11-25")
  })

  it("moves thirty days that end in Tết to the first working day after it", () => {
    // Tue 5/1/2027 + 30 days = Thu 4/2, off until Wed 10/2: Thu 11/2.
    expect(expected("2027-01-05 09:00", period(30, "day"))?.date).toBe("2027-02-11")
  })

  it("ends a month that has no such day on its last one", () => {
    // Fri 29/1/2027 + 1 month = Sun 28/2: Mon 1/3.
    expect(expected("2027-01-29 09:00", period(1, "month"))?.date).toBe("2027-03-01")
    // Fri 30/10/2026 + 2 months = Wed 30/12.
    expect(expected("2026-10-30 09:00", period(2, "month"))?.date).toBe("2026-12-30")
  })

  it("adds stages up", () => {
    // Mon 23/11 + 2 working days = Thu 26/11; 1 h from Fri 27/11 7:30; then Mon 30/11 = 1.
    const stages = [period(2, "working-day"), period(1, "hour")]
    expect(expected("2026-11-23 09:00", stages)).toMatchObject({ date: "2026-11-27", time: "08:30" })
    expect(expected("2026-11-23 09:00", [...stages, period(1, "working-day")])).toMatchObject({ date: "2026-11-30" })
  })

  it("is not given where the calendar ends", () => {
    expect(expected("2025-12-31 09:00", period(1, "working-day"))).toBeNull()
    expect(expected("2027-12-30 09:00", period(1, "working-day"))?.date).toBe("2027-12-31")
    for (const stage of [period(2, "working-day"), period(20, "hour"), period(2, "day"), period(1, "month")])
      expect(expected("2027-12-30 09:00", stage)).toBeNull()
    expect(expected("2027-12-31 18:00", period(0, "immediately"))).toBeNull()
  })
})

describe("the day of the result, whatever is asked", () => {
  // Two stages of two months still end in a year that the calendar knows.
  const moments = fc.date({ min: at("2026-01-01 00:00"), max: at("2027-06-30 23:59"), noInvalidDate: true })
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

describe("what is said of the expected day", () => {
  const lines = (moment: string, stages: Submission["period"], more: Partial<Submission> = {}) => {
    const result = expected(moment, stages, more)
    return result === null ? [] : expectedDateLines(result, at(moment))
  }

  it("is the day, until when to hand in, and what it rests on", () => {
    expect(lines("2026-11-23 09:00", period(2, "working-day"), { cutOff: "15:00" })).toEqual([
      "Nộp hôm nay trước 15 giờ, dự kiến có kết quả thứ Năm 26/11/2026.",
      "Tính theo ngày làm việc, trừ ngày lễ; giấy hẹn của nơi nhận hồ sơ mới là chính.",
    ])
  })

  it("says that the hours of the desk are only assumed", () => {
    expect(lines("2026-11-23 09:00", period(0, "immediately"), { deskHours: null })).toEqual([
      "Nộp hôm nay trước 17 giờ, dự kiến có kết quả hôm nay, thứ Hai 23/11/2026.",
      "Tính theo ngày làm việc, trừ ngày lễ; giả định giờ hành chính, nhận hồ sơ đến 17 giờ; giấy hẹn của nơi nhận hồ sơ mới là chính.",
    ])
    expect(expected("2026-11-23 09:00", period(8, "hour"), { deskHours: null })?.assumptions).toContain(
      "giả định giờ hành chính, 7 giờ 30 đến 11 giờ 30 và 13 giờ 30 đến 17 giờ",
    )
  })

  it("names the day as whose the dossier counts when it is too late today", () => {
    const [said] = lines("2026-11-23 15:30", period(0, "immediately"), { cutOff: "15:00" })

    expect(said).toBe("Nộp thứ Tư 25/11/2026 trước 15 giờ, dự kiến có kết quả thứ Tư 25/11/2026.")
  })

  it("names the hour where hours run", () => {
    expect(lines("2026-11-25 15:30", period(8, "hour"))).toEqual([
      "Nộp hôm nay lúc 15 giờ 30, dự kiến có kết quả lúc 16 giờ thứ Năm 26/11/2026.",
      "Tính theo giờ làm việc, trừ ngày lễ; giấy hẹn của nơi nhận hồ sơ mới là chính.",
    ])
    expect(lines("2026-11-28 10:00", period(1, "hour"))[0]).toBe(
      "Nộp đầu giờ làm việc thứ Hai 30/11/2026, dự kiến có kết quả lúc 8 giờ 30 thứ Hai 30/11/2026.",
    )
  })

  it("does not call calendar days working days", () => {
    const [, basis] = lines("2027-01-05 09:00", period(30, "day"))

    expect(basis).toMatch(/^Tính cả ngày nghỉ, hết hạn vào ngày nghỉ thì sang ngày làm việc kế tiếp;/)
  })

  it("says when it rests on a day off that no notice has named yet", () => {
    expect(lines("2027-04-15 09:00", period(1, "working-day"))[1]).toContain("ngày nghỉ 16/4/2027 là tính ra từ luật")
    expect(lines("2027-04-19 09:00", period(1, "working-day"))[1]).not.toContain("tính ra")
  })
})

describe("the calendar of working days", () => {
  const folderOf = useFolders()
  const days = (...list: string[]) => ({ name: "Nghỉ", days: list, status: "official", source: "Thông báo" })
  const faultsOf = async (files: Readonly<Record<string, object>>) => {
    const texts = Object.entries(files).map(([file, content]) => [`calendar/${file}`, asYaml(content)] as const)
    const error = await loadCalendar(await folderOf(Object.fromEntries(texts))).catch((thrown: unknown) => thrown)
    if (!(error instanceof CatalogueError)) throw new Error("expected faults", { cause: error })
    return error.faults.map(({ file, field, problem }) => `${file} ${field}: ${problem}`)
  }

  it.each([
    ["an ordinary Saturday", "2026-11-28", false],
    ["the day exchanged after New Year", "2026-01-02", false],
    ["the Saturday that makes up for it", "2026-01-10", true],
    ["the day off in place of a Sunday of the Hùng Kings", "2026-04-27", false],
    ["the day after Tết 2027", "2027-02-11", true],
    ["24 November, from 2026", "2027-11-24", false],
    ["15 October, which has a name but is not off", "2026-10-15", true],
    ["a day of a year nobody looked up", "2025-06-02", null],
  ])("knows %s (%s)", (_what, day, isWorking) => {
    expect(isWorkingDay(calendar, day)).toBe(isWorking)
  })

  it("finds the next working day, as far as it reaches", () => {
    expect(nextWorkingDay(calendar, "2026-08-28")).toBe("2026-09-03")
    expect(nextWorkingDay(calendar, "2027-12-31")).toBeNull()
  })

  it("knows no day where there are no files", async () => {
    const empty = await loadCalendar(await folderOf({}))

    expect(empty).toEqual(makeWorkCalendar([]))
    expect(isWorkingDay(empty, "2026-11-23")).toBeNull()
  })

  it("is refused with every fault", async () => {
    const year = { year: 2026, daysOff: [days("2026-01-01", "2027-01-01", "2026-02-30")], makeUpDays: [] }

    expect(
      await faultsOf({
        "2026.yaml": { ...year, makeUpDays: [days("2026-01-10"), days("2026-01-10", "2026-01-12", "2026-01-01")] },
        "2028.yaml": { ...year, daysOff: [days("2026-01-01")] },
      }),
    ).toEqual([
      "calendar/2026.yaml /daysOff/0/days/1: 2027-01-01 is outside of 2026",
      "calendar/2026.yaml /daysOff/0/days/2: 2026-02-30 is no day of the calendar",
      "calendar/2026.yaml /makeUpDays/1/days/0: 2026-01-10 is listed twice",
      "calendar/2026.yaml /makeUpDays/1/days/1: 2026-01-12 is no rest day of the week, so nothing is made up for on it",
      "calendar/2026.yaml /makeUpDays/1/days/2: 2026-01-01 is listed twice",
      "calendar/2026.yaml /makeUpDays/1/days/2: 2026-01-01 is no rest day of the week, so nothing is made up for on it",
      "calendar/2028.yaml /year: the file must be 2026.yaml",
    ])
  })

  it("is refused without a source", async () => {
    const { source: _, ...unsourced } = days("2026-01-01")

    const faults = await faultsOf({ "2026.yaml": { year: 2026, daysOff: [unsourced], makeUpDays: [] } })

    expect(faults).toEqual([expect.stringMatching(/\/daysOff\/0: .*source/)])
  })
})
