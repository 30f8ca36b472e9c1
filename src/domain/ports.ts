import type { Answer, AnswerStatus, Aspect } from "./answer.ts"
import type { ConversationState } from "./conversation.ts"
import type {
  ChannelName,
  ConversationId,
  InboundContent,
  InboundMessage,
  OutboundPart,
  SentReceipt,
} from "./message.ts"

/** The only source of "now"; tests set it. */
export interface Clock {
  now(): Date
}

/** What a platform can show; differences between platforms are data, not code paths. */
export interface ChannelCapabilities {
  /** Characters (code points) one part may have. */
  maxChars: number
  /** Parts one answer may be cut into at most. */
  maxParts: number
  /** How many options may also be shown as buttons; 0 = numbered text only. */
  maxButtons: number
  /** `push`: we call the platform; `pull`: the citizen's own request fetches the replies. */
  delivery: "push" | "pull"
}

export interface WebhookRequest {
  /** Lower-case names. */
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body's bytes, unmodified: signatures are made over them. */
  body: Uint8Array
}

/** A chat platform. */
export interface Channel {
  readonly name: ChannelName
  readonly capabilities: ChannelCapabilities
  /**
   * Verifies, then parses one webhook request. Events that need no answer give an empty list.
   * @throws {UnauthorizedError} when it does not prove where it comes from
   * @throws {InvalidInputError} when it is proven but malformed
   */
  receive(request: WebhookRequest): InboundMessage[]
  /** Sends one part once; retrying is the outbox's work. @throws {ChannelError} */
  send(to: ConversationId, part: OutboundPart): Promise<SentReceipt>
}

/** A stored message that is being answered. */
export interface LeasedMessage {
  id: number
  messageId: string
  content: InboundContent
  sentAt: Date
}

/** The right to answer the waiting messages of one conversation until the lease ends. */
export interface LeasedTurn {
  conversationId: ConversationId
  channel: ChannelName
  /** Oldest first, at least one; a burst is read as one turn. */
  messages: readonly LeasedMessage[]
  state: ConversationState | null
  /** How often these messages were leased before. */
  attempts: number
  leaseToken: string
}

/** What a turn leaves behind. */
export interface TurnOutcome {
  status: AnswerStatus
  procedure: string | null
  aspect: Aspect | null
  state: ConversationState
  /** In the order in which they are to go out. */
  parts: readonly OutboundPart[]
  /** How long the answer took to make. */
  milliseconds: number
}

export interface LeasedPart {
  id: number
  conversationId: ConversationId
  channel: ChannelName
  part: OutboundPart
  attempts: number
  leaseToken: string
}

/** What one finished turn of a pull channel said, and to which messages. */
export interface TurnReplies {
  /** Rises within a conversation, never given twice. */
  turnId: number
  /** Oldest first. */
  messageIds: readonly string[]
  /** In order; empty when the turn said nothing. */
  parts: readonly OutboundPart[]
}

/** What waits, for metrics and readiness. Ages in milliseconds of the oldest open row, 0 when there is none. */
export interface QueueDepth {
  inboxOpen: number
  inboxOldestMs: number
  outboxOpen: number
  outboxOldestMs: number
  setAside: number
}

