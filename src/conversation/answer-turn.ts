import type { Answer } from "../domain/answer.ts"
import { type ConversationState, recall } from "../domain/conversation.ts"
import type { FixedReply } from "../domain/fixed-reply.ts"
import type { AnswerTurn } from "../domain/ports.ts"
import { route } from "./route.ts"

interface Dependencies {
  answerQuestion: (text: string, state: ConversationState, now: Date) => { answer: Answer; state: ConversationState }
  fixedReply: FixedReply
}

/** Makes the function that answers one turn: fixed replies here, questions through `answerQuestion`. */
export function createAnswerTurn({ answerQuestion, fixedReply }: Dependencies): AnswerTurn {
  return (contents, remembered, now) => {
    const state = recall(remembered, now)
    const way = route(contents, state.options)
    if (way.kind === "fixed") {
      const answer = fixedReply(way.key)
      // A thank-you does not take the numbered options away.
      const options = answer.options.length > 0 ? answer.options : state.options
      return { answers: [answer], state: { ...state, options, updatedAt: now.toISOString() } }
    }
    const answered = answerQuestion(way.text, state, now)
    const warning = way.warn === null ? [] : [fixedReply(way.warn)]
    return { answers: [...warning, answered.answer], state: answered.state }
  }
}
