import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { InvalidInputError } from "../../domain/errors.ts"
import type { AttachmentKind, InboundContent, InboundMessage } from "../../domain/message.ts"
import { parseOptionId } from "../../domain/option-id.ts"
import { cleanText } from "../citizen-text.ts"

// Ids exceed 2^53: as JSON numbers they would already be wrong when we see them, so only strings are ids.
const Id = Type.String({ minLength: 1, maxLength: 128 })

/** The last millisecond a JavaScript date can name. */
const MAX_MILLISECONDS = 8_640_000_000_000_000

/** Documented as a string of milliseconds; some deliveries write a number. */
const Timestamp = Type.Union([
  Type.String({ pattern: "^[0-9]{1,15}$" }),
  Type.Integer({ minimum: 0, maximum: MAX_MILLISECONDS }),
])

const Named = Type.Object({ event_name: Type.String() })

const MessageEvent = Type.Object({
  sender: Type.Object({ id: Id }),
  message: Type.Object({
    msg_id: Type.Optional(Id),
    message_id: Type.Optional(Id),
    text: Type.Optional(Type.String()),
  }),
  timestamp: Timestamp,
})
type MessageEvent = Static<typeof MessageEvent>

const FollowEvent = Type.Object({ follower: Type.Object({ id: Id }), timestamp: Timestamp })
const ChatOpenedEvent = Type.Object({ user_id: Id, timestamp: Timestamp })

/** What a citizen can send besides text (Zalo OA webhook documentation, events from users, October 2026). */
const ATTACHMENTS: Readonly<Record<string, AttachmentKind>> = {
  user_send_image: "image",
  user_send_gif: "image",
  user_send_sticker: "sticker",
  user_send_audio: "voice",
  user_send_video: "video",
  user_send_file: "file",
  user_send_location: "location",
  user_send_link: "other",
  user_send_business_card: "other",
}

/** Events whose `message.text` is what the citizen wrote under the picture; elsewhere the platform writes it. */
const CAPTIONED: ReadonlySet<string> = new Set([
  "user_send_image",
  "user_send_gif",
  "user_send_video",
  "user_send_file",
])

/** The name of an event; null for a body without one, such as the console's probe `{}`. */
export function eventName(event: unknown): string | null {
  return Value.Check(Named, event) ? event.event_name : null
}

/** The timestamp as its text in the JSON, over which the signature is made; null when there is none. */
export function timestampText(event: unknown): string | null {
  // An integer that a number holds exactly is printed as JSON writes it.
  return Value.Check(Type.Object({ timestamp: Timestamp }), event) ? String(event.timestamp) : null
}

/**
 * Reads one event. Messages of citizens in one-to-one chats, follows and first openings give a message; echoes of our
 * own (`oa_send_*`), receipts, group and anonymous events, and events not known here give nothing.
 * @throws {InvalidInputError} when an event we answer lacks what its documentation promises
 */
export function parseEvent(event: unknown): InboundMessage[] {
  const name = eventName(event)
  if (name === null) return []
  if (name === "follow") {
    const { follower, timestamp } = required(FollowEvent, event, name)
    return [inbound(follower.id, `${name}:${follower.id}:${timestamp}`, { kind: "started" }, timestamp)]
  }
  if (name === "user_click_chatnow") {
    const { user_id: userId, timestamp } = required(ChatOpenedEvent, event, name)
    return [inbound(userId, `${name}:${userId}:${timestamp}`, { kind: "started" }, timestamp)]
  }
  if (name !== "user_send_text" && !Object.hasOwn(ATTACHMENTS, name)) return []

  const { sender, message, timestamp } = required(MessageEvent, event, name)
  const platformId = message.msg_id ?? message.message_id ?? `${sender.id}:${timestamp}`
  return [inbound(sender.id, `${name}:${platformId}`, readContent(name, message), timestamp)]
}

function readContent(name: string, message: MessageEvent["message"]): InboundContent {
  const text = cleanText(message.text ?? "")
  const attachment = ATTACHMENTS[name]
  if (attachment !== undefined && !(CAPTIONED.has(name) && text.trim() !== ""))
    return { kind: "attachment", attachment }
  const optionId = reservedOption(text.trim())
  return optionId === null ? { kind: "text", text } : { kind: "option", optionId }
}

/** A press on a menu or button arrives as text; ours begin with `#`. Typed by hand it means the same. */
function reservedOption(text: string): string | null {
  const optionId = text.startsWith("#") ? text.slice(1) : ""
  return parseOptionId(optionId) === null ? null : optionId
}

function inbound(
  userId: string,
  messageId: string,
  content: InboundContent,
  timestamp: Static<typeof Timestamp>,
): InboundMessage {
  const sentAt = new Date(Number(timestamp))
  return { channel: "zalo-oa", conversationId: `zalo-oa:${userId}`, messageId, content, sentAt }
}

function required<Schema extends Type.TSchema>(schema: Schema, event: unknown, name: string): Static<Schema> {
  if (!Value.Check(schema, event)) throw new InvalidInputError(`A Zalo event lacks documented fields: ${name}`)
  return event
}
