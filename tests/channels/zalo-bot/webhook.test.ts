import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { createZaloBotApi } from "../../../src/channels/zalo-bot/api.ts"
import { createZaloBotChannel } from "../../../src/channels/zalo-bot/channel.ts"
import { startFakeZaloBot } from "../../doubles/fake-zalo-bot.ts"
import { startWebhookServer } from "../../doubles/webhook-server.ts"
import { botEvent, ZALO_BOT_SECRET } from "../../doubles/zalo-bot-webhook.ts"

const PUBLIC_URL = "https://hoi.example.com/webhooks/zalo-bot"

let zalo: Awaited<ReturnType<typeof startFakeZaloBot>>
let webhook: Awaited<ReturnType<typeof startWebhookServer>>

beforeEach(async () => {
  zalo = await startFakeZaloBot()
  webhook = await startWebhookServer(
    createZaloBotChannel({
      api: createZaloBotApi({ token: zalo.token, apiRoot: zalo.url, timeoutMs: 1_000, fetch }),
      webhookSecret: ZALO_BOT_SECRET,
      clock: { now: () => new Date("2026-11-23T08:00:00Z") },
      onSideCallFailed: () => {},
    }),
  )
  zalo.route(PUBLIC_URL, webhook.url)
})
afterEach(async () => {
  await webhook.stop()
  await zalo.stop()
})

/** As the operator does by hand. */
async function operate(method: string, parameters: object = {}) {
  const response = await fetch(`${zalo.url}/bot${zalo.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(parameters),
  })
  return await response.json()
}

const question = botEvent("text", { text: "lệ phí" })

describe("registering the webhook", () => {
  it("takes a public address and a secret, and shows the address afterwards", async () => {
    await operate("setWebhook", { url: PUBLIC_URL, secret_token: ZALO_BOT_SECRET })

    expect(await operate("getWebhookInfo")).toMatchObject({ ok: true, result: { url: PUBLIC_URL } })
  })

  it("is taken back by deleteWebhook", async () => {
    await operate("setWebhook", { url: PUBLIC_URL, secret_token: ZALO_BOT_SECRET })
    await operate("deleteWebhook")

    expect(await operate("getWebhookInfo")).toMatchObject({ ok: true, result: { url: "" } })
  })

  it.each([
    ["without a secret", { url: PUBLIC_URL }],
    ["with an empty secret", { url: PUBLIC_URL, secret_token: "" }],
    ["with a secret too short", { url: PUBLIC_URL, secret_token: "7-chars" }],
    ["with a secret too long", { url: PUBLIC_URL, secret_token: "x".repeat(257) }],
    ["without https", { url: "http://hoi.example.com/", secret_token: ZALO_BOT_SECRET }],
    ["with an address of this machine", { url: "https://127.0.0.1/", secret_token: ZALO_BOT_SECRET }],
  ])("is refused %s", async (_how, parameters) => {
    expect(await operate("setWebhook", parameters)).toMatchObject({ ok: false, error_code: 400 })
    expect(await operate("getWebhookInfo")).toMatchObject({ result: { url: "" } })
  })
})

describe("an event over the wire", () => {
  beforeEach(() => operate("setWebhook", { url: PUBLIC_URL, secret_token: ZALO_BOT_SECRET }))

  it.each(["flat", "wrapped"] as const)("is understood in the form %s", async (shape) => {
    const status = await zalo.deliver(question, { shape })

    expect(status).toBe(200)
    expect(webhook.received).toMatchObject([{ content: { kind: "text", text: "lệ phí" } }])
  })

  it("that comes twice keeps its id", async () => {
    await zalo.deliver(question, { shape: "flat" })
    await zalo.deliver(question, { shape: "wrapped" })

    expect(webhook.received.map(({ messageId }) => messageId)).toEqual(["u-1111aaaa:m-in-1", "u-1111aaaa:m-in-1"])
  })

  it("with another secret is refused with 401", async () => {
    expect(await zalo.deliver(question, { secret: "another-secret" })).toBe(401)
    expect(webhook.received).toEqual([])
  })

  it.each([
    ["of a kind not known yet", botEvent("reaction")],
    ["unsupported and without a message", { event_name: "message.unsupported.received" }],
  ])("%s is answered 200 and ignored", async (_what, event) => {
    expect(await zalo.deliver(event)).toBe(200)
    expect(webhook.received).toEqual([])
  })
})
