import Fastify from "fastify"
import { createFaultQueue, sufferFault } from "./faults.ts"
import { type Json, refusalOf } from "./telegram-rules.ts"

const TOKEN = "123456:fake-token"

/** One call of the bot, as the server saw it. */
interface TelegramCall {
  method: string
  payload: Json
}

interface Webhook {
  url: string
  secret: string
  lastError: string | null
}

/**
 * A Telegram that runs on this machine: the methods a bot of ours uses, stricter than the real one.
 * Chats must have written first, parameters must be known, a press can be acknowledged once.
 */
export async function startFakeTelegram(
  options: { redeliveries?: number; minGapMs?: number; now?: () => number } = {},
) {
  const { redeliveries = 5, minGapMs = 0, now = Date.now } = options
  const server = Fastify({ logger: false, forceCloseConnections: true })
  const faults = createFaultQueue()
  const journal: TelegramCall[] = []
  const sent: { messageId: number; payload: Json }[] = []
  const knownChats = new Set<number>()
  const blockedChats = new Set<number>()
  const openPresses = new Set<string>()
  const lastSentAt = new Map<number, number>()
  const chains = new Map<number, Promise<void>>()
  let waiting: Json[] = []
  let wake = () => {}
  let webhook: Webhook | null = null
  let nextUpdateId = 700_000_001

  server.post<{ Params: { token: string; method: string } }>("/bot:token/:method", async (request, reply) => {
    const { token, method } = request.params
    if (token !== TOKEN) return reply.code(401).send(failure(401, "Unauthorized"))
    const payload = (request.body ?? {}) as Json
    journal.push({ method, payload })

    const fault = faults.take()
    if (fault?.when === "before") return sufferFault(fault, reply)
    const answer = await perform(method, payload)
    if (fault !== undefined) return sufferFault(fault, reply)
    return reply.code(answer.ok ? 200 : Number(answer.error_code)).send(answer)
  })

  async function perform(method: string, payload: Json): Promise<Json & { ok: boolean }> {
    const refusal = refusalOf(method, payload)
    if (refusal !== null) return failure(refusal.status, refusal.description)
    switch (method) {
      case "sendMessage":
        return sendMessage(payload)
      case "answerCallbackQuery":
        if (!openPresses.delete(String(payload.callback_query_id)))
          return failure(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        return success(true)
      case "setWebhook":
        webhook = { url: String(payload.url), secret: String(payload.secret_token), lastError: null }
        return success(true)
      case "deleteWebhook":
        webhook = null
        return success(true)
      case "getWebhookInfo":
        return success({
          url: webhook?.url ?? "",
          has_custom_certificate: false,
          pending_update_count: waiting.length,
          ...(webhook?.lastError != null && { last_error_message: webhook.lastError }),
        })
      case "getUpdates":
        return getUpdates(Number(payload.offset ?? 0), Number(payload.timeout ?? 0))
      default:
        return success({ id: 123456, is_bot: true, first_name: "motcua", username: "motcua_bot" })
    }
  }

  function sendMessage(payload: Json) {
    const chatId = Number(payload.chat_id)
    if (!knownChats.has(chatId)) return failure(400, "Bad Request: chat not found")
    if (blockedChats.has(chatId)) return failure(403, "Forbidden: bot was blocked by the user")
    const gap = now() - (lastSentAt.get(chatId) ?? Number.NEGATIVE_INFINITY)
    if (gap < minGapMs) return tooMany(Math.ceil((minGapMs - gap) / 1000))
    lastSentAt.set(chatId, now())
    const messageId = sent.length + 1
    sent.push({ messageId, payload })
    return success({
      message_id: messageId,
      date: 1_795_400_000,
      chat: { id: chatId, type: "private" },
      text: payload.text,
    })
  }

  async function getUpdates(offset: number, timeoutSeconds: number) {
    if (webhook !== null) return failure(409, "Conflict: can't use getUpdates method while webhook is active")
    waiting = waiting.filter((update) => Number(update.update_id) >= offset)
    if (waiting.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutSeconds * 1000)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return success([...waiting])
  }

  /** Posts one update until the webhook answers 2xx; what it answered, in order. */
  async function deliver(update: Json): Promise<number[]> {
    const statuses: number[] = []
    for (let attempt = 0; attempt <= redeliveries && webhook !== null; attempt += 1) {
      const target: Webhook = webhook
      const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": target.secret }
      const response = await fetch(target.url, { method: "POST", headers, body: JSON.stringify(update) })
      await response.arrayBuffer()
      statuses.push(response.status)
      if (response.ok) return statuses
      target.lastError = `Wrong response from the webhook: ${response.status}`
    }
    return statuses
  }

  const address = await server.listen({ host: "127.0.0.1", port: 0 })
  return {
    url: address,
    token: TOKEN,
    journal,
    sent,
    failNext: faults.failNext,
    failNextWith(status: number, description: string, parameters?: Json, times?: number) {
      const body = { ...failure(status, description), ...(parameters !== undefined && { parameters }) }
      faults.failNext({ kind: "status", when: "before", status, body }, times)
    },
    block: (chatId: number) => void blockedChats.add(chatId),
    /** Gives content an update id, as the platform does when a citizen acts; the chat is known from then on. */
    makeUpdate(content: Json): Json {
      const update = { update_id: nextUpdateId, ...content }
      nextUpdateId += 1
      const { message, callback_query: pressed } = update as Json as Record<string, Json | undefined>
      const chat = (message?.chat ?? (pressed?.message as Json | undefined)?.chat) as Json | undefined
      knownChats.add(Number(chat?.id))
      if (pressed !== undefined) openPresses.add(String(pressed.id))
      return update
    },
    /** For a bot that polls. */
    queue(update: Json): void {
      waiting.push(update)
      wake()
    },
    /** For a bot with a webhook; one update of a chat at a time. */
    async post(update: Json, chatId: number): Promise<number[]> {
      const before = chains.get(chatId) ?? Promise.resolve()
      const delivery = before.then(() => deliver(update))
      chains.set(
        chatId,
        delivery.then(() => undefined),
      )
      return delivery
    },
    async stop(): Promise<void> {
      wake()
      await server.close()
    },
  }
}

function success(result: unknown) {
  return { ok: true, result }
}

function failure(status: number, description: string) {
  return { ok: false, error_code: status, description }
}

function tooMany(seconds: number) {
  return { ...failure(429, `Too Many Requests: retry after ${seconds}`), parameters: { retry_after: seconds } }
}
