import type { Subject } from "../../src/answer/subject.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import type { Change, MutationKind, Surroundings } from "./mutant.ts"
import { ceilingChanges, countChanges, moneyChanges, periodChanges } from "./number-changes.ts"
import { type Phrasing, type Random, type Slot, sentenceOf } from "./phrasing.ts"
import {
  channelChanges,
  conditionChanges,
  dateChanges,
  formChanges,
  groupChanges,
  identifierChanges,
  officeChanges,
  outcomeChanges,
  paperChanges,
  paperKindChanges,
  perChanges,
  quotedChanges,
  turnChanges,
} from "./word-changes.ts"

/** A sentence that is false of a record in a case, or claims what the record does not say. */
export interface Mutant {
  sentence: string
  kind: MutationKind
}

/**
 * The sentence with exactly one of its facts changed, in every way that is sure to be false. Sure, because a fresh value
 * stands nowhere in the record in that role (amounts, periods by how long they last, dates, numbers of texts and forms,
 * offices; numbers in its words count too), and a value of the same record is taken only when no part that may apply in
 * the case meant has it. Where small print may ask for more, or spare somebody, nothing is changed.
 * @param neighbours other records of the sector, to borrow values from
 * @param random numbers in 0 … 1; the same ones give the same mutants
 */
export function mutantsOf(
  { fact: { pieces }, sentence }: Phrasing,
  subject: Subject,
  random: Random,
  neighbours: readonly Procedure[],
): Mutant[] {
  const around: Surroundings = { subject, neighbours, random }
  const mutants = pieces.flatMap((piece, place) => {
    if (typeof piece === "string") return []
    return changesOf(piece, pieces, around).map(({ text, kind }) => ({
      kind,
      sentence: sentenceOf(pieces.with(place, text)),
    }))
  })
  const distinct = new Map(mutants.map((mutant) => [mutant.sentence, mutant]))
  distinct.delete(sentence)
  return [...distinct.values()]
}

function changesOf(slot: Slot, pieces: Phrasing["fact"]["pieces"], around: Surroundings): Change[] {
  switch (slot.role) {
    case "money":
      return moneyChanges(slot, around)
    case "per":
      return perChanges(slot, around)
    case "period":
      return periodChanges(slot, around)
    case "ceiling":
      return ceilingChanges(slot, around)
    case "count":
      return countChanges(slot, around)
    case "paper-kind":
      return paperKindChanges(slot, around)
    case "paper":
      return paperChanges(slot, around)
    case "form":
      return formChanges(slot, around)
    case "legal":
    case "decision":
    case "code":
      return identifierChanges(slot, around)
    case "date":
      return dateChanges(slot, around)
    case "office":
      return officeChanges(slot, around)
    case "outcome":
      return outcomeChanges(slot, around)
    case "group":
      return groupChanges(slot, around)
    case "channel":
      return channelChanges(slot, around)
    case "turn":
      return turnChanges(slot, pieces, around)
    case "condition":
      return conditionChanges(slot, around)
    case "quoted":
      return quotedChanges(slot, around)
  }
}
