import { setTimeout as pause } from "node:timers/promises"
import Fastify from "fastify"
import { createFaultQueue, sufferFault } from "./faults.ts"
import { citizenEvent, signRequest, ZALO_APP_ID } from "./zalo-webhook.ts"

export const ZALO_APP_SECRET = "app-secret"
export const ZALO_FIRST_REFRESH_TOKEN = "refresh-1"

/** One call, as the server saw it; the answer's error code tells what it thought of it. */
interface ZaloCall {
  path: string
  error: number
}

interface Reader {
  followsOrWrote: boolean
  lastInteraction: number
}

const SEVEN_DAYS_MS = 7 * 24 * 60 * 60 * 1000

/**
 * A Zalo that runs on this machine: OAuth with single-use refresh tokens, consultation messages, and the webhook's
 * deliveries. Stricter than the real one: only documented headers and fields, text in NFC.
 */
export async function startFakeZaloOa(options: { ladderMs?: readonly number[]; now?: () => number } = {}) {
  const { ladderMs = [5, 5, 5, 5, 5], now = Date.now } = options
  const server = Fastify({ logger: false, forceCloseConnections: true })
  const messageFaults = createFaultQueue()
  const oauthFaults = createFaultQueue()
  const journal: ZaloCall[] = []
  const sent: { messageId: string; userId: string; text: string }[] = []
  const readers = new Map<string, Reader>()
  const pushed: Promise<unknown>[] = []
  let generation = 1
  let accessToken: string | null = null
  let expiresIn: string | number = "90000"
  let quota: Record<string, unknown> | null = { quota_type: "reply" }
  let webhook: { url: string; disabled: boolean } | null = null

  server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  )

  server.post("/v4/oa/access_token", async (request, reply) => {
    if (request.headers.secret_key !== ZALO_APP_SECRET) return reply.code(404).type("text/plain").send("empty api")
    const fault = oauthFaults.take()
    if (fault?.when === "before") return sufferFault(fault, reply)
    const answer = refresh((request.body ?? {}) as Record<string, string>)
    journal.push({ path: request.url, error: Number(answer.error ?? 0) })
    return fault === undefined ? answer : sufferFault(fault, reply)
  })

  function refresh(form: Record<string, string>): Record<string, unknown> {
    if (form.app_id !== ZALO_APP_ID) return { error: -14002, error_name: "Invalid app" }
    if (form.grant_type !== "refresh_token") return { error: -118, error_name: "Invalid grant" }
    if (form.refresh_token !== `refresh-${generation}`) return { error: -14014, error_name: "Invalid refresh token" }
    generation += 1
    accessToken = `access-${generation}`
    return { access_token: accessToken, refresh_token: `refresh-${generation}`, expires_in: expiresIn }
  }

  server.post("/v3.0/oa/message/cs", async (request, reply) => {
    const fault = messageFaults.take()
    if (fault?.when === "before") return sufferFault(fault, reply)
    const answer = send(request.headers, request.body)
    journal.push({ path: request.url, error: Number(answer.error) })
    return fault === undefined ? answer : sufferFault(fault, reply)
  })

  function send(headers: Record<string, unknown>, body: unknown): Record<string, unknown> {
    if (headers.authorization !== undefined || headers.access_token === undefined) return refusal(-216)
    if (headers.access_token !== accessToken) return refusal(-220)
    const { recipient, message, ...others } = body as {
      recipient?: Record<string, unknown>
      message?: Record<string, unknown>
    }
    const userId = recipient?.user_id
    const text = message?.text
    const fields = [...Object.keys(others), ...Object.keys(recipient ?? {}), ...Object.keys(message ?? {})]
    if (typeof userId !== "string" || typeof text !== "string" || text.trim() === "") return refusal(-201)
    if (text !== text.normalize("NFC") || fields.join() !== "user_id,text") return refusal(-201)
    if (Array.from(text).length > 2000) return refusal(-210)
    const reader = readers.get(userId)
    if (reader === undefined) return refusal(-201)
    if (!reader.followsOrWrote) return refusal(-213)
    if (now() - reader.lastInteraction > SEVEN_DAYS_MS) return refusal(-230)

    const messageId = `sent-${sent.length + 1}`
    sent.push({ messageId, userId, text })
    echo(userId, text, messageId)
    const data = { message_id: messageId, user_id: userId, sent_time: String(now()), ...(quota !== null && { quota }) }
    return { data, error: 0, message: "Success" }
  }

  /** After each accepted send the webhook hears of it: the echo, then the receipts. */
  function echo(userId: string, text: string, messageId: string): void {
    if (webhook === null) return
    const fromOa = (name: string, message: Record<string, unknown>) => ({
      ...citizenEvent(name, message, String(now())),
      sender: { id: "4000000000000000004" },
      recipient: { id: userId },
    })
    const events = [
      fromOa("oa_send_text", { text, msg_id: messageId }),
      fromOa("user_received_message", { msg_id: messageId }),
      fromOa("user_seen_message", { msg_ids: [messageId] }),
    ]
    pushed.push(events.reduce((before, event) => before.then(() => deliver(event)), Promise.resolve<unknown>(null)))
  }

  /** Posts an event; repeats only when no connection could be opened, as documented, then switches the webhook off. */
  async function deliver(event: Record<string, unknown>): Promise<{ status: number | null; retries: number }> {
    const request = signRequest(JSON.stringify(event), String(event.timestamp))
    for (let retries = 0; webhook !== null && !webhook.disabled; retries += 1) {
      const headers = retries === 0 ? request.headers : { ...request.headers, num_retry: String(retries) }
      try {
        // Zalo wants 200 within two seconds for every event.
        const signal = AbortSignal.timeout(2_000)
        const response = await fetch(webhook.url, { method: "POST", headers, body: Buffer.from(request.body), signal })
        return { status: response.status, retries }
      } catch (error) {
        const wait = ladderMs[retries]
        if (wait === undefined || (error as Error).name === "TimeoutError") webhook.disabled = true
        else await pause(wait)
      }
    }
    return { status: null, retries: ladderMs.length }
  }

  const address = await server.listen({ host: "127.0.0.1", port: 0 })
  return {
    url: address,
    journal,
    sent,
    failNextSend: messageFaults.failNext,
    failNextRefresh: oauthFaults.failNext,
    /** Makes the next sends fail with a code of Zalo's, which comes with status 200. */
    refuseNextSend(code: number | string, times?: number): void {
      const body = { error: code, message: "refused" }
      messageFaults.failNext({ kind: "status", when: "before", status: 200, body }, times)
    },
    setExpiresIn(value: string | number): void {
      expiresIn = value
    },
    setQuota(value: Record<string, unknown> | null): void {
      quota = value
    },
    /** The pair that is good at the moment, as if granted elsewhere. */
    rotateElsewhere(): { accessToken: string; refreshToken: string } {
      generation += 1
      accessToken = `access-${generation}`
      return { accessToken, refreshToken: `refresh-${generation}` }
    },
    /** A citizen the OA may write to; by default one who has just written. */
    addReader(userId: string, reader: Partial<Reader> = {}): void {
      readers.set(userId, { followsOrWrote: true, lastInteraction: now(), ...reader })
    },
    /** As saving the address in the console does: it must answer an unsigned `{}` with 200. */
    async registerWebhook(url: string): Promise<boolean> {
      const headers = { "content-type": "application/json" }
      const response = await fetch(url, { method: "POST", headers, body: "{}" })
      if (response.status === 200) webhook = { url, disabled: false }
      return response.status === 200
    },
    isWebhookDisabled: () => webhook?.disabled ?? false,
    deliver,
    /** When all echoes and receipts so far are delivered. */
    async settled(): Promise<void> {
      await Promise.all(pushed)
    },
    stop: () => server.close(),
  }
}

function refusal(code: number) {
  return { error: code, message: "refused" }
}
