import type { AnswerMode, AnswerStatus, Citation, Option } from "./answer.ts"

/** Where a message came from and its answer goes. */
export type ChannelName = "web" | "console" | "telegram" | "zalo-oa" | "zalo-bot"

/** `<channel>:<the platform's own id>`, e.g. `telegram:456`; opaque to the core. */
export type ConversationId = `${ChannelName}:${string}`

export type AttachmentKind = "image" | "sticker" | "voice" | "video" | "file" | "location" | "other"

/** What a citizen sent, in the words of the house. */
export type InboundContent =
  | { kind: "text"; text: string }
  /** A button or menu entry of ours was pressed; `optionId` as in `Option.id`. */
  | { kind: "option"; optionId: string }
  | { kind: "attachment"; attachment: AttachmentKind }
  /** The conversation was opened (follow, `/start`, first opening of the chat). */
  | { kind: "started" }

/** One message of a citizen, normalised. `messageId` is unique within its channel and stays the same on redelivery. */
export interface InboundMessage {
  channel: ChannelName
  conversationId: ConversationId
  messageId: string
  content: InboundContent
  /** When the platform says it was written; order within a conversation follows it. */
  sentAt: Date
}

/** One piece the platform accepts; the parts of an answer go out in order. */
export interface OutboundPart {
  /** Plain text, NFC, within the channel's `maxChars`. Numbered options are already written in it. */
  text: string
  /** Offered again as buttons where the channel has them; only on the last part of an answer. */
  options: readonly Option[]
  status: AnswerStatus
  citations: readonly Citation[]
  mode: AnswerMode
}

/** What a platform returned for an accepted part. */
export interface SentReceipt {
  platformMessageId: string | null
}
