import type { Procedure } from "../domain/procedure.ts"
import { type Confusion, confusionsOf, type Miss, missesOf } from "./confusion.ts"
import { type Latency, latencyOf } from "./latency.ts"
import { isUnanswerable, type LabelledQuestion } from "./questions.ts"
import { type Reply, type Result, type Score, scoreOf } from "./score.ts"

/** Results that have something in common, and how they fared. */
export interface Group {
  name: string
  size: number
  score: Score
}

/** What came of putting every question. */
export interface Evaluation {
  /** How many questions were put. */
  put: number
  /** Questions about procedures that the catalogue does not hold; left out. */
  leftOut: number
  overall: Score
  /** Largest first, as are the others. */
  byStyle: readonly Group[]
  /** Of the questions that say where they come from. */
  byOrigin: readonly Group[]
  /** Sector of the first labelled procedure that the catalogue holds. */
  bySector: readonly Group[]
  misses: readonly Miss[]
  confusions: readonly Confusion[]
  latency: Latency
}

/**
 * Puts every question and counts. Questions about procedures outside the catalogue are left out: they measure coverage,
 * not understanding.
 */
export function evaluate(
  questions: readonly LabelledQuestion[],
  ask: (id: string, turns: readonly string[]) => Reply,
  procedures: ReadonlyMap<string, Pick<Procedure, "sector">>,
): Evaluation {
  const covered = coveredBy(procedures, questions)
  const results = covered.map((question) => ({ question, reply: ask(question.id, question.turns) }))
  const isCovered = (code: string) => procedures.has(code)
  const misses = missesOf(results, isCovered)
  const sectorOf = ({ codes }: LabelledQuestion) => procedures.get(codes.find(isCovered) ?? "")?.sector
  return {
    put: results.length,
    leftOut: questions.length - covered.length,
    overall: scoreOf(results),
    byStyle: groupsOf(results, ({ style }) => style),
    byOrigin: groupsOf(results, ({ origin }) => origin),
    bySector: groupsOf(results, sectorOf),
    misses,
    confusions: confusionsOf(misses),
    latency: latencyOf(results.map(({ reply }) => reply.ms)),
  }
}

/** The questions that the catalogue can answer, and those that are to be answered by no procedure. */
export function coveredBy(
  procedures: ReadonlyMap<string, unknown>,
  questions: readonly LabelledQuestion[],
): LabelledQuestion[] {
  return questions.filter(({ codes, kind }) => isUnanswerable(kind) || codes.some((code) => procedures.has(code)))
}

function groupsOf(results: readonly Result[], nameOf: (question: LabelledQuestion) => string | undefined): Group[] {
  return [...Map.groupBy(results, ({ question }) => nameOf(question))]
    .flatMap(([name, group]) => (name === undefined ? [] : [{ name, size: group.length, score: scoreOf(group) }]))
    .sort((one, other) => other.size - one.size)
}
