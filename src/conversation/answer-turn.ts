import type { Answer } from "../domain/answer.ts"
import { type ConversationState, recall } from "../domain/conversation.ts"
import type { FixedReply } from "../domain/fixed-reply.ts"
import type { AnswerTurn } from "../domain/ports.ts"
import { route } from "./route.ts"

interface Dependencies {
  answerNeeds: (
    text: string,
    state: ConversationState,
    now: Date,
  ) => { answers: readonly Answer[]; state: ConversationState }
  fixedReply: FixedReply
  /** The longest silence that is remembered over. */
  memoryMs: number
}

/** Makes the function that answers one turn: fixed replies here, questions through `answerNeeds`. */
export function createAnswerTurn({ answerNeeds, fixedReply, memoryMs }: Dependencies): AnswerTurn {
  return (contents, remembered, now) => {
    const state = recall(remembered, now, memoryMs)
    const way = route(contents, state.options)
    if (way.kind === "fixed") {
      const answer = fixedReply(way.key)
      // A thank-you does not take the numbered options away.
      const options = answer.options.length > 0 ? answer.options : state.options
      return { answers: [answer], state: { ...state, options, updatedAt: now.toISOString() } }
    }
    const answered = answerNeeds(way.text, state, now)
    if (way.warn === null) return answered
    const warning = fixedReply(way.warn)
    // In danger nobody should read on about something that was not understood.
    const helpful = answered.answers.filter(({ procedure }) => way.warn !== "danger" || procedure !== null)
    // What was not said cannot be chosen.
    const { options } = helpful.at(-1) ?? warning
    return { answers: [warning, ...helpful], state: { ...answered.state, options } }
  }
}
