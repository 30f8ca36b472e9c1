import { type AnswerRequest, composeAnswer } from "../../src/answer/compose-answer.ts"
import { type Answer, type Aspect, STAFF_OPTION } from "../../src/domain/answer.ts"
import { FIXED_REPLIES, type FixedReply } from "../../src/domain/fixed-reply.ts"
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

/** A fixed reply that says its own key. */
export const fixedReply: FixedReply = (key) => ({
  status: FIXED_REPLIES[key],
  procedure: null,
  candidates: [],
  aspect: null,
  sections: [{ heading: null, style: "plain", lines: [key] }],
  prompt: null,
  options: key === "not-found" ? [STAFF_OPTION] : [],
  citations: [],
  footer: null,
  mode: "catalogue",
})
