import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { InvalidInputError } from "../../domain/errors.ts"
import type { AttachmentKind, InboundContent, InboundMessage } from "../../domain/message.ts"
import { cleanText } from "../citizen-text.ts"
import { conversationOf } from "./conversation.ts"

/** Opaque; some captures write numbers, of which only those a number holds exactly can be answered. */
const Id = Type.Union([
  Type.String({ minLength: 1, maxLength: 128 }),
  Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
])

const Message = Type.Object({
  chat: Type.Object({ id: Id, chat_type: Type.Optional(Type.String()) }),
  from: Type.Optional(Type.Object({ id: Type.Optional(Id), is_bot: Type.Optional(Type.Boolean()) })),
  message_id: Type.Optional(Id),
  date: Type.Optional(Type.Unknown()),
  text: Type.Optional(Type.String()),
  caption: Type.Optional(Type.String()),
})
type Message = Static<typeof Message>

const Named = Type.Object({ event_name: Type.String(), message: Type.Optional(Type.Unknown()) })

const TEXT_EVENT = "message.text.received"

/** For types the bot may not see and protected accounts; details may be missing. */
const UNSUPPORTED_EVENT = "message.unsupported.received"

/** What a citizen can send besides text (Zalo Bot documentation and captures, October 2026). */
const ATTACHMENTS: Readonly<Record<string, AttachmentKind>> = {
  "message.image.received": "image",
  "message.sticker.received": "sticker",
  "message.voice.received": "voice",
  "message.link.received": "other",
  // Not sent as of October 2026; named like the others in case it comes.
  "message.location.received": "location",
  [UNSUPPORTED_EVENT]: "other",
}

/** The last millisecond a JavaScript date can name. */
const MAX_MILLISECONDS = 8_640_000_000_000_000

/** Smaller times are seconds: milliseconds passed this in 2001. */
const MIN_MILLISECONDS = 1_000_000_000_000

/**
 * Reads one event, bare or wrapped in `result`. Private chats are answered; groups when there are words: the platform
 * hands on what mentions the bot or replies to it, and only words can ask. Other bots and unknown events give nothing.
 * Pictures are never fetched: where there are words under one, there is the question.
 * @param now when the event came in, for events that do not say when they were written
 * @param botNames how people mention the bot in groups
 * @throws {InvalidInputError} when it is no event, or an event we answer lacks what its documentation promises
 */
export function parseEvent(body: unknown, now: Date, botNames: readonly string[]): InboundMessage[] {
  const event = unwrap(body)
  if (!Value.Check(Named, event)) throw new InvalidInputError("The body is not an event of a Zalo bot")
  const name = event.event_name
  if (name !== TEXT_EVENT && !Object.hasOwn(ATTACHMENTS, name)) return []
  if (!Value.Check(Message, event.message)) return unreadable(name)

  const { message } = event
  const place = placeOf(message)
  if (place === null || message.from?.is_bot === true) return []
  // Without an id and a time a repeat cannot be told from another message.
  const messageId = message.message_id ?? (name === UNSUPPORTED_EVENT ? message.date : undefined)
  if (!Value.Check(Id, messageId)) return unreadable(name)

  const content = readContent(name, message, place.isGroup ? botNames : null)
  if (place.isGroup && content.kind !== "text") return []
  const chatId = String(message.chat.id)
  return [
    {
      channel: "zalo-bot",
      conversationId: conversationOf(chatId, place.personId),
      messageId: `${chatId}:${messageId}`,
      content,
      sentAt: timeOf(message.date) ?? now,
    },
  ]
}

function unwrap(body: unknown): unknown {
  const isWrapped = Value.Check(Type.Object({ result: Type.Object({}) }), body)
  return isWrapped ? body.result : body
}

function unreadable(name: string): [] {
  if (name === UNSUPPORTED_EVENT) return []
  throw new InvalidInputError(`A Zalo bot event lacks documented fields: ${name}`)
}

/** Null for kinds of chat not known here. */
function placeOf({ chat, from }: Message): { isGroup: boolean; personId: string | null } | null {
  const type = (chat.chat_type ?? "PRIVATE").toUpperCase()
  if (type === "PRIVATE") return { isGroup: false, personId: null }
  if (type !== "GROUP") return null
  return { isGroup: true, personId: from?.id === undefined ? null : String(from.id) }
}

/** @param mentions null where nobody is mentioned */
function readContent(name: string, message: Message, mentions: readonly string[] | null): InboundContent {
  const words = cleanText(message.text ?? message.caption ?? "")
  const attachment = ATTACHMENTS[name]
  if (attachment !== undefined && words.trim() === "") return { kind: "attachment", attachment }
  return { kind: "text", text: mentions === null ? words : withoutMention(words, mentions) }
}

/** The longest name first: the display name may begin with the account's. */
function withoutMention(text: string, botNames: readonly string[]): string {
  const names = botNames.map(cleanText).toSorted((left, right) => right.length - left.length)
  const unnamed = names.reduce((rest, name) => rest.replaceAll(`@${name}`, " "), text)
  // Names of bots begin with "Bot" by the platform's rule.
  return unnamed.replace(/^\s*@bot\S*/i, "").trim()
}

function timeOf(date: unknown): Date | null {
  const isTime = (typeof date === "number" || (typeof date === "string" && /^\d+$/.test(date))) && Number(date) > 0
  const time = isTime ? Number(date) : Number.NaN
  const milliseconds = time < MIN_MILLISECONDS ? time * 1000 : time
  return milliseconds <= MAX_MILLISECONDS ? new Date(milliseconds) : null
}
