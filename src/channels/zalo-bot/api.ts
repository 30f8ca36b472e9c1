import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { ChannelError } from "../../domain/errors.ts"
import { requestZalo } from "../zalo-oa/request.ts"

export interface ZaloBotApiDependencies {
  /** `<digits>:<string>`; it stands in every address, so no error may quote one. */
  token: string
  /** `https://bot-api.zaloplatforms.com`, without a slash at the end. */
  apiRoot: string
  timeoutMs: number
  fetch: typeof globalThis.fetch
}

/** The methods of the Zalo Bot Platform we use. Each is tried once; all throw `ChannelError`. */
export interface ZaloBotApi {
  /** @returns the platform's id of the message; null when it names none */
  sendMessage(chatId: string, text: string): Promise<string | null>
  sendTyping(chatId: string): Promise<void>
  /** The names under which people mention the bot. */
  readNames(): Promise<string[]>
  /**
   * Waits for updates up to `seconds`; empty when none came. There is no offset: what is returned is not sent again.
   * The documentation speaks of one update, some clients saw a list.
   */
  getUpdates(seconds: number, signal: AbortSignal): Promise<readonly unknown[]>
  deleteWebhook(signal: AbortSignal): Promise<void>
}

const Code = Type.Union([Type.Integer(), Type.String({ pattern: "^-?[0-9]{1,6}$" })])

/** One page of the documentation writes `errorCode`. */
const Envelope = Type.Object({
  ok: Type.Boolean(),
  result: Type.Optional(Type.Unknown()),
  error_code: Type.Optional(Code),
  errorCode: Type.Optional(Code),
})

const Sent = Type.Object({
  message_id: Type.Union([Type.String({ minLength: 1 }), Type.Integer()]),
})

const Profile = Type.Object({
  account_name: Type.Optional(Type.String()),
  display_name: Type.Optional(Type.String()),
})

type Outcome = { ok: true; result: unknown } | { ok: false; code: number }

/** An empty poll. */
const NOTHING_NEW = 408

/** The platform names no wait; from this on the outbox waits longer at each try. */
const RATE_LIMIT_WAIT_MS = 2_000

/** A poll ends this much after the platform should have answered. */
const POLL_GRACE_MS = 5_000

/** A client of the Zalo Bot Platform, as documented in October 2026: POST with JSON, the token in the path. */
export function createZaloBotApi({ token, apiRoot, timeoutMs, fetch }: ZaloBotApiDependencies): ZaloBotApi {
  async function request(method: string, parameters: object, limitMs: number, signal?: AbortSignal): Promise<Outcome> {
    const init: RequestInit = {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body: JSON.stringify(parameters),
      ...(signal !== undefined && { signal }),
    }
    const { status, body } = await requestZalo(fetch, `${apiRoot}/bot${token}/${method}`, init, limitMs)
    if (Value.Check(Envelope, body)) return outcomeOf(body, status)
    // A wrong token may be answered with a page instead of JSON.
    if (status === 401 || status === 429) return { ok: false, code: status }
    throw new ChannelError("channel-unreachable", { message: `Zalo trả lời không đọc được (${method}: ${status})` })
  }

  async function call(method: string, parameters: object, signal?: AbortSignal): Promise<unknown> {
    const outcome = await request(method, parameters, timeoutMs, signal)
    if (!outcome.ok) throw refusal(method, outcome.code)
    return outcome.result
  }

  return {
    async sendMessage(chatId, text) {
      const result = await call("sendMessage", { chat_id: chatId, text })
      return Value.Check(Sent, result) ? String(result.message_id) : null
    },

    async sendTyping(chatId) {
      await call("sendChatAction", { chat_id: chatId, action: "typing" })
    },

    async readNames() {
      const profile = await call("getMe", {})
      if (!Value.Check(Profile, profile)) return []
      return [profile.account_name, profile.display_name].flatMap((name) => (name?.trim() ? [name] : []))
    },

    async getUpdates(seconds, signal) {
      const limitMs = seconds * 1000 + POLL_GRACE_MS
      // Documented as a string.
      const outcome = await request("getUpdates", { timeout: String(seconds) }, limitMs, signal)
      if (outcome.ok) return [outcome.result ?? []].flat()
      if (outcome.code === NOTHING_NEW) return []
      throw refusal("getUpdates", outcome.code)
    },

    async deleteWebhook(signal) {
      await call("deleteWebhook", {}, signal)
    },
  }
}

/** Refusals come with status 200 as well, so the body decides. */
function outcomeOf({ ok, result, error_code, errorCode }: Static<typeof Envelope>, status: number): Outcome {
  return ok ? { ok, result } : { ok, code: Number(error_code ?? errorCode ?? status) }
}

/** The platform's own description is left out: nobody promises that it does not quote what was sent. */
function refusal(method: string, code: number): ChannelError {
  const answer = `${method}: ${code}`
  switch (code) {
    case 401:
      return new ChannelError("channel-reauthorize", { message: `Token của Zalo Bot không còn đúng (${answer})` })
    case 429: {
      const message = `Zalo yêu cầu bot gửi chậm lại, hoặc đã hết hạn mức (${answer})`
      return new ChannelError("channel-rate-limited", { message }, RATE_LIMIT_WAIT_MS)
    }
    case 400:
    case 404:
      return new ChannelError("channel-rejected", { message: `Zalo từ chối (${answer})` })
    // Among them 403, which the documentation calls an internal error and clients met as "no right to this chat".
    default:
      return new ChannelError("channel-unreachable", { message: `Zalo Bot gặp lỗi (${answer})` })
  }
}
