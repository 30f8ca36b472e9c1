export type Json = Record<string, unknown>

interface Refusal {
  status: number
  description: string
}

/** The parameters a bot of ours may use; any other is a mistake of ours, even where Telegram would shrug. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  getMe: [],
  sendMessage: ["chat_id", "text", "link_preview_options", "reply_markup"],
  answerCallbackQuery: ["callback_query_id", "text"],
  setWebhook: ["url", "secret_token", "allowed_updates", "max_connections", "drop_pending_updates"],
  deleteWebhook: ["drop_pending_updates"],
  getWebhookInfo: [],
  getUpdates: ["offset", "limit", "timeout", "allowed_updates"],
}

/** Why a call would be refused on its face; null when it may be carried out. */
export function refusalOf(method: string, payload: Json): Refusal | null {
  const known = PARAMETERS[method]
  if (known === undefined) return { status: 404, description: "Not Found: method not found" }
  const unknown = Object.keys(payload).find((name) => !known.includes(name))
  if (unknown !== undefined) return badRequest(`parameter ${unknown} is not expected`)
  if (method === "setWebhook") return refuseWebhook(payload)
  if (method === "sendMessage") return refuseText(payload.text) ?? refuseKeyboard(payload.reply_markup)
  return null
}

function refuseText(text: unknown): Refusal | null {
  if (typeof text !== "string" || text.trim() === "") return badRequest("message text is empty")
  // UTF-16 units, the strictest reading of "characters".
  if (text.length > 4096) return badRequest("message is too long")
  if (text !== text.normalize("NFC")) return badRequest("text is not NFC")
  return null
}

function refuseKeyboard(markup: unknown): Refusal | null {
  if (markup === undefined) return null
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard
  if (!Array.isArray(rows) || rows.length === 0) return badRequest("inline keyboard expected")
  const buttons = rows.flat() as Json[]
  if (buttons.length > 8) return badRequest("too many buttons")
  for (const { text, callback_data: data, ...others } of buttons) {
    if (typeof text !== "string" || text === "" || Array.from(text).length > 30)
      return badRequest("BUTTON_TEXT_INVALID")
    if (Object.keys(others).length > 0) return badRequest("a button does exactly one thing")
    const bytes = typeof data === "string" ? Buffer.byteLength(data) : 0
    if (bytes < 1 || bytes > 64) return badRequest("BUTTON_DATA_INVALID")
  }
  return null
}

function refuseWebhook({ secret_token: secret, allowed_updates: allowed }: Json): Refusal | null {
  if (typeof secret !== "string" || !/^[\w-]{1,256}$/.test(secret)) return badRequest("secret token is required")
  // Left out, the setting of some earlier call would stay in force.
  return Array.isArray(allowed) ? null : badRequest("allowed_updates is required")
}

function badRequest(what: string): Refusal {
  return { status: 400, description: `Bad Request: ${what}` }
}
