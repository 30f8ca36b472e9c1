import { type Static, Type } from "typebox"
import { optionNumber } from "../domain/answer.ts"
import type { OutboundPart } from "../domain/message.ts"

/** One reply as the chat page gets it. */
export const Reply = Type.Object({
  text: Type.String(),
  status: Type.String(),
  options: Type.Array(Type.Object({ id: Type.String(), label: Type.String(), number: Type.Integer() })),
  citations: Type.Array(
    Type.Object({ code: Type.String(), decision: Type.Union([Type.String(), Type.Null()]), asOf: Type.String() }),
  ),
  mode: Type.String(),
})

/** What is answered to a program when it gets nothing else. */
export const ErrorBody = Type.Object({ code: Type.String(), message: Type.String() })

/** A stored part as the page gets it, its options with the numbers that stand in the text. */
export function toReply(part: OutboundPart): Static<typeof Reply> {
  return {
    text: part.text,
    status: part.status,
    options: part.options.map((option) => ({ ...option, number: optionNumber(part.options, option) })),
    citations: [...part.citations],
    mode: part.mode,
  }
}
