import { type AnswerRequest, composeAnswer } from "../../src/answer/compose-answer.ts"
import type { Answer, Aspect } from "../../src/domain/answer.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { COMMUNE } from "../retrieval/catalogue-fixture.ts"

export const TODAY = "2026-11-24"

/** The answer about one procedure to somebody of whom nothing is known. */
export function compose(
  procedure: Procedure,
  aspects: readonly Aspect[] = [],
  more: Partial<AnswerRequest> = {},
): Answer {
  return composeAnswer({
    procedure,
    aspects,
    choices: {},
    today: TODAY,
    commune: COMMUNE,
    alternatives: [],
    candidates: [procedure.code],
    isSure: true,
    ...more,
  })
}

/** What an answer says before its options: a line each, headings too. */
export function linesOf({ sections }: Answer): string[] {
  return sections.flatMap(({ heading, lines }) => (heading === null ? lines : [heading, ...lines]))
}

export function textOf(answer: Answer): string {
  return linesOf(answer).join("\n")
}
