import { freshState } from "../../src/domain/conversation.ts"
import type { ChannelName, ConversationId, InboundMessage, OutboundPart } from "../../src/domain/message.ts"
import type { TurnOutcome } from "../../src/domain/ports.ts"

export const WINDOW_MS = 1_500
export const LEASE_MS = 30_000

/** A point in time, in milliseconds after an arbitrary beginning. */
export const at = (milliseconds: number): Date => new Date(Date.UTC(2026, 6, 18, 1) + milliseconds)

/** A text message; `sentAt` is milliseconds as in `at`. */
export function message(conversationId: ConversationId, messageId: string, sentAt = 0): InboundMessage {
  const channel = conversationId.split(":")[0] as ChannelName
  return { channel, conversationId, messageId, content: { kind: "text", text: `câu ${messageId}` }, sentAt: at(sentAt) }
}

export const part = (text: string): OutboundPart => ({
  text,
  options: [{ id: "staff", label: "Gặp cán bộ" }],
  status: "answered",
  citations: [{ code: "1.001193", decision: null, asOf: "2026-07-18" }],
  mode: "catalogue",
})

export const outcome = (...texts: string[]): TurnOutcome => ({
  status: "answered",
  procedure: "1.001193",
  aspect: "fee",
  state: { ...freshState(at(0)), procedure: "1.001193" },
  parts: texts.map(part),
  milliseconds: 12.5,
})

/** For what must be there; fails the test when it is not. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error("expected a value, got none")
  return value
}
