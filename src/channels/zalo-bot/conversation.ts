import { ChannelError } from "../../domain/errors.ts"
import type { ConversationId } from "../../domain/message.ts"

/**
 * The conversation of a chat: `zalo-bot:<chat>`, in a group `zalo-bot:<group>/<person>`.
 * A group has one conversation per person although all replies go to the group. The platform has no reply reference, so
 * with one conversation "2" would choose from whatever was answered last, perhaps to somebody else, and two people who
 * write at once would be read as one question: wrong answers. So the worst is that somebody is asked what is meant.
 * @param personId null in a private chat
 */
export function conversationOf(chatId: string, personId: string | null): ConversationId {
  return personId === null ? `zalo-bot:${encode(chatId)}` : `zalo-bot:${encode(chatId)}/${encode(personId)}`
}

/** Where replies go. @throws {ChannelError} when the conversation is of another channel */
export function chatOf(conversationId: ConversationId): string {
  const encoded = /^zalo-bot:(?<chat>[^/]+)(?:\/[^/]+)?$/.exec(conversationId)?.groups?.chat
  if (encoded === undefined) throw new ChannelError("channel-rejected", { message: "Không phải hội thoại Zalo Bot" })
  return decodeURIComponent(encoded)
}

/** Ids are opaque: they may hold any character, the slash too. */
function encode(id: string): string {
  return encodeURIComponent(id.toWellFormed())
}
