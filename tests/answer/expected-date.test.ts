import { describe, expect, it } from "vitest"
import { type DeskHours, expectedDate, expectedDateLines } from "../../src/answer/expected-date.ts"
import { loadCalendar } from "../../src/catalogue/load-calendar.ts"

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

  it("works on Saturday 26 April 2025 for Friday 2 May", () => {
    // Fri 25/4. Sat 26 (made up) = 1, Mon 28 = 2, Tue 29 = 3; Wed 30/4 to Sun 4/5 off; Mon 5/5 = 4.
    expect(expected("2025-04-25 10:00", period(4, "working-day"))?.date).toBe("2025-05-05")
  })

  it("goes from one year into the next", () => {
    // Wed 31/12/2025; Thu 1/1 to Sun 4/1/2026 off; Mon 5/1 = 1.
    expect(expected("2025-12-31 09:00", period(1, "working-day"))?.date).toBe("2026-01-05")
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
    expect(expected("2024-12-31 09:00", period(1, "working-day"))).toBeNull()
    expect(expected("2027-12-30 09:00", period(1, "working-day"))?.date).toBe("2027-12-31")
    for (const stage of [period(2, "working-day"), period(20, "hour"), period(2, "day"), period(1, "month")])
      expect(expected("2027-12-30 09:00", stage)).toBeNull()
    expect(expected("2027-12-31 18:00", period(0, "immediately"))).toBeNull()
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
