import type { FastifyBaseLogger } from "fastify"
import type { Catalogue } from "../domain/catalogue.ts"
import type { Commune } from "../domain/commune.ts"
import type { ChannelName, ConversationId, InboundMessage, OutboundPart } from "../domain/message.ts"
import type { Channel, Clock, Hit, QueueDepth, TurnReplies } from "../domain/ports.ts"

/** The figures that the web folder counts or hands out. */
interface WebMetrics {
  /** Media type of `render`. */
  readonly contentType: string
  webhookRejected(channel: ChannelName, reason: string): void
  queueDepth(depth: QueueDepth): void
  render(): Promise<string>
}

/** Everything the web server needs from the rest of the house. */
export interface ServerDeps {
  /** The platforms that are configured; those that push get a webhook, all other webhooks are 404. */
  channels: readonly Channel[]
  /** T1: durable when it returns. @returns how many were new @throws {StoreError} */
  accept(messages: readonly InboundMessage[]): Promise<number>
  /** Told when the messages of a webhook request are stored, e.g. to stop the spinner of a pressed button. */
  webhookStored(channel: ChannelName, body: Uint8Array): void
  /** The replies to one message as soon as its turn is settled; null when that takes longer than `timeoutMs`. */
  awaitReplies(
    channel: ChannelName,
    conversationId: ConversationId,
    messageId: string,
    timeoutMs: number,
  ): Promise<readonly OutboundPart[] | null>
  /** What was said after one turn of a conversation, at once or when it is said; empty after `timeoutMs`. */
  awaitTurns(conversationId: ConversationId, turnId: number, timeoutMs: number): Promise<readonly TurnReplies[]>
  /** The snapshot in use. */
  catalogue(): Catalogue
  /** Best first; never throws on odd text. */
  find(question: string, limit: number): readonly Hit[]
  depth(): Promise<QueueDepth>
  commune: Commune
  metrics: WebMetrics
  logger: FastifyBaseLogger
  clock: Clock
  /** Address under which citizens reach the server, without a final slash, e.g. "https://hoi.example.gov.vn". */
  publicUrl: string
  /** How long messages are kept; told to the citizen. */
  retentionDays: number
  /** Sites that may show the chat in a frame, e.g. "https://xuanhoa.example.gov.vn"; this one may anyway. */
  widgetOrigins: readonly string[]
  /** Event streams open at the same time, of one address and of all; 30 and 300 unless given. */
  streams?: { perAddress: number; all: number }
  /** Messages one address may send to the web chat in a minute; 60 unless given. */
  messagesPerMinute?: number
}
