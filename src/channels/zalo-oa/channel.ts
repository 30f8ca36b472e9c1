import { ChannelError, ConfigError, InvalidInputError, UnauthorizedError } from "../../domain/errors.ts"
import type { ConversationId } from "../../domain/message.ts"
import type { Channel, ChannelCapabilities, WebhookRequest } from "../../domain/ports.ts"
import { readJson, singleHeader } from "../webhook-request.ts"
import { sendFailure, TOKEN_REFUSED, unreachable } from "./failure.ts"
import { eventName, parseEvent, timestampText } from "./parse.ts"
import { errorCode, requestZalo } from "./request.ts"
import { checkSignature } from "./signature.ts"
import type { ZaloTokenSource } from "./token.ts"

/** Below the platform's 2,000 characters; numbered text only, since not every OA package accepts buttons. */
export const ZALO_OA_CAPABILITIES: ChannelCapabilities = {
  maxChars: 1900,
  maxParts: 3,
  maxButtons: 0,
  delivery: "push",
}

interface ZaloOaSettings {
  appId: string
  /** OA Secret Key from the app's webhook page, first the current one; a second is allowed while a reset is under way. */
  secretKeys: readonly string[]
  /** `https://openapi.zalo.me`, without a slash at the end. */
  apiRoot: string
  timeoutMs: number
}

export interface ZaloOaDependencies {
  settings: ZaloOaSettings
  token: ZaloTokenSource
  fetch: typeof globalThis.fetch
}

/** @throws {ConfigError} without a key: every request would be believed or every one refused */
export function createZaloOaChannel({ settings, token, fetch }: ZaloOaDependencies): Channel {
  const { appId, secretKeys, apiRoot, timeoutMs } = settings
  if (secretKeys.length < 1 || secretKeys.length > 2 || secretKeys.includes(""))
    throw new ConfigError(["ZALO_OA_SECRET_KEY: cần một khóa, hoặc hai khóa trong lúc đổi khóa"])

  async function post(accessToken: string, userId: string, text: string) {
    const init = {
      method: "POST",
      headers: { access_token: accessToken, "content-type": "application/json" },
      body: JSON.stringify({ recipient: { user_id: userId }, message: { text } }),
    }
    const { status, body } = await requestZalo(fetch, `${apiRoot}/v3.0/oa/message/cs`, init, timeoutMs)
    const code = body === null ? null : errorCode(body)
    if (code === null) throw unreachable(`Zalo trả lời không đọc được (HTTP ${status})`)
    return { code, data: body?.data }
  }

  return {
    name: "zalo-oa",
    capabilities: ZALO_OA_CAPABILITIES,

    receive(request) {
      const event = tryReadJson(request.body)
      const signature = singleHeader(request, "x-zevent-signature")
      if (request.headers["x-zevent-signature"] === undefined && isProbe(event)) return []

      const check = checkSignature(
        {
          body: request.body,
          signature,
          bodyTimestamp: timestampText(event),
          headerTimestamp: singleHeader(request, "x-zevent-timestamp"),
        },
        appId,
        secretKeys,
      )
      if (!check.matches) throw new UnauthorizedError(`The Zalo OA event is not proven: ${check.diagnosis}`)
      if (event === undefined) throw new InvalidInputError("The body is not JSON in UTF-8")
      return parseEvent(event)
    },

    async send(to, part) {
      const userId = userIdOf(to)
      const accessToken = await token.accessToken()
      let answer = await post(accessToken, userId, part.text)
      if (TOKEN_REFUSED.has(answer.code)) answer = await post(await token.replace(accessToken), userId, part.text)
      if (answer.code !== 0) throw sendFailure(answer.code)
      return { platformMessageId: messageIdOf(answer.data) }
    },
  }
}

/** Saving the address in the console sends an unsigned `{}` and wants 200; it has no effect, so it needs no proof. */
function isProbe(event: unknown): boolean {
  return typeof event === "object" && event !== null && !Array.isArray(event) && eventName(event) === null
}

/** Undefined when the body is not JSON: whether that is forged or broken is decided by the signature. */
function tryReadJson(body: WebhookRequest["body"]): unknown {
  try {
    return readJson(body)
  } catch (error) {
    if (error instanceof InvalidInputError) return undefined
    throw error
  }
}

function userIdOf(conversationId: ConversationId): string {
  const userId = /^zalo-oa:(.+)$/.exec(conversationId)?.[1]
  if (userId === undefined) throw new ChannelError("channel-rejected", { message: "Không phải hội thoại Zalo OA" })
  return userId
}

function messageIdOf(data: unknown): string | null {
  const id = typeof data === "object" && data !== null && "message_id" in data ? data.message_id : null
  return typeof id === "string" ? id : null
}
