import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { Polling } from "../../../src/channels/polling.ts"
import { createTelegramApi } from "../../../src/channels/telegram/api.ts"
import { startTelegramPolling } from "../../../src/channels/telegram/polling.ts"
import { type AppError, StoreError } from "../../../src/domain/errors.ts"
import type { InboundMessage } from "../../../src/domain/message.ts"
import { startFakeTelegram } from "../../doubles/fake-telegram.ts"

const CHAT = { id: 11112222, type: "private" }

let telegram: Awaited<ReturnType<typeof startFakeTelegram>>
let polling: Polling | null
let accepted: InboundMessage[]
let errors: AppError[]
let storeFailures: number

beforeEach(async () => {
  telegram = await startFakeTelegram()
  polling = null
  accepted = []
  errors = []
  storeFailures = 0
})
afterEach(async () => {
  await polling?.stop()
  await telegram.stop()
})

function start(deletesWebhook = false): void {
  polling = startTelegramPolling({
    api: createTelegramApi({ token: telegram.token, apiRoot: telegram.url }),
    clock: { now: () => new Date("2026-11-23T08:00:00Z") },
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

const say = (text: string) =>
  telegram.queue(telegram.makeUpdate({ message: { message_id: 1, date: 1_795_400_000, chat: CHAT, text } }))
const texts = () => accepted.map(({ content }) => (content.kind === "text" ? content.text : content.kind))

it("fetches what citizens write, each once and in order", async () => {
  say("một")
  say("hai")
  start()
  await vi.waitUntil(() => accepted.length === 2)
  say("ba")
  await vi.waitUntil(() => accepted.length === 3)

  expect(texts()).toEqual(["một", "hai", "ba"])
})

it("lets Telegram keep an update until it is stored", async () => {
  storeFailures = 2
  say("một")
  start()
  await vi.waitUntil(() => accepted.length === 1)

  expect(errors.map((error) => error.code)).toEqual(["store-failed", "store-failed"])
  expect(texts()).toEqual(["một"])
})

it("passes over a malformed update, which would come back for ever", async () => {
  telegram.queue({ update_id: 700_000_000, message: "?" })
  say("một")
  start()
  await vi.waitUntil(() => accepted.length === 1)

  expect(errors.map((error) => error.code)).toEqual(["input-invalid"])
})

it("goes on after the platform failed, and waits as long as it is told", async () => {
  telegram.failNext({ kind: "connection-reset", when: "before" })
  telegram.failNextWith(429, "Too Many Requests", { retry_after: 0.01 })
  say("một")
  start()
  await vi.waitUntil(() => accepted.length === 1)

  expect(errors.map((error) => error.code)).toEqual(["channel-unreachable", "channel-rate-limited"])
})

it("leaves a webhook alone unless told to take the bot away from it", async () => {
  await setWebhook()
  start()
  await vi.waitUntil(() => errors.length > 0)

  expect(errors[0]?.message).toContain("409")
  expect(telegram.journal.map(({ method }) => method)).not.toContain("deleteWebhook")
})

it("takes the bot away from its webhook when told", async () => {
  await setWebhook()
  say("một")
  start(true)
  await vi.waitUntil(() => accepted.length === 1)

  expect(errors).toEqual([])
})

it("stops at once, also while Telegram holds a call open", async () => {
  start()
  await vi.waitUntil(() => telegram.journal.length === 1)

  await polling?.stop()

  expect(errors).toEqual([])
})

async function setWebhook(): Promise<void> {
  const api = createTelegramApi({ token: telegram.token, apiRoot: telegram.url })
  await api.setWebhook("http://127.0.0.1:9/", { secret_token: "s", allowed_updates: ["message"] })
}
