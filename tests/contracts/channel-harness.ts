import { createTelegramApi } from "../../src/channels/telegram/api.ts"
import { createTelegramChannel } from "../../src/channels/telegram/channel.ts"
import { createZaloBotApi } from "../../src/channels/zalo-bot/api.ts"
import { createZaloBotChannel } from "../../src/channels/zalo-bot/channel.ts"
import { createZaloOaChannel } from "../../src/channels/zalo-oa/channel.ts"
import { createZaloTokenSource } from "../../src/channels/zalo-oa/token.ts"
import type { ConversationId } from "../../src/domain/message.ts"
import type { Channel, WebhookRequest } from "../../src/domain/ports.ts"
import { startFakeTelegram } from "../doubles/fake-telegram.ts"
import { startFakeZaloBot } from "../doubles/fake-zalo-bot.ts"
import { startFakeZaloOa, ZALO_APP_SECRET, ZALO_FIRST_REFRESH_TOKEN } from "../doubles/fake-zalo-oa.ts"
import { createMemoryTokenStore } from "../doubles/memory-token-store.ts"
import { botEvent, deliveryOf, proveDelivery, ZALO_BOT_READER, ZALO_BOT_SECRET } from "../doubles/zalo-bot-webhook.ts"
import { citizenEvent, signRequest, ZALO_APP_ID, ZALO_SECRET_KEY } from "../doubles/zalo-webhook.ts"

/** One channel with its platform, driven the same way for all platforms. */
export interface ChannelHarness {
  channel: Channel
  /** Somebody the bot may write to, and somebody it may not. */
  reader: ConversationId
  stranger: ConversationId
  text(text: string): WebhookRequest
  picture(): WebhookRequest
  irrelevant(): WebhookRequest
  /** Any bytes, proven to come from the platform. */
  proven(body: Uint8Array): WebhookRequest
  withWrongProof(request: WebhookRequest): WebhookRequest
  withoutProof(request: WebhookRequest): WebhookRequest
  sentTexts(): string[]
  slowDown(): void
  crash(when: "before" | "after"): void
  hang(): void
  answerNonsense(): void
  withdrawAccess(): void
  stop(): Promise<void>
}

/** A platform that tells when a chat is opened, and has buttons or a menu. */
export interface MenuChannelHarness extends ChannelHarness {
  opened(): WebhookRequest
  pressed(optionId: string): WebhookRequest
}

/** The platform asks for this wait when slowed down, in milliseconds; where it names none, the least we keep. */
export const ASKED_WAIT_MS: Readonly<Record<string, number>> = {
  telegram: 7_000,
  "zalo-oa": 60_000,
  "zalo-bot": 2_000,
}

const TIMEOUT_SECONDS = 0.3
const SECRET = "a-webhook-secret"
const CLOCK = { now: () => new Date("2026-11-23T08:00:00Z") }

export async function openTelegram(): Promise<MenuChannelHarness> {
  const telegram = await startFakeTelegram()
  const api = createTelegramApi({ token: telegram.token, apiRoot: telegram.url, timeoutSeconds: TIMEOUT_SECONDS })
  const channel = createTelegramChannel({ api, webhookSecret: SECRET, clock: CLOCK, onAcknowledgeFailed: () => {} })
  const chat = { id: 11112222, type: "private", first_name: "Lan" }
  const base = { message_id: 5, date: 1_795_400_000, from: { id: 11112222, is_bot: false, first_name: "Lan" }, chat }

  const proven = (body: Uint8Array) => ({ headers: { "x-telegram-bot-api-secret-token": SECRET }, body })
  const update = (content: Record<string, unknown>) => proven(toBytes(telegram.makeUpdate(content)))
  update({ message: { ...base, text: "chào" } })

  return {
    channel,
    reader: "telegram:11112222",
    stranger: "telegram:99",
    text: (text) => update({ message: { ...base, text } }),
    picture: () => update({ message: { ...base, photo: [{ file_id: "f", width: 90, height: 90 }] } }),
    opened: () => update({ message: { ...base, text: "/start" } }),
    pressed: (data) => update({ callback_query: { id: "q1", from: base.from, message: base, data } }),
    irrelevant: () => update({ edited_message: { ...base, text: "sửa" } }),
    proven,
    withWrongProof: ({ body }) => ({ headers: { "x-telegram-bot-api-secret-token": `${SECRET}x` }, body }),
    withoutProof: ({ body }) => ({ headers: {}, body }),
    sentTexts: () => telegram.sent.map(({ payload }) => String(payload.text)),
    slowDown: () => telegram.failNextWith(429, "Too Many Requests: retry after 7", { retry_after: 7 }),
    crash: (when) => telegram.failNext({ kind: "connection-reset", when }),
    hang: () => telegram.failNext({ kind: "silence", when: "before" }),
    answerNonsense: () => telegram.failNext({ kind: "not-json", when: "before" }),
    withdrawAccess: () => telegram.failNextWith(401, "Unauthorized"),
    stop: telegram.stop,
  }
}

