import { Type } from "typebox"
import { Value } from "typebox/value"
import type { ConversationState } from "../domain/conversation.ts"
import type { InboundContent, OutboundPart } from "../domain/message.ts"

/*
 * What lies on disk may be older than the code or damaged. It is checked as far as the core relies on it, and
 * what does not fit is read as the least harmful thing, so that one bad row cannot stop the worker for everybody.
 */

const Option = Type.Object({ id: Type.String(), label: Type.String() })

const Content = Type.Union([
  Type.Object({ kind: Type.Literal("text"), text: Type.String() }),
  Type.Object({ kind: Type.Literal("option"), optionId: Type.String() }),
  Type.Object({ kind: Type.Literal("attachment"), attachment: Type.String() }),
  Type.Object({ kind: Type.Literal("started") }),
])

const Spoken = {
  aspect: Type.Union([Type.String(), Type.Null()]),
  choices: Type.Record(Type.String(), Type.String()),
}

const State = Type.Object({
  procedure: Type.Union([Type.String(), Type.Null()]),
  ...Spoken,
  previous: Type.Optional(Type.Object({ procedure: Type.String(), ...Spoken })),
  options: Type.Array(Option),
  clarified: Type.Boolean(),
  updatedAt: Type.String(),
})

const Part = Type.Object({
  text: Type.String(),
  options: Type.Array(Option),
  status: Type.String(),
  citations: Type.Array(
    Type.Object({ code: Type.String(), decision: Type.Union([Type.String(), Type.Null()]), asOf: Type.String() }),
  ),
  mode: Type.String(),
})

/** An unreadable message becomes an attachment of unknown kind: the citizen is asked to write it as text. */
export function readContent(json: string): InboundContent {
  const value = parse(json)
  return Value.Check(Content, value) ? (value as InboundContent) : { kind: "attachment", attachment: "other" }
}

/** An unreadable memory is no memory. */
export function readState(json: string | null): ConversationState | null {
  const value = json === null ? null : parse(json)
  return Value.Check(State, value) ? (value as ConversationState) : null
}

/** An unreadable part gives null: it cannot be sent, and nothing may be invented in its place. */
export function readPart(json: string): OutboundPart | null {
  const value = parse(json)
  return Value.Check(Part, value) ? (value as OutboundPart) : null
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
