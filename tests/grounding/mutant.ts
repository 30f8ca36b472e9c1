import type { Subject } from "../../src/answer/subject.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import type { Random } from "./phrasing.ts"

export type MutationKind =
  | "digit"
  | "magnitude"
  | "unit"
  | "words"
  | "mixed-format"
  | "disguise"
  | "per"
  | "count"
  | "original-copy"
  | "negation"
  | "exemption"
  | "invented"
  | "group"
  | "form"
  | "date"
  | "other-date"
  | "office"
  | "outcome"
  | "legal"
  | "decision"
  | "code"
  | "channel"
  | "condition-dropped"
  | "condition-number"
  | "ceiling"
  | "other-case"
  | "other-channel"
  | "other-record"

/** What a slot says instead. */
export interface Change {
  text: string
  kind: MutationKind
}

/** What a change may draw on. */
export interface Surroundings {
  subject: Subject
  /** Other records of the sector. */
  neighbours: readonly Procedure[]
  random: Random
}
