import type { Subject } from "../../src/answer/subject.ts"
import { moneyPhrasings } from "./money-phrasings.ts"
import { paperPhrasings } from "./paper-phrasings.ts"
import { joinPhrasings, type Phrasing, phrasingOf, pick, type Random } from "./phrasing.ts"
import { placePhrasings } from "./place-phrasings.ts"
import { sourcePhrasings } from "./source-phrasings.ts"
import { timePhrasings } from "./time-phrasings.ts"

/** A step or condition longer than this is not told in one sentence. */
const MAX_QUOTED_CHARS = 160

/**
 * True sentences about a record in one case, each in one of a dozen forms or more, with all that its fact hangs on: the
 * case while it is open, the condition, the way of submission where the ways differ. At the end come sentences that
 * tell two facts.
 * @param random numbers in 0 … 1; the same ones give the same sentences
 */
export function truePhrasings(subject: Subject, random: Random): Phrasing[] {
  const money = moneyPhrasings(subject, random)
  const times = timePhrasings(subject, random)
  const papers = paperPhrasings(subject, random)
  const pairs = [
    [money, times],
    [papers, money],
    [times, papers],
  ] as const
  const joint = pairs
    .filter(([first, second]) => first.length > 0 && second.length > 0)
    .map(([first, second]) => joinPhrasings(pick(first, random), pick(second, random), random))
  return [
    ...money,
    ...times,
    ...papers,
    ...placePhrasings(subject, random),
    ...sourcePhrasings(subject, random),
    ...quoted(subject),
    ...joint,
  ]
}

/** Conditions and steps of the record that are one sentence each. */
function quoted({ procedure: { eligibility = [], steps } }: Subject): Phrasing[] {
  return [...eligibility, ...steps]
    .filter((line) => line.length <= MAX_QUOTED_CHARS && !/[.?!:]\s/u.test(line))
    .map((line) => phrasingOf("steps", [{ role: "quoted", text: line }]))
}
