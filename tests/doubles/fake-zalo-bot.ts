import Fastify from "fastify"
import { createFaultQueue, sufferFault } from "./faults.ts"
import { refusalOf } from "./zalo-bot-rules.ts"
import { type Delivery, deliveryOf, type Json } from "./zalo-bot-webhook.ts"

const TOKEN = "12345678:fake-token"

/** One call of the bot, as the server saw it. */
interface ZaloBotCall {
  method: string
  payload: Json
}

/**
 * A Zalo Bot Platform that runs on this machine: the methods a bot of ours uses, stricter than the real one. Chats must
 * have written first, parameters must be known, every answer is an envelope with HTTP status 200, except to a wrong
 * token, which gets a page.
 */
export async function startFakeZaloBot(options: { now?: () => number } = {}) {
  const { now = Date.now } = options
  const server = Fastify({ logger: false, forceCloseConnections: true })
  const faults = createFaultQueue()
  const journal: ZaloBotCall[] = []
  const sent: { messageId: string; chatId: string; text: string }[] = []
  const knownChats = new Set<string>()
  const routes = new Map<string, string>()
  const waiting: unknown[] = []
  let wake = () => {}
  let webhook: { url: string; secret: string; updatedAt: number } | null = null
  let isStopped = false

  server.post<{ Params: { token: string; method: string } }>("/bot:token/:method", async (request, reply) => {
    const { token, method } = request.params
    if (token !== TOKEN) return reply.code(401).type("text/html").send("<html>Unauthorized</html>")
    const payload = (request.body ?? {}) as Json
    journal.push({ method, payload })

    const fault = faults.take()
    if (fault?.when === "before") return sufferFault(fault, reply)
    const answer = await perform(method, payload)
    return fault === undefined ? reply.send(answer) : sufferFault(fault, reply)
  })

  async function perform(method: string, payload: Json): Promise<Json> {
    const refusal = refusalOf(method, payload)
    if (refusal !== null) return failure(refusal.code, refusal.description)
    switch (method) {
      case "getMe":
        return success({
          id: "b-1",
          account_name: "bot.xuanhoa",
          display_name: "Bot Hỏi đáp Xuân Hòa",
          account_type: "BASIC",
          can_join_groups: true,
        })
      case "sendMessage":
        return sendMessage(String(payload.chat_id), String(payload.text))
      case "sendChatAction":
        return knownChats.has(String(payload.chat_id)) ? { ok: true } : failure(404, "Chat not found")
      case "setWebhook":
        webhook = { url: String(payload.url), secret: String(payload.secret_token), updatedAt: now() }
        return webhookInfo()
      case "deleteWebhook":
        webhook = null
        return webhookInfo()
      case "getWebhookInfo":
        return webhookInfo()
      default:
        return getUpdates(Number(payload.timeout))
    }
  }

  function sendMessage(chatId: string, text: string): Json {
    if (!knownChats.has(chatId)) return failure(404, "Chat not found")
    const messageId = `m-out-${sent.length + 1}`
    sent.push({ messageId, chatId, text })
    return success({ message_id: messageId, date: now() })
  }

  function webhookInfo(): Json {
    return success({ url: webhook?.url ?? "", updated_at: webhook?.updatedAt ?? now() })
  }

  /** One update at a time, and what is handed out is forgotten. */
  async function getUpdates(timeoutSeconds: number): Promise<Json> {
    if (webhook !== null) return failure(400, "A webhook is set")
    if (waiting.length === 0 && !isStopped) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, timeoutSeconds * 1000)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return waiting.length === 0 ? failure(408, "Request timeout") : success(waiting.shift())
  }

  const address = await server.listen({ host: "127.0.0.1", port: 0 })
  return {
    url: address,
    token: TOKEN,
    journal,
    sent,
    failNext: faults.failNext,
    /** Makes the next calls fail the platform's way: with HTTP status 200, and with no word on how long to wait. */
    refuseNext(code: number, times?: number): void {
      faults.failNext({ kind: "status", when: "before", status: 200, body: failure(code, "Something") }, times)
    },
    /** A chat that has written to the bot. */
    addChat: (chatId: string) => void knownChats.add(chatId),
    /** For a bot that polls; a list stands for the answer some clients saw. */
    queue(update: unknown): void {
      waiting.push(update)
      wake()
    },
    /** Ends the poll that is held open, as after its time is up. */
    endPoll: () => wake(),
    /** Where a public address leads: the platform calls https only, and never this machine. */
    route: (url: string, target: string) => void routes.set(url, target),
    /** For a bot with a webhook: posts an event once with the secret it registered; the status it answered. */
    async deliver(event: Json, mode: Delivery = {}): Promise<number | null> {
      const target = routes.get(webhook?.url ?? "")
      if (webhook === null || target === undefined) return null
      const { headers, body } = deliveryOf(event, { secret: webhook.secret, ...mode })
      const response = await fetch(target, { method: "POST", headers, body: Buffer.from(body) })
      await response.arrayBuffer()
      return response.status
    },
    async stop(): Promise<void> {
      isStopped = true
      wake()
      await server.close()
    },
  }
}

function success(result: unknown): Json {
  return { ok: true, result }
}

function failure(code: number, description: string): Json {
  return { ok: false, error_code: code, description }
}
