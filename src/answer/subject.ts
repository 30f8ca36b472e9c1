import type { Section } from "../domain/answer.ts"
import type { WorkCalendar } from "../domain/calendar.ts"
import type { Choices } from "../domain/cases.ts"
import type { Commune } from "../domain/commune.ts"
import type { Procedure } from "../domain/procedure.ts"
import type { Quantities } from "../language/quantities.ts"

/** What the sections are rendered for. */
export interface Subject {
  procedure: Procedure
  choices: Choices
  today: string
  commune: Commune
  /** For the expected date: the moment asked as the moment of handing in; without it no date is forecast. */
  submission?: Submission
  /** For the sum of the fees: what was said of copies, pages, people; without it none is worked out. */
  quantities?: Quantities
}

/** A dossier handed in at this moment, and the days on which offices work. */
export interface Submission {
  now: Date
  calendar: WorkCalendar
}

export function note(text: string | undefined): string[] {
  return text === undefined ? [] : [text]
}

export function plain(line: string): Section {
  return { heading: null, style: "plain", lines: [line] }
}

export function unknown(what: string, commune: Commune): Section {
  return plain(`Chưa có thông tin chắc chắn về ${what}. ${askFirst(commune)}`)
}

export function askFirst(commune: Commune): string {
  return `Hỏi ${commune.receptionDesk} trước khi đi.`
}
