import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { CalendarYear, isWeeklyRestDay, makeWorkCalendar, type WorkCalendar } from "../domain/calendar.ts"
import { CatalogueError, type CatalogueFault } from "../domain/errors.ts"
import { schemaFaults } from "./faults.ts"
import { parseYaml } from "./yaml-file.ts"

/**
 * Reads the working days of civil servants, `calendar/<year>.yaml`.
 * @returns a calendar that knows no year when the folder holds none
 * @throws {CatalogueError} listing every fault of every file; nothing is half-loaded.
 */
export async function loadCalendar(folder: string): Promise<WorkCalendar> {
  const entries = await readdir(join(folder, "calendar")).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return []
    throw error
  })
  const faults: CatalogueFault[] = []
  const years: CalendarYear[] = []
  for (const entry of entries.filter((name) => name.endsWith(".yaml")).sort()) {
    const file = `calendar/${entry}`
    const yaml = parseYaml(file, await readFile(join(folder, file), "utf8"))
    const wrongShape = yaml.faults.length > 0 ? yaml.faults : schemaFaults(CalendarYear, file, yaml.content)
    faults.push(...wrongShape)
    if (wrongShape.length > 0) continue
    const year = yaml.content as CalendarYear
    faults.push(...yearFaults(file, year))
    years.push(year)
  }
  if (faults.length > 0) throw new CatalogueError(faults)
  return makeWorkCalendar(years)
}

/** What the schema cannot say about one year. */
function yearFaults(file: string, year: CalendarYear): CatalogueFault[] {
  const faults: CatalogueFault[] = []
  const seen = new Set<string>()
  if (file !== `calendar/${year.year}.yaml`)
    faults.push({ file, field: "/year", problem: `the file must be ${year.year}.yaml` })

  for (const kind of ["daysOff", "makeUpDays"] as const)
    year[kind].forEach(({ days }, group) => {
      days.forEach((day, index) => {
        const fault = (problem: string) =>
          faults.push({ file, field: `/${kind}/${group}/days/${index}`, problem: `${day} ${problem}` })
        if (seen.has(day)) fault("is listed twice")
        seen.add(day)
        if (!isCalendarDay(day)) fault("is no day of the calendar")
        else if (!day.startsWith(`${year.year}-`)) fault(`is outside of ${year.year}`)
        else if (kind === "makeUpDays" && !isWeeklyRestDay(day))
          fault("is no rest day of the week, so nothing is made up for on it")
      })
    })
  return faults
}

/** "2026-02-30" has the shape of a day and is none. */
function isCalendarDay(isoDay: string): boolean {
  const date = new Date(`${isoDay}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(isoDay)
}
