/** What became of a question. "We could not answer" is a status, not an exception. */
export type AnswerStatus =
  | "answered"
  | "clarify"
  | "choose-case"
  | "not-found"
  | "refused"
  | "handed-off"
  | "smalltalk"
  | "failed"

export const ASPECTS = [
  "overview",
  "documents",
  "fee",
  "time",
  "where",
  "steps",
  "conditions",
  "forms",
  "legal",
  "online",
] as const
/** Which side of a procedure was asked about. */
export type Aspect = (typeof ASPECTS)[number]

/** `catalogue`: every word rendered from the record; `model-phrased`: with sentences of a model, checked against it. */
export type AnswerMode = "catalogue" | "model-phrased"

/** The record an answer stands on. */
export interface Citation {
  code: string
  /** Number of the announcing decision, with its date when known. */
  decision: string | null
  /** The day the copy of the record was taken, ISO 8601. */
  asOf: string
}

/**
 * One thing that can be chosen next, by its number, by pressing it, or by saying its label.
 * `id` is ASCII, at most 64 bytes (Telegram callback data), and means the same long after it was offered.
 */
export interface Option {
  id: string
  label: string
}

/** A titled group of lines; one fact a line. */
export interface Section {
  heading: string | null
  style: "plain" | "numbered" | "bulleted"
  lines: readonly string[]
}

/** All that is said in reply to one turn, before a channel gives it its form. */
export interface Answer {
  status: AnswerStatus
  /** Code of the procedure explained; null when none is. */
  procedure: string | null
  /** Codes considered, best first, at most ten. */
  candidates: readonly string[]
  aspect: Aspect | null
  sections: readonly Section[]
  /** What the options answer, e.g. "Hỏi tiếp, nhắn số:"; null when there are none. */
  prompt: string | null
  options: readonly Option[]
  citations: readonly Citation[]
  /** Last line: who speaks and from which record. Null for small talk. */
  footer: string | null
  mode: AnswerMode
}

/** Pressing or typing it asks for a person. */
export const STAFF_OPTION: Option = { id: "staff", label: "Gặp cán bộ" }

/** The number a citizen types for an option: its place in the list, and always 0 for "Gặp cán bộ". */
export function optionNumber(options: readonly Option[], option: Option): number {
  return option.id === STAFF_OPTION.id ? 0 : options.indexOf(option) + 1
}
