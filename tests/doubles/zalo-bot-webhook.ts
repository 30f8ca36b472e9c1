export type Json = Record<string, unknown>

export const ZALO_BOT_SECRET = "a-webhook-secret"
export const ZALO_BOT_READER = "u-1111aaaa"
export const ZALO_BOT_GROUP = "g-2222.bbbb"

/** When the invented messages were written, in milliseconds. */
export const ZALO_BOT_TIME = 1_795_400_000_456

/** How an event may be written; all of it was seen somewhere. */
interface Writing {
  chat?: "PRIVATE" | "GROUP"
  /** Who writes. */
  person?: string
  unit?: "ms" | "s"
}

/** A message of a citizen to the bot; everything in it is invented. */
export function botEvent(kind: string, fields: Json = {}, writing: Writing = {}): Json {
  const { chat = "PRIVATE", person = ZALO_BOT_READER, unit = "ms" } = writing
  return {
    event_name: `message.${kind}.received`,
    message: {
      from: { id: person, display_name: "Lan", is_bot: false },
      chat: { id: chat === "GROUP" ? ZALO_BOT_GROUP : person, chat_type: chat },
      message_id: "m-in-1",
      message_type: "CHAT_MESSAGE",
      date: unit === "ms" ? ZALO_BOT_TIME : Math.floor(ZALO_BOT_TIME / 1000),
      ...fields,
    },
  }
}

/** How the platform's request may look; null: without the secret. */
export interface Delivery {
  shape?: "flat" | "wrapped"
  secret?: string | null
}

/** The request that brings an event: bare as in real traffic, or wrapped as documented. */
export function deliveryOf(event: Json, { shape = "flat", secret = ZALO_BOT_SECRET }: Delivery = {}) {
  const body = shape === "flat" ? event : { ok: true, result: event }
  return proveDelivery(new TextEncoder().encode(JSON.stringify(body)), secret)
}

/** Any bytes, with the secret they came with. */
export function proveDelivery(body: Uint8Array, secret: string | null = ZALO_BOT_SECRET) {
  const headers: Record<string, string> = {
    "content-type": "application/json",
    ...(secret !== null && { "x-bot-api-secret-token": secret }),
  }
  return { headers, body }
}
