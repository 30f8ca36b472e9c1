import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { InvalidInputError } from "../../domain/errors.ts"
import type { AttachmentKind, InboundContent, InboundMessage } from "../../domain/message.ts"
import { formatOptionId, parseOptionId } from "../../domain/option-id.ts"
import { cleanText } from "../citizen-text.ts"

/** The last second a JavaScript date can name. */
const MAX_UNIX_SECONDS = 8_640_000_000_000

const Chat = Type.Object({ id: Type.Integer(), type: Type.String() })

const Message = Type.Object({
  date: Type.Integer({ minimum: 0, maximum: MAX_UNIX_SECONDS }),
  chat: Chat,
  text: Type.Optional(Type.String()),
  caption: Type.Optional(Type.String()),
})
type Message = Static<typeof Message>

const CallbackQuery = Type.Object({
  id: Type.String({ minLength: 1 }),
  data: Type.Optional(Type.String()),
  // Absent for buttons under messages sent in inline mode, which we do not use.
  message: Type.Optional(Type.Object({ chat: Chat })),
})

/** What we read of an update (Telegram Bot API 10.3, `Update`, 24 August 2026); everything else passes unseen. */
const Update = Type.Object({
  update_id: Type.Integer(),
  message: Type.Optional(Message),
  callback_query: Type.Optional(CallbackQuery),
})

/** In this order: an animation also carries `document`, a venue also `location`. */
const ATTACHMENTS: readonly (readonly [field: string, kind: AttachmentKind])[] = [
  ["photo", "image"],
  ["animation", "image"],
  ["sticker", "sticker"],
  ["voice", "voice"],
  ["audio", "voice"],
  ["video", "video"],
  ["video_note", "video"],
  ["document", "file"],
  ["location", "location"],
  ["contact", "other"],
]

/**
 * Reads one update. Only private chats are answered; edited messages and all other kinds of update give nothing.
 * A picture or file with a caption is read as the caption: there the question is.
 * @param now when the update came in: Telegram does not say when a button was pressed
 * @throws {InvalidInputError} when it does not have the shape of an update
 */
export function parseUpdate(update: unknown, now: Date): InboundMessage[] {
  if (!Value.Check(Update, update)) throw new InvalidInputError("The body is not a Telegram update")

  const { message, callback_query: pressed } = update
  if (message?.chat.type === "private") {
    const content = readContent(message)
    const messageId = `update:${update.update_id}`
    return content === null ? [] : [inbound(message.chat.id, messageId, content, new Date(message.date * 1000))]
  }
  if (pressed?.message?.chat.type === "private" && pressed.data !== undefined) {
    const content: InboundContent = { kind: "option", optionId: cleanText(pressed.data) }
    return [inbound(pressed.message.chat.id, `callback:${pressed.id}`, content, now)]
  }
  return []
}

/** The press that waits for `answerCallbackQuery`; null when the update is none. */
export function callbackQueryId(update: unknown): string | null {
  return Value.Check(Update, update) ? (update.callback_query?.id ?? null) : null
}

function inbound(chatId: number, messageId: string, content: InboundContent, sentAt: Date): InboundMessage {
  return { channel: "telegram", conversationId: `telegram:${chatId}`, messageId, content, sentAt }
}

function readContent(message: Message): InboundContent | null {
  const text = message.text ?? message.caption ?? ""
  if (text.trim() !== "") return readText(cleanText(text))
  const found = ATTACHMENTS.find(([field]) => field in message)
  return found === undefined ? null : { kind: "attachment", attachment: found[1] }
}

function readText(text: string): InboundContent {
  const start = /^\/start(?:@\w+)?(?:\s+(?<payload>\S+))?\s*$/.exec(text)
  if (start === null) return { kind: "text", text }
  const optionId = deepLinkOption(start.groups?.payload ?? "")
  return optionId === null ? { kind: "started" } : { kind: "option", optionId }
}

/** Links to a procedure: `?start=p_1-004222`. Telegram allows no dot in a payload, so `-` or `_` stands for it. */
function deepLinkOption(payload: string): string | null {
  const code = /^p_(\d)[-_](\d{6})$/.exec(payload)
  if (code === null) return null
  const optionId = formatOptionId({ kind: "procedure", code: `${code[1]}.${code[2]}`, aspect: null })
  return parseOptionId(optionId) === null ? null : optionId
}
