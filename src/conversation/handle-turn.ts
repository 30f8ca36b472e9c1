import type { Answer } from "../domain/answer.ts"
import { freshState } from "../domain/conversation.ts"
import type { FixedReply } from "../domain/fixed-reply.ts"
import type { ChannelName, OutboundPart } from "../domain/message.ts"
import type { AnswerTurn, LeasedTurn, TurnOutcome } from "../domain/ports.ts"

interface Dependencies {
  answerTurn: AnswerTurn
  fixedReply: FixedReply
  /** Gives an answer the form of the channel it goes out on. */
  render: (answer: Answer, channel: ChannelName) => OutboundPart[]
  /** Milliseconds of a steady clock. */
  stopwatch: () => number
  /** Whether a first message there is answered with who speaks and what is kept; elsewhere the page says it. */
  greets: (channel: ChannelName) => boolean
}

/** Answers leased turns; what is to be written is returned, nothing is stored or sent here. */
export function createTurnHandler({ answerTurn, fixedReply, render, stopwatch, greets }: Dependencies) {
  return {
    /** The outcome of one turn: every answer rendered for the channel the turn came from. */
    handle(turn: LeasedTurn, now: Date): TurnOutcome {
      const started = stopwatch()
      const contents = turn.messages.map(({ content }) => content)
      const { answers, state } = answerTurn(contents, turn.state, now)
      const isFirst = turn.state === null && greets(turn.channel) && contents.some(({ kind }) => kind !== "started")
      const parts = [...(isFirst ? [fixedReply("welcome")] : []), ...answers].flatMap((answer) =>
        render(answer, turn.channel),
      )
      const last = answers.at(-1)
      return {
        status: last?.status ?? "failed",
        procedure: last?.procedure ?? null,
        aspect: last?.aspect ?? null,
        state,
        parts,
        milliseconds: stopwatch() - started,
      }
    },
    /** What a turn leaves behind that kept failing: the fixed "failed" text, the memory unchanged. */
    failed(turn: LeasedTurn, now: Date): TurnOutcome {
      const parts = render(fixedReply("failed"), turn.channel)
      const state = turn.state ?? freshState(now)
      return { status: "failed", procedure: null, aspect: null, state, parts, milliseconds: 0 }
    },
  }
}