export async function openZaloOa(): Promise<MenuChannelHarness> {
  const zalo = await startFakeZaloOa()
  const timeoutMs = TIMEOUT_SECONDS * 1000
  const oauth = { appId: ZALO_APP_ID, appSecret: ZALO_APP_SECRET, oauthRoot: zalo.url, timeoutMs }
  const token = createZaloTokenSource({
    tokens: createMemoryTokenStore(),
    fetch,
    clock: CLOCK,
    settings: { ...oauth, refreshToken: ZALO_FIRST_REFRESH_TOKEN },
    onRenewalPostponed: () => {},
  })
  const settings = { appId: ZALO_APP_ID, secretKeys: [ZALO_SECRET_KEY], apiRoot: zalo.url, timeoutMs }
  const channel = createZaloOaChannel({ settings, token, fetch })
  zalo.addReader("2000000000000000002")

  const timestamp = "1795400000123"
  const sign = (event: unknown) => signRequest(JSON.stringify(event), timestamp)
  const say = (name: string, message: Record<string, unknown>) =>
    sign(citizenEvent(name, { msg_id: "aa11bb22cc33", ...message }, timestamp))
  return {
    channel,
    reader: "zalo-oa:2000000000000000002",
    stranger: "zalo-oa:99",
    text: (text) => say("user_send_text", { text }),
    picture: () =>
      say("user_send_image", { attachments: [{ type: "image", payload: { url: "https://cdn.example/x" } }] }),
    opened: () => sign({ event_name: "follow", follower: { id: "2000000000000000002" }, timestamp }),
    pressed: (optionId) => say("user_send_text", { text: `#${optionId}` }),
    irrelevant: () => say("oa_send_text", { text: "lời của chính OA" }),
    // Arbitrary bytes hold no timestamp, so the header's is what proves them.
    proven: (body) => signRequest(body, timestamp, { timestampFrom: "header" }),
    withWrongProof: ({ body }) => signRequest(body, timestamp, { format: "forged" }),
    withoutProof: ({ body }) => signRequest(body, timestamp, { format: "none" }),
    sentTexts: () => zalo.sent.map(({ text }) => text),
    slowDown: () => zalo.refuseNextSend(-32),
    crash: (when) => zalo.failNextSend({ kind: "connection-reset", when }),
    hang: () => zalo.failNextSend({ kind: "silence", when: "before" }),
    answerNonsense: () => zalo.failNextSend({ kind: "not-json", when: "before" }),
    withdrawAccess: () => zalo.refuseNextSend(-223),
    stop: zalo.stop,
  }
}

export async function openZaloBot(): Promise<ChannelHarness> {
  const zalo = await startFakeZaloBot()
  const api = createZaloBotApi({ token: zalo.token, apiRoot: zalo.url, timeoutMs: TIMEOUT_SECONDS * 1000, fetch })
  const channel = createZaloBotChannel({
    api,
    webhookSecret: ZALO_BOT_SECRET,
    clock: CLOCK,
    onSideCallFailed: () => {},
  })
  zalo.addChat(ZALO_BOT_READER)

  return {
    channel,
    reader: `zalo-bot:${ZALO_BOT_READER}`,
    stranger: "zalo-bot:u-99",
    text: (text) => deliveryOf(botEvent("text", { text })),
    picture: () => deliveryOf(botEvent("image", { photo_url: "https://cdn.example/x" })),
    irrelevant: () => deliveryOf(botEvent("reaction")),
    proven: (body) => proveDelivery(body),
    withWrongProof: ({ body }) => proveDelivery(body, `${ZALO_BOT_SECRET}x`),
    withoutProof: ({ body }) => proveDelivery(body, null),
    sentTexts: () => zalo.sent.map(({ text }) => text),
    slowDown: () => zalo.refuseNext(429),
    crash: (when) => zalo.failNext({ kind: "connection-reset", when }),
    hang: () => zalo.failNext({ kind: "silence", when: "before" }),
    answerNonsense: () => zalo.failNext({ kind: "not-json", when: "before" }),
    withdrawAccess: () => zalo.refuseNext(401),
    stop: zalo.stop,
  }
}

function toBytes(event: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(event))
}
