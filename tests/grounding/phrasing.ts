import type { Fee, ProcessingTime, RequiredDocument, SubmissionChannel } from "../../src/domain/procedure.ts"
import type { PeriodUnit } from "./quantity-wording.ts"

/** What a sentence is about. */
export type About =
  | "fee"
  | "time"
  | "documents"
  | "where"
  | "forms"
  | "online"
  | "legal"
  | "date"
  | "exemption"
  | "outcome"
  | "code"
  | "steps"
  | "several"

/** A stretch of a sentence that says one fact, and what of the record it says. */
export type Slot = { text: string } & (
  | { role: "money"; amountVnd: number; fee: Fee; channels: readonly SubmissionChannel[] }
  | { role: "per"; fee: Fee }
  | { role: "period"; value: number; unit: PeriodUnit; time: ProcessingTime; channels: readonly SubmissionChannel[] }
  | { role: "ceiling"; value: number; unit: PeriodUnit }
  | { role: "count"; count: number; document: RequiredDocument }
  | { role: "paper-kind"; is: "original" | "copy"; document: RequiredDocument }
  | { role: "paper"; document: RequiredDocument }
  | { role: "form"; code: string; document: RequiredDocument }
  | { role: "legal" | "decision" | "code"; number: string }
  | { role: "date"; iso: string }
  | { role: "office" }
  | { role: "outcome" }
  | { role: "group" }
  /** The ways that hold the fact of the sentence; no other way of the record does. */
  | { role: "channel"; channels: readonly SubmissionChannel[]; rest: string }
  /** Words that turn a sentence into its contrary when `opposite` stands for them. */
  | { role: "turn"; opposite: string; kind: "negation" | "exemption" | "invented" | "channel" | "original-copy" }
  /** A condition with the words that join it on; `isDecisive`: without it the sentence is false. */
  | { role: "condition"; isDecisive: boolean }
  /** A whole sentence in the record's own words. */
  | { role: "quoted" }
)

export type SlotOf<Role extends Slot["role"]> = Extract<Slot, { role: Role }>
export type Piece = string | Slot
export type Random = () => number

/** A sentence that is true of a record in one case, and the facts in it. */
export interface Phrasing {
  sentence: string
  about: About
  fact: { pieces: readonly Piece[] }
}

/** @throws RangeError for an empty list */
export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError("nothing to pick from")
  return item
}

const MARK = /\{(\w+)\}|<([^|>]*)\|([^>]*)>/g

/**
 * A template with its places filled: `{name}` with what is given, `<words|contrary>` with the words.
 * @throws RangeError for a place that is not given
 */
export function fill(
  template: string,
  places: Readonly<Record<string, Piece | readonly Piece[]>>,
  kind: Extract<Slot, { role: "turn" }>["kind"] = "negation",
): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const match of template.matchAll(MARK)) {
    const [whole, name, words = "", opposite = ""] = match
    pieces.push(template.slice(end, match.index))
    end = match.index + whole.length
    if (name === undefined) pieces.push({ role: "turn", text: words, opposite, kind })
    else {
      const place = places[name]
      if (place === undefined) throw new RangeError(`nothing for {${name}} in "${template}"`)
      pieces.push(...[place].flat())
    }
  }
  return [...pieces, template.slice(end)].filter((piece) => piece !== "")
}

/** The pieces as one sentence, with a capital at its head and a full stop. */
export function sentenceOf(pieces: readonly Piece[]): string {
  const text = pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("")
  const tidy = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.;,]*$/, "")
  return `${tidy.charAt(0).toUpperCase()}${tidy.slice(1)}.`
}

export function phrasingOf(about: About, pieces: readonly Piece[]): Phrasing {
  return { sentence: sentenceOf(pieces), about, fact: { pieces } }
}

/** Two true sentences as one. */
export function joinPhrasings(first: Phrasing, second: Phrasing, random: Random): Phrasing {
  const joint = pick(["; ", ", còn ", "; ngoài ra, "], random)
  return phrasingOf("several", [...first.fact.pieces, joint, ...second.fact.pieces])
}

/** Words of a record as they may stand inside a sentence: one line, no full stop within. */
export function inSentence(words: string): string {
  return words
    .trim()
    .replace(/\.$/, "")
    .replace(/[.?!]\s+/g, "; ")
}
