import type { Generated } from "kysely"
import type { ChannelName, ConversationId } from "../domain/message.ts"
import type { ModelFeature } from "../domain/model.ts"

/** All tables. Times are whole milliseconds since 1970 (UTC); JSON is text. */
export interface Tables {
  conversations: ConversationsTable
  inbox: InboxTable
  turns: TurnsTable
  outbox: OutboxTable
  tokens: TokensTable
  model_switches: ModelSwitchesTable
  model_usage: ModelUsageTable
}

/** Everything with one citizen on one channel. The lease on its waiting messages is held here: one at a time. */
export interface ConversationsTable {
  id: ConversationId
  channel: ChannelName
  /** JSON of `ConversationState`; null before the first turn. */
  state: string | null
  lease_token: string | null
  lease_until: number | null
  touched_at: number
}

/** What citizens sent. `open` until its turn is complete; a set-aside message failed and is shown to staff. */
export interface InboxTable {
  id: Generated<number>
  channel: ChannelName
  message_id: string
  conversation_id: ConversationId
  /** JSON of `InboundContent`. */
  content: string
  sent_at: number
  received_at: number
  /** One burst window after it came in. */
  ready_at: number
  /** Three burst windows after it came in: then the turn begins even if the citizen is still writing. */
  overdue_at: number
  /** Not to be leased again before; 0 unless given back. */
  not_before: number
  status: "open" | "done" | "set-aside"
  attempts: number
  /** The lease under which it is being answered; null for a message that came in later. */
  lease_token: string | null
  /** Why it was given back or set aside: an error's code, never a citizen's words. */
  reason: string | null
  turn_id: number | null
  touched_at: number
}

/** What was done with one message or burst. */
interface TurnsTable {
  id: Generated<number>
  conversation_id: ConversationId
  status: string
  procedure: string | null
  aspect: string | null
  milliseconds: number
  created_at: number
}

/** What is to be said, in the order of `id`. `held` parts of pull channels wait to be fetched, not sent. */
export interface OutboxTable {
  id: Generated<number>
  turn_id: number
  conversation_id: ConversationId
  channel: ChannelName
  /** JSON of `OutboundPart`. */
  part: string
  status: "open" | "held" | "sent" | "set-aside"
  attempts: number
  not_before: number
  lease_token: string | null
  lease_until: number | null
  reason: string | null
  platform_message_id: string | null
  created_at: number
  touched_at: number
}

/** Rotating access of a platform. */
interface TokensTable {
  channel: ChannelName
  access_token: string
  refresh_token: string
  expires_at: number
}

/** What operators switched; a feature without a row is on. */
interface ModelSwitchesTable {
  feature: ModelFeature
  is_on: 0 | 1
}

/** Tokens of the language model used on a day. */
interface ModelUsageTable {
  /** In Viet Nam, ISO 8601. */
  day: string
  tokens: number
}
