import type { Answer, Aspect } from "../domain/answer.ts"
import type { WorkCalendar } from "../domain/calendar.ts"
import { type Choices, soundChoices } from "../domain/cases.ts"
import type { Catalogue } from "../domain/catalogue.ts"
import type { Commune } from "../domain/commune.ts"
import { type ConversationState, explained } from "../domain/conversation.ts"
import type { FixedReply } from "../domain/fixed-reply.ts"
import type { Procedure } from "../domain/procedure.ts"
import { dayInVietNam } from "../domain/wording.ts"
import { type AnswerRequest, composeAnswer } from "./compose-answer.ts"
import { withNearest } from "./nearest.ts"
import { plain } from "./subject.ts"
import type { Understanding } from "./understand.ts"

/** A question answered, and what to remember of it. */
export interface Answered {
  answer: Answer
  state: ConversationState
}

/** What replies are made from. */
export interface ReplySources {
  catalogue: () => Catalogue
  commune: Commune
  calendar: () => WorkCalendar
  fixedReply: FixedReply
}

/** One question, understood, in the light of what was remembered. */
export interface Asked {
  said: Understanding
  state: ConversationState
  now: Date
}

/** The ways a question can be settled, each with what is to be remembered of it. */
export function createReplies(deps: ReplySources) {
  return { explain, notFound, say }

  function explain(
    procedure: Procedure,
    aspects: readonly Aspect[],
    told: Choices,
    { said, state, now }: Asked,
    found: Pick<AnswerRequest, "alternatives" | "candidates" | "isSure"> = {
      alternatives: [],
      candidates: [procedure.code],
      isSure: true,
    },
  ): Answered {
    const choices = soundChoices(procedure, told)
    const successor = deps.catalogue().procedures.get(procedure.replacedBy ?? "")
    const answer = composeAnswer({
      procedure,
      aspects,
      choices,
      today: dayInVietNam(now),
      commune: deps.commune,
      submission: { now, calendar: deps.calendar() },
      quantities: said.quantities,
      asksBenefit: said.asksBenefit,
      asksValidity: said.asksValidity,
      ...(successor === undefined ? {} : { successor }),
      ...found,
    })
    const { aspect, options } = answer
    const spoken = explained(state, { procedure: procedure.code, aspect, choices })
    return { answer, state: { ...spoken, options, clarified: false, updatedAt: now.toISOString() } }
  }

  /** @param line said instead of the usual words */
  function notFound(asked: Asked, nearest: readonly Procedure[], line?: string): Answered {
    const fixed = deps.fixedReply("not-found")
    const said = line === undefined ? fixed : { ...fixed, sections: [plain(line)] }
    return say(withNearest(said, nearest, asked.said.aspects[0] ?? null), asked, {})
  }

  /** An answer that explains no procedure: what is remembered stays, but for its options and `changes`. */
  function say(answer: Answer, { state, now }: Asked, changes: Partial<ConversationState>): Answered {
    const { options } = answer
    return { answer, state: { ...state, options, clarified: false, ...changes, updatedAt: now.toISOString() } }
  }
}
