import type { Json } from "./zalo-bot-webhook.ts"

interface Refusal {
  code: number
  description: string
}

/** The parameters a bot of ours may use; any other is a mistake of ours, even where the platform would shrug. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  getMe: [],
  getUpdates: ["timeout"],
  setWebhook: ["url", "secret_token"],
  deleteWebhook: [],
  getWebhookInfo: [],
  sendMessage: ["chat_id", "text"],
  sendChatAction: ["chat_id", "action"],
}

/** Addresses the platform does not call: this machine, private networks, its own. */
const FORBIDDEN_HOST =
  /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)|(?:^|\.)zalo(?:platforms)?\./

/** Why a call would be refused on its face; null when it may be carried out. */
export function refusalOf(method: string, payload: Json): Refusal | null {
  const known = PARAMETERS[method]
  if (known === undefined) return { code: 404, description: "Method not found" }
  const unknown = Object.keys(payload).find((name) => !known.includes(name))
  if (unknown !== undefined) return badRequest(`${unknown} is not expected`)
  if (method === "setWebhook") return refuseWebhook(payload)
  if (method === "sendMessage") return refuseText(payload.text)
  if (method === "sendChatAction" && payload.action !== "typing") return badRequest("action is invalid")
  if (method === "getUpdates" && !/^\d+$/.test(String(payload.timeout))) return badRequest("timeout is invalid")
  return null
}

function refuseText(text: unknown): Refusal | null {
  if (typeof text !== "string" || text.trim() === "") return badRequest("text must not be empty")
  // UTF-16 units, the strictest reading of "characters".
  if (text.length > 2000) return badRequest("text is too long")
  return text === text.normalize("NFC") ? null : badRequest("text is not NFC")
}

function refuseWebhook({ url, secret_token: secret }: Json): Refusal | null {
  if (typeof secret !== "string" || secret === "") return badRequest("secret_token must not be empty")
  if (secret.length < 8 || secret.length > 256) return badRequest("secret_token must have 8 to 256 characters")
  const address = URL.parse(String(url))
  if (address?.protocol !== "https:") return badRequest("url must be https")
  return FORBIDDEN_HOST.test(address.hostname) ? badRequest("url is not allowed") : null
}

function badRequest(description: string): Refusal {
  return { code: 400, description }
}
