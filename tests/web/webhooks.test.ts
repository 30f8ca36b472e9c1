import { describe, expect, it, vi } from "vitest"
import { InvalidInputError, StoreError, UnauthorizedError } from "../../src/domain/errors.ts"
import type { InboundMessage } from "../../src/domain/message.ts"
import type { WebhookRequest } from "../../src/domain/ports.ts"
import { NOW, pushChannel, startFixture } from "./server-fixture.ts"

const question: InboundMessage = {
  channel: "telegram",
  conversationId: "telegram:456",
  messageId: "456:1",
  content: { kind: "text", text: "lệ phí khai sinh" },
  sentAt: NOW,
}

const post = { method: "POST", url: "/webhooks/telegram" } as const

describe("a platform's webhook", () => {
  it("stores the message and then answers 200 with nothing else", async () => {
    const { app, stored } = await startFixture({ channels: [pushChannel("telegram", () => [question])] })

    const response = await app.inject({ ...post, payload: { update_id: 1 } })

    expect(response.statusCode).toBe(200)
    expect(response.body).toBe("")
    expect(stored).toEqual([question])
  })

  it("hands the bytes and headers over exactly as they came, whatever their type", async () => {
    const receive = vi.fn((_request: WebhookRequest): InboundMessage[] => [])
    const { app } = await startFixture({ channels: [pushChannel("telegram", receive)] })
    const bytes = Buffer.from('{ "text":"Xã  Xuân Hòa" }\n', "utf8")

    await app.inject({ ...post, payload: bytes, headers: { "content-type": "text/plain", "x-proof": "abc" } })

    expect(receive.mock.calls[0]?.[0].body).toEqual(bytes)
    expect(receive.mock.calls[0]?.[0].headers["x-proof"]).toBe("abc")
  })

  it("hands over no bytes when the body is empty", async () => {
    const receive = vi.fn((_request: WebhookRequest): InboundMessage[] => [])
    const { app } = await startFixture({ channels: [pushChannel("telegram", receive)] })

    const response = await app.inject(post)

    expect(response.statusCode).toBe(200)
    expect(receive.mock.calls[0]?.[0].body).toHaveLength(0)
  })

  it("stores nothing for an event that needs no answer", async () => {
    const accept = vi.fn(async () => 0)
    const { app } = await startFixture({ channels: [pushChannel("telegram", () => [])], accept })

    const response = await app.inject({ ...post, payload: {} })

    expect(response.statusCode).toBe(200)
    expect(accept).not.toHaveBeenCalled()
  })

  it.each([
    [401, "unauthorized", new UnauthorizedError("secret token differs")],
    [400, "input-invalid", new InvalidInputError("no update_id")],
  ])("answers %i without detail, stores nothing and counts %s", async (status, reason, error) => {
    const refuse = () => {
      throw error
    }
    const { app, stored, metrics, logged } = await startFixture({ channels: [pushChannel("telegram", refuse)] })

    const response = await app.inject({ ...post, payload: { text: "lời riêng của dân" } })

    expect(response.statusCode).toBe(status)
    expect(response.body).toBe("")
    expect(stored).toEqual([])
    expect(await metrics.render()).toContain(`motcua_webhook_rejected_total{channel="telegram",reason="${reason}"} 1`)
    expect(logged().match(/request refused/g)).toHaveLength(1)
    expect(logged()).not.toContain("lời riêng")
  })

  it("answers 500 when storing fails, so that the platform delivers again", async () => {
    const { app, logged } = await startFixture({
      channels: [pushChannel("telegram", () => [question])],
      accept: () => Promise.reject(new StoreError("disk full")),
    })

    const response = await app.inject({ ...post, payload: {} })

    expect(response.statusCode).toBe(500)
    expect(response.body).toBe("")
    expect(logged().match(/request failed/g)).toHaveLength(1)
    expect(logged()).not.toContain("lệ phí khai sinh")
  })

  it("refuses more than one megabyte", async () => {
    const receive = vi.fn((_request: WebhookRequest): InboundMessage[] => [])
    const { app } = await startFixture({ channels: [pushChannel("telegram", receive)] })

    const response = await app.inject({ ...post, payload: Buffer.alloc(1024 * 1024 + 1) })

    expect(response.statusCode).toBe(413)
    expect(receive).not.toHaveBeenCalled()
  })

  it("is not limited in number: platforms deliver in bursts", async () => {
    const { app } = await startFixture({ channels: [pushChannel("telegram", () => [])], messagesPerMinute: 1 })

    const responses = [await app.inject(post), await app.inject(post), await app.inject(post)]

    expect(responses.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  })

  it("does not exist for a channel that is not configured", async () => {
    const { app } = await startFixture({ channels: [pushChannel("telegram", () => [])] })

    const responses = await Promise.all([
      app.inject({ method: "POST", url: "/webhooks/zalo-oa", payload: {} }),
      app.inject({ method: "GET", url: "/webhooks/zalo-oa" }),
      app.inject({ method: "POST", url: "/webhooks/web", payload: {} }),
    ])

    expect(responses.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404])
  })

  it("answers Zalo's question whether the address is alive", async () => {
    const { app } = await startFixture({ channels: [pushChannel("zalo-oa", () => [])] })

    const response = await app.inject({ method: "GET", url: "/webhooks/zalo-oa" })

    expect(response.statusCode).toBe(200)
  })
})
