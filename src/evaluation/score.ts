import type { Answer } from "../domain/answer.ts"
import { parseOptionId } from "../domain/option-id.ts"
import { type Share, shareOf } from "./interval.ts"
import { isUnanswerable, type LabelledQuestion, type QuestionKind } from "./questions.ts"
import { type Ranking, rankingOf } from "./ranking.ts"

/** What the evaluation looks at in the reply to the last turn. */
export interface Reply extends Pick<Answer, "status" | "aspect" | "options"> {
  /** Codes considered, best first; where a procedure is explained, it is the first. */
  procedures: readonly string[]
  /** How long the reply took. */
  ms: number
}

/** One question and what came of it. */
export interface Result {
  question: LabelledQuestion
  reply: Reply
}

/** All measures over some results; the ranking is that of `match` questions. */
export interface Score extends Ranking {
  /** Of `match`: one of the labelled procedures is explained at once. */
  explained: Share
  /** Of `match`: it was asked which procedure is meant. The fewer the better. */
  askedInstead: Share
  /** Of all questions answered by asking back: the label wants that. */
  clarifyPrecision: Share
  /** Of `clarify`: a labelled procedure is on offer, or explained. */
  clarifyRecall: Share
  /** Of `follow-up`: one of the labelled procedures is explained. */
  followUp: Share
  /** Of the labelled sides of procedures that were found: the same side is answered. */
  aspect: Share
  /** Of out of scope, small talk and abuse: a procedure is explained all the same. The fewer the better. */
  strayed: Share
}

/** Counts every measure; each over the results that it speaks of. */
export function scoreOf(results: readonly Result[]): Score {
  const ofKind = (...kinds: QuestionKind[]) => results.filter(({ question }) => kinds.includes(question.kind))
  const matches = ofKind("match")
  const followUps = ofKind("follow-up")
  return {
    ...rankingOf(matches.map(({ question, reply }) => ({ codes: question.codes, found: reply.procedures }))),
    explained: shareOf(matches, isRight),
    askedInstead: shareOf(matches, hasAskedBack),
    clarifyPrecision: shareOf(results.filter(hasAskedBack), ({ question }) => question.kind === "clarify"),
    clarifyRecall: shareOf(ofKind("clarify"), isRight),
    followUp: shareOf(followUps, isRight),
    aspect: shareOf(
      [...matches, ...followUps].filter((result) => result.question.aspect !== null && isRight(result)),
      ({ question, reply }) => reply.aspect === question.aspect,
    ),
    strayed: shareOf(
      results.filter(({ question }) => isUnanswerable(question.kind)),
      (result) => !isRight(result),
    ),
  }
}

/** Whether the reply does what the label wants. */
export function isRight({ question, reply }: Result): boolean {
  const { kind, codes } = question
  const explained = explainedBy(reply)
  const explainsRight = explained !== null && codes.includes(explained)
  if (kind === "match" || kind === "follow-up") return explainsRight
  if (kind === "clarify") return explainsRight || reply.options.some(({ id }) => codes.includes(codeOf(id) ?? ""))
  // A label out of scope may name a procedure that would do no harm.
  return explained === null || explainsRight
}

/** The procedure that a reply explains, at once or after asking for the case; null when it explains none. */
export function explainedBy({ status, procedures }: Reply): string | null {
  return status === "answered" || status === "choose-case" ? (procedures[0] ?? null) : null
}

function hasAskedBack({ reply }: Result): boolean {
  return reply.status === "clarify"
}

function codeOf(optionId: string): string | null {
  const action = parseOptionId(optionId)
  return action?.kind === "procedure" ? action.code : null
}
