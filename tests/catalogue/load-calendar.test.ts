import { describe, expect, it } from "vitest"
import { loadCalendar } from "../../src/catalogue/load-calendar.ts"
import { addDays, isWorkingDay, makeWorkCalendar, nextWorkingDay } from "../../src/domain/calendar.ts"
import { CatalogueError } from "../../src/domain/errors.ts"
import { asYaml, useFolders } from "./data-folder.ts"
import { newMoonNear } from "./new-moon.ts"

const calendar = await loadCalendar("data")

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
    ["the Saturday worked for 2 May 2025", "2025-04-26", true],
    ["the eve of Tết 2025", "2025-01-28", false],
    ["the day beside National Day 2025", "2025-09-01", false],
    ["24 November, before the law", "2025-11-24", true],
    ["a day of a year nobody looked up", "2024-06-03", null],
  ])("knows %s (%s)", (_what, day, isWorking) => {
    expect(isWorkingDay(calendar, day)).toBe(isWorking)
  })

  // None of these years has a leap month before the third.
  it.each([
    ["2025-01-29", "2025-04-07"],
    ["2026-02-17", "2026-04-26"],
    ["2027-02-06", "2027-04-16"],
  ])("is off on the first day of the lunar year (%s) and on the tenth of its third month (%s)", (tet, hungKings) => {
    expect(newMoonNear(tet)).toBe(tet)
    expect(addDays(newMoonNear(tet, 2), 9)).toBe(hungKings)
    expect([...calendar.daysOff]).toEqual(expect.arrayContaining([tet, hungKings]))
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
