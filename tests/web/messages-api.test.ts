import { describe, expect, it, vi } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { ServerDeps } from "../../src/web/server-deps.ts"
import { NOW, reply, startFixture } from "./server-fixture.ts"

const conversationId = "a1b2c3d4"
const send = (payload: unknown) =>
  ({
    method: "POST",
    url: "/api/messages",
    headers: { "content-type": "application/json" },
    payload: JSON.stringify(payload),
  }) as const

describe("POST /api/messages", () => {
  it("stores the message under the web channel and returns the replies with numbered options", async () => {
    const { app, stored } = await startFixture()

    const response = await app.inject(send({ conversationId, text: "lệ phí khai sinh", messageId: "message-1" }))

    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({
      conversationId,
      replies: [
        {
          text: reply.text,
          status: "answered",
          options: [
            { id: "tt:1.001193:documents", label: "Giấy tờ", number: 1 },
            { id: "staff", label: "Gặp cán bộ", number: 0 },
          ],
          citations: [{ code: "1.001193", decision: "163/QĐ-BTP", asOf: "2026-07-18" }],
          mode: "catalogue",
        },
      ],
    })
    expect(stored).toEqual([
      {
        channel: "web",
        conversationId: "web:a1b2c3d4",
        messageId: "a1b2c3d4:message-1",
        content: { kind: "text", text: "lệ phí khai sinh" },
        sentAt: NOW,
      },
    ])
  })

  it("gives the same replies and stores nothing twice when the same message is posted again", async () => {
    const { app, stored } = await startFixture()
    const message = { conversationId, text: "lệ phí khai sinh", messageId: "message-1" }

    const first = await app.inject(send(message))
    const second = await app.inject(send(message))

    expect(second.json()).toEqual(first.json())
    expect(stored).toHaveLength(1)
  })

  it("takes equal words without a message id for two messages", async () => {
    const { app, stored } = await startFixture()

    await app.inject(send({ conversationId, text: "khai sinh" }))
    await app.inject(send({ conversationId, text: "khai sinh" }))

    expect(stored).toHaveLength(2)
  })

  it("keeps the message ids of two conversations apart", async () => {
    const { app, stored } = await startFixture()

    await app.inject(send({ conversationId, text: "khai sinh", messageId: "message-1" }))
    await app.inject(send({ conversationId: "another-one", text: "tạm trú", messageId: "message-1" }))

    expect(stored.map(({ messageId }) => messageId)).toEqual(["a1b2c3d4:message-1", "another-one:message-1"])
  })

  it("reads a pressed button as the option, whatever the text says", async () => {
    const { app, stored } = await startFixture()

    const response = await app.inject(send({ conversationId, text: "", optionId: "tt:1.001193:fee" }))

    expect(response.statusCode).toBe(200)
    expect(stored[0]?.content).toEqual({ kind: "option", optionId: "tt:1.001193:fee" })
  })

  it("accepts a text of more than 4,000 characters, for the core to answer", async () => {
    const { app, stored } = await startFixture()

    const response = await app.inject(send({ conversationId, text: "ạ".repeat(10_000) }))

    expect(response.statusCode).toBe(200)
    expect(stored).toHaveLength(1)
  })

  it.each([
    ["no conversation", { text: "khai sinh" }],
    ["no text", { conversationId }],
    ["empty text without option", { conversationId, text: "  \n " }],
    ["conversation id too short", { conversationId: "a1b2c3d", text: "khai sinh" }],
    ["conversation id too long", { conversationId: "a".repeat(65), text: "khai sinh" }],
    ["conversation id with other characters", { conversationId: "web:a1b2c3d4", text: "khai sinh" }],
    ["text that is a number", { conversationId, text: 5 }],
    ["text that is null", { conversationId, text: null }],
    ["message id with other characters", { conversationId, text: "khai sinh", messageId: "a b c d e f g" }],
    ["option id too long", { conversationId, text: "", optionId: "x".repeat(65) }],
    ["option id with diacritics", { conversationId, text: "", optionId: "lệ-phí" }],
    ["a list", [{ conversationId, text: "khai sinh" }]],
  ])("refuses %s with 400 and stores nothing", async (_case, payload) => {
    const { app, stored } = await startFixture()

    const response = await app.inject(send(payload))

    expect(response.statusCode).toBe(400)
    expect(response.json()).toEqual({
      code: "input-invalid",
      message: "Nội dung gửi lên chưa đúng dạng nên chưa được nhận.",
    })
    expect(stored).toEqual([])
  })

  it.each([
    ["broken JSON", "application/json", '{"conversationId":"a1b2c3d4","text":"khai', 400],
    ["an empty body", "application/json", "", 400],
    ["another media type", "text/plain", "khai sinh", 415],
    ["more than 64 KB", "application/json", JSON.stringify({ conversationId, text: "a".repeat(65_536) }), 413],
  ])("answers %s in Vietnamese JSON", async (_case, type, payload, status) => {
    const { app, stored } = await startFixture()

    const response = await app.inject({ ...send({}), headers: { "content-type": type }, payload })

    expect(response.statusCode).toBe(status)
    expect(response.headers["content-type"]).toContain("application/json")
    expect(response.json().message).toMatch(/[ạảấầẩậỉịọỏốồổộủụ]/)
    expect(stored).toEqual([])
  })

  it("waits twenty seconds for the turn of this very message", async () => {
    const awaitReplies = vi.fn(async () => [reply])
    const { app } = await startFixture({ awaitReplies })

    await app.inject(send({ conversationId, text: "khai sinh", messageId: "message-1" }))

    expect(awaitReplies).toHaveBeenCalledExactlyOnceWith("web", "web:a1b2c3d4", "a1b2c3d4:message-1", 20_000)
  })

  it("says clearly that the answer is late, and gives it when the same message is posted again", async () => {
    const awaitReplies = vi.fn<ServerDeps["awaitReplies"]>().mockResolvedValueOnce(null).mockResolvedValueOnce([reply])
    const { app, stored } = await startFixture({ awaitReplies })
    const message = { conversationId, text: "khai sinh", messageId: "message-1" }

    const late = await app.inject(send(message))
    const again = await app.inject(send(message))

    expect(late.statusCode).toBe(503)
    expect(late.headers["retry-after"]).toBe("3")
    expect(late.json()).toEqual({
      code: "turn-pending",
      message: "Tin nhắn đã được nhận nhưng máy chưa trả lời kịp. Xin chờ vài giây rồi gửi lại.",
    })
    expect(again.json().replies).toHaveLength(1)
    expect(stored).toHaveLength(1)
  })

  it("asks to try again when the message could not be stored", async () => {
    const { app } = await startFixture({ accept: () => Promise.reject(new StoreError("disk full")) })

    const response = await app.inject(send({ conversationId, text: "khai sinh" }))

    expect(response.statusCode).toBe(500)
    expect(response.json()).toEqual({
      code: "store-failed",
      message: "Máy đang gặp trục trặc. Xin thử lại sau ít phút.",
    })
  })

  it("limits one address, in Vietnamese, and lets the others go on", async () => {
    const { app } = await startFixture({ messagesPerMinute: 2 })
    const from = (remoteAddress: string) =>
      app.inject({ ...send({ conversationId, text: "khai sinh" }), remoteAddress })

    await from("203.0.113.5")
    await from("203.0.113.5")
    const third = await from("203.0.113.5")
    const neighbour = await from("203.0.113.6")

    expect(third.statusCode).toBe(429)
    expect(third.json()).toEqual({
      code: "too-many-requests",
      message: "Gửi nhiều tin quá nhanh. Xin chờ khoảng một phút rồi gửi lại.",
    })
    expect(Number(third.headers["retry-after"])).toBeGreaterThan(0)
    expect(neighbour.statusCode).toBe(200)
  })

  it("counts each citizen behind the office's own proxy apart, but believes no stranger", async () => {
    const { app } = await startFixture({ messagesPerMinute: 1 })
    const from = (remoteAddress: string, citizen: string) => {
      const request = send({ conversationId, text: "khai sinh" })
      return app.inject({ ...request, remoteAddress, headers: { ...request.headers, "x-forwarded-for": citizen } })
    }

    const proxied = [await from("127.0.0.1", "203.0.113.5"), await from("127.0.0.1", "203.0.113.6")]
    const forged = [await from("198.51.100.1", "203.0.113.7"), await from("198.51.100.1", "203.0.113.8")]

    expect(proxied.map(({ statusCode }) => statusCode)).toEqual([200, 200])
    expect(forged.map(({ statusCode }) => statusCode)).toEqual([200, 429])
  })
})
