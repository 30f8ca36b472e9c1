import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { Polling } from "../../../src/channels/polling.ts"
import { createZaloBotApi } from "../../../src/channels/zalo-bot/api.ts"
import { parseEvent } from "../../../src/channels/zalo-bot/parse.ts"
import { startZaloBotPolling } from "../../../src/channels/zalo-bot/polling.ts"
import { type AppError, StoreError } from "../../../src/domain/errors.ts"
import type { InboundMessage } from "../../../src/domain/message.ts"
import { startFakeZaloBot } from "../../doubles/fake-zalo-bot.ts"
import { botEvent } from "../../doubles/zalo-bot-webhook.ts"

let zalo: Awaited<ReturnType<typeof startFakeZaloBot>>
let polling: Polling | null
let accepted: InboundMessage[]
let errors: AppError[]
let storeFailures: number

beforeEach(async () => {
  zalo = await startFakeZaloBot()
  polling = null
  accepted = []
  errors = []
  storeFailures = 0
})
afterEach(async () => {
  await polling?.stop()
  await zalo.stop()
})

function start(deletesWebhook = false): void {
  polling = startZaloBotPolling({
    api: createZaloBotApi({ token: zalo.token, apiRoot: zalo.url, timeoutMs: 1_000, fetch }),
    parse: (update) => parseEvent(update, new Date("2026-11-23T08:00:00Z"), []),
    async accept(messages) {
      storeFailures -= 1
      if (storeFailures >= 0) throw new StoreError("Could not store")
      accepted.push(...messages)
    },
    onError: (error) => errors.push(error),
    deletesWebhook,
    pauseMs: 1,
  })
}

const said = (text: string) => botEvent("text", { text, message_id: `m-${text}` })
const texts = () => accepted.map(({ content }) => (content.kind === "text" ? content.text : content.kind))
const methods = () => zalo.journal.map(({ method }) => method)

it("fetches what citizens write, each once and in order", async () => {
  zalo.queue(said("một"))
  zalo.queue(said("hai"))
  start()
  await vi.waitUntil(() => accepted.length === 2)
  zalo.queue(said("ba"))
  await vi.waitUntil(() => accepted.length === 3)

  expect(texts()).toEqual(["một", "hai", "ba"])
  expect(zalo.journal[0]).toEqual({ method: "getUpdates", payload: { timeout: "25" } })
})

it("takes a list of updates too", async () => {
  zalo.queue([said("một"), said("hai")])
  start()
  await vi.waitUntil(() => accepted.length === 2)

  expect(texts()).toEqual(["một", "hai"])
})

it("asks again when nothing came", async () => {
  start()
  await vi.waitUntil(() => zalo.journal.length === 1)
  zalo.endPoll()
  await vi.waitUntil(() => zalo.journal.length === 2)
  zalo.queue(said("một"))
  await vi.waitUntil(() => accepted.length === 1)

  expect(errors).toEqual([])
})

it("holds on to an update until it is stored, for the platform has forgotten it", async () => {
  storeFailures = 2
  zalo.queue(said("một"))
  start()
  await vi.waitUntil(() => accepted.length === 1)

  expect(errors.map((error) => error.code)).toEqual(["store-failed", "store-failed"])
  expect(texts()).toEqual(["một"])
})

it("passes over a malformed update", async () => {
  zalo.queue([{ event_name: "message.text.received" }, said("một")])
  start()
  await vi.waitUntil(() => accepted.length === 1)

  expect(errors.map((error) => error.code)).toEqual(["input-invalid"])
})

it("goes on after the platform failed", async () => {
  zalo.failNext({ kind: "connection-reset", when: "before" })
  zalo.failNext({ kind: "not-json", when: "before" })
  zalo.refuseNext(500)
  zalo.queue(said("một"))
  start()
  await vi.waitUntil(() => accepted.length === 1)

  expect(errors.map((error) => error.code)).toEqual(Array(3).fill("channel-unreachable"))
})

it("leaves a webhook alone unless told to take the bot away from it", async () => {
  await setWebhook()
  start()
  await vi.waitUntil(() => errors.length > 0)

  expect(errors[0]?.code).toBe("channel-rejected")
  expect(methods()).not.toContain("deleteWebhook")
})

it("takes the bot away from its webhook when told, once", async () => {
  await setWebhook()
  zalo.queue(said("một"))
  zalo.queue(said("hai"))
  start(true)
  await vi.waitUntil(() => accepted.length === 2)

  expect(errors).toEqual([])
  expect(methods().filter((method) => method === "deleteWebhook")).toHaveLength(1)
})

it("stops at once, also while the platform holds a call open", async () => {
  start()
  await vi.waitUntil(() => zalo.journal.length === 1)

  await polling?.stop()

  expect(errors).toEqual([])
})

async function setWebhook(): Promise<void> {
  const response = await fetch(`${zalo.url}/bot${zalo.token}/setWebhook`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ url: "https://hoi.example.com/webhooks/zalo-bot", secret_token: "a-webhook-secret" }),
  })
  expect(await response.json()).toMatchObject({ ok: true })
}