/** Inbox, outbox and conversations: the record of what was said, and the queue of what is to be done. */
export interface MessageStore {
  /**
   * T1: stores new messages and their duplicate keys in one transaction, durable when it returns.
   * A message becomes ready `burstWindowMs` after it came in, so that a burst is read as one turn.
   * @returns how many were new; a repeat is dropped silently
   */
  accept(messages: readonly InboundMessage[], now: Date, burstWindowMs: number): Promise<number>
  /**
   * Leases all waiting messages of the conversation that has waited longest, if its newest message is ready
   * or its oldest has waited three windows. One lease per conversation at a time.
   */
  leaseTurn(now: Date, leaseMs: number): Promise<LeasedTurn | null>
  /**
   * T2: turn, conversation state, outbox parts and inbox rows done, in one transaction.
   * @throws {StoreError} when the lease was lost meanwhile; then nothing was written
   */
  completeTurn(turn: LeasedTurn, outcome: TurnOutcome, now: Date): Promise<void>
  /** Gives the messages back; they are ready again at `at`. */
  retryTurn(turn: LeasedTurn, at: Date, reason: string): Promise<void>
  /** Like `completeTurn`, but the messages are marked set aside with the reason, for staff to see. */
  setTurnAside(turn: LeasedTurn, outcome: TurnOutcome, reason: string, now: Date): Promise<void>
  /** Leases the oldest open part among the named channels, never a part whose conversation has an earlier open one. */
  leasePart(now: Date, leaseMs: number, channels: readonly ChannelName[]): Promise<LeasedPart | null>
  /** T3 */
  markSent(part: LeasedPart, receipt: SentReceipt, now: Date): Promise<void>
  retryPart(part: LeasedPart, at: Date, reason: string): Promise<void>
  setPartAside(part: LeasedPart, reason: string, now: Date): Promise<void>
  /**
   * The replies to one message of a pull channel, marking them sent; null while its turn is open or unknown.
   * Asking again gives the same replies.
   */
  takeReplies(channel: ChannelName, messageId: string, now: Date): Promise<readonly OutboundPart[] | null>
  /**
   * The replies of a pull channel's conversation from the first turn after `turnId` (0: from its beginning) on,
   * oldest first, marking them sent. Not more than some at a time; asking again after the last of them gives the
   * rest, asking again after the same turn gives the same.
   */
  repliesAfter(conversationId: ConversationId, turnId: number, now: Date): Promise<readonly TurnReplies[]>
  /** When the next message or part becomes due; null when nothing waits. */
  nextDueAt(): Promise<Date | null>
  depth(now: Date): Promise<QueueDepth>
  /** Deletes conversations, messages and turns last touched before `before`; open rows stay. @returns rows deleted */
  purge(before: Date): Promise<number>
}

/** Access and refresh token of a platform that rotates them. */
export interface TokenPair {
  accessToken: string
  refreshToken: string
  expiresAt: Date
}

/** Durable home of rotating tokens: what was not written before use is lost at a crash. */
export interface TokenStore {
  load(channel: ChannelName): Promise<TokenPair | null>
  save(channel: ChannelName, pair: TokenPair): Promise<void>
}

/** What a question may be about, with how well it fits. */
export interface Hit {
  /** `elsewhere`: a matter the commune does not handle; `code` is then its key. */
  kind: "procedure" | "elsewhere"
  code: string
  /** Rank within this question: 0 … 1, the best near 1. */
  score: number
  /** How sure it is that the question is about this at all: 0 … 1, comparable between questions. */
  confidence: number
}

/** What speaks for a candidate, each 0 … 1. */
export interface Signs {
  /** What the learned weights say; where they do not know a procedure, what its words say. */
  learned: number
  /** Likeness to its nearest sayings. */
  nearness: number
  /** What its words say, one by one. */
  evidence: number
  /** A name of it stands in the question word for word. */
  name: number
  /** Likeness to its own names alone: what a matter is called tells siblings apart better than how it is told. */
  likeName: number
  /** People ask for it every day. */
  often: number
}

/** A hit with what spoke for it; its score is the sum of signs × shares, times `family`. */
export interface ExplainedHit extends Hit {
  signs: Signs
  /** How much each sign counts. */
  shares: Signs
  /** Below 1 for a special case whose mark is not said, and for a plain one whose sibling's mark is. */
  family: number
  /** The name or saying of it that the question is most like; null when none. */
  nearest: string | null
}

export interface Retriever {
  /** What fits the question, best first; empty when nothing is shared. Never throws on odd text. */
  find(question: string, limit: number): readonly Hit[]
  /** As `find`, with the reasons. */
  explain(question: string, limit: number): readonly ExplainedHit[]
}

/** One question in, typed answers out, and what to remember. Never throws on odd text. */
export type AnswerTurn = (
  contents: readonly InboundContent[],
  state: ConversationState | null,
  now: Date,
) => { answers: readonly Answer[]; state: ConversationState }
