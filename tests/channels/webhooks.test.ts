import { afterEach, expect, it } from "vitest"
import { createTelegramApi } from "../../src/channels/telegram/api.ts"
import { createTelegramChannel } from "../../src/channels/telegram/channel.ts"
import { createZaloOaChannel } from "../../src/channels/zalo-oa/channel.ts"
import { createZaloTokenSource } from "../../src/channels/zalo-oa/token.ts"
import { makePart } from "../doubles/answers.ts"
import { startFakeTelegram } from "../doubles/fake-telegram.ts"
import { startFakeZaloOa, ZALO_APP_SECRET, ZALO_FIRST_REFRESH_TOKEN } from "../doubles/fake-zalo-oa.ts"
import { createMemoryTokenStore } from "../doubles/memory-token-store.ts"
import { startWebhookServer } from "../doubles/webhook-server.ts"
import { citizenEvent, ZALO_APP_ID, ZALO_SECRET_KEY } from "../doubles/zalo-webhook.ts"

const CLOCK = { now: () => new Date() }
const opened: { stop(): Promise<unknown> }[] = []

afterEach(async () => {
  for (const { stop } of opened.splice(0).reverse()) await stop()
})

async function openTelegram() {
  const telegram = await startFakeTelegram()
  const api = createTelegramApi({ token: telegram.token, apiRoot: telegram.url })
  const channel = createTelegramChannel({ api, webhookSecret: "s3cret", clock: CLOCK, onAcknowledgeFailed: () => {} })
  const webhook = await startWebhookServer(channel)
  opened.push(telegram, webhook)
  await api.setWebhook(webhook.url, { secret_token: "s3cret", allowed_updates: ["message", "callback_query"] })
  return { telegram, api, webhook }
}

async function openZalo() {
  const zalo = await startFakeZaloOa()
  const oauth = { appId: ZALO_APP_ID, appSecret: ZALO_APP_SECRET, oauthRoot: zalo.url, timeoutMs: 1_000 }
  const token = createZaloTokenSource({
    tokens: createMemoryTokenStore(),
    fetch,
    clock: CLOCK,
    settings: { ...oauth, refreshToken: ZALO_FIRST_REFRESH_TOKEN },
    onRenewalPostponed: () => {},
  })
  const settings = { appId: ZALO_APP_ID, secretKeys: [ZALO_SECRET_KEY], apiRoot: zalo.url, timeoutMs: 1_000 }
  const channel = createZaloOaChannel({ settings, token, fetch })
  const webhook = await startWebhookServer(channel)
  opened.push(zalo, webhook)
  return { zalo, channel, webhook }
}

const telegramMessage = (text: string) => ({
  message: { message_id: 1, date: 1_795_400_000, chat: { id: 7, type: "private" }, text },
})

it("Telegram repeats an update that we could not store, and it keeps its id", async () => {
  const { telegram, api, webhook } = await openTelegram()
  webhook.failNext(2)

  const statuses = await telegram.post(telegram.makeUpdate(telegramMessage("lệ phí")), 7)

  expect(statuses).toEqual([500, 500, 200])
  expect(webhook.received.map(({ messageId }) => messageId)).toEqual(["update:700000001"])
  expect(await api.getWebhookInfo()).toMatchObject({ last_error_message: expect.stringContaining("500") })
})

it("Telegram hands over one chat's updates in order", async () => {
  const { telegram, webhook } = await openTelegram()

  await Promise.all(["một", "hai", "ba"].map((text) => telegram.post(telegram.makeUpdate(telegramMessage(text)), 7)))

  expect(webhook.received.map(({ content }) => content)).toEqual(
    ["một", "hai", "ba"].map((text) => ({ kind: "text", text })),
  )
})

it("Zalo's console can save our address: its unsigned probe is answered 200", async () => {
  const { zalo, webhook } = await openZalo()

  expect(await zalo.registerWebhook(webhook.url)).toBe(true)
  expect(webhook.received).toEqual([])
})

it("an event signed by Zalo arrives over the wire byte for byte", async () => {
  const { zalo, webhook } = await openZalo()
  await zalo.registerWebhook(webhook.url)

  const event = citizenEvent("user_send_text", { text: "Lệ phí đăng ký?", msg_id: "m1" }, "1795400000123")

  expect(await zalo.deliver(event)).toEqual({ status: 200, retries: 0 })
  expect(webhook.received).toMatchObject([{ content: { kind: "text", text: "Lệ phí đăng ký?" } }])
})

it("our own message comes back as echo and receipts, and is never answered", async () => {
  const { zalo, channel, webhook } = await openZalo()
  await zalo.registerWebhook(webhook.url)
  zalo.addReader("2000000000000000002")

  await channel.send("zalo-oa:2000000000000000002", makePart("Lệ phí: không"))
  await zalo.settled()

  expect(webhook.received).toEqual([])
  expect(webhook.failures).toEqual([])
})

it("Zalo gives up after its ladder when nobody listens, and switches the webhook off", async () => {
  const { zalo, webhook } = await openZalo()
  await zalo.registerWebhook(webhook.url)
  await webhook.stop()

  const event = citizenEvent("user_send_text", { text: "chào", msg_id: "m1" }, "1795400000123")

  expect(await zalo.deliver(event)).toEqual({ status: null, retries: 5 })
  expect(zalo.isWebhookDisabled()).toBe(true)
})
