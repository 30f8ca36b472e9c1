import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { createZaloBotApi } from "../../../src/channels/zalo-bot/api.ts"
import { createZaloBotChannel, type ZaloBotChannel } from "../../../src/channels/zalo-bot/channel.ts"
import { type AppError, ConfigError, UnauthorizedError } from "../../../src/domain/errors.ts"
import { makePart } from "../../doubles/answers.ts"
import { startFakeZaloBot } from "../../doubles/fake-zalo-bot.ts"
import {
  botEvent,
  deliveryOf,
  ZALO_BOT_GROUP,
  ZALO_BOT_READER,
  ZALO_BOT_SECRET,
} from "../../doubles/zalo-bot-webhook.ts"

let zalo: Awaited<ReturnType<typeof startFakeZaloBot>>
let channel: ZaloBotChannel
let failures: AppError[]

beforeEach(async () => {
  zalo = await startFakeZaloBot()
  zalo.addChat(ZALO_BOT_READER)
  zalo.addChat(ZALO_BOT_GROUP)
  failures = []
  channel = open()
})
afterEach(() => zalo.stop())

function open(webhookSecret: string | null = ZALO_BOT_SECRET, token = zalo.token) {
  return createZaloBotChannel({
    api: createZaloBotApi({ token, apiRoot: zalo.url, timeoutMs: 1_000, fetch }),
    webhookSecret,
    clock: { now: () => new Date("2026-11-23T08:00:00Z") },
    onSideCallFailed: (error) => failures.push(error),
  })
}

const send = (text = "Lệ phí: không") => channel.send(`zalo-bot:${ZALO_BOT_READER}`, makePart(text))
const mentioned = () =>
  channel.receive(deliveryOf(botEvent("text", { text: "@Bot Hỏi đáp Xuân Hòa 2" }, { chat: "GROUP" })))[0]?.content

describe("sending", () => {
  it("calls sendMessage with the chat and the plain text, nothing else", async () => {
    await send()

    expect(zalo.journal).toEqual([
      { method: "sendMessage", payload: { chat_id: ZALO_BOT_READER, text: "Lệ phí: không" } },
    ])
  })

  it("answers a person in a group in the group", async () => {
    await channel.send(`zalo-bot:${ZALO_BOT_GROUP}/u-lan`, makePart("Lệ phí: không"))

    expect(zalo.sent).toMatchObject([{ chatId: ZALO_BOT_GROUP }])
  })

  it.each([
    [2_000, null],
    [2_001, "channel-rejected"],
  ])("of %i characters ends with %s", async (length, code) => {
    const failure = await send("a".repeat(length)).then(
      () => null,
      (error: AppError) => error.code,
    )

    expect(failure).toBe(code)
  })
})

describe("errors of the platform", () => {
  it.each([
    [400, { code: "channel-rejected", retryable: false }],
    [404, { code: "channel-rejected", retryable: false }],
    [401, { code: "channel-reauthorize", retryable: true }],
    [403, { code: "channel-unreachable", retryable: true }],
    [429, { code: "channel-rate-limited", retryable: true, retryAfterMs: 2_000 }],
    [500, { code: "channel-unreachable", retryable: true }],
    [-201, { code: "channel-unreachable", retryable: true }],
  ])("are told apart, though they come with status 200: %i", async (code, expected) => {
    zalo.refuseNext(code)

    await expect(send()).rejects.toMatchObject(expected)
  })

  it.each([
    ["the other spelling of the code", 200, { ok: false, errorCode: 401 }, "channel-reauthorize"],
    ["a code as text", 200, { ok: false, error_code: "429" }, "channel-rate-limited"],
    ["no code but a status", 400, { ok: false }, "channel-rejected"],
    ["neither", 200, { ok: false }, "channel-unreachable"],
    ["JSON that is no envelope", 200, { error: -216 }, "channel-unreachable"],
    ["a page in place of JSON", 404, "<html>", "channel-unreachable"],
    ["a page that asks to slow down", 429, "<html>", "channel-rate-limited"],
  ])("may come as %s", async (_how, status, body, code) => {
    zalo.failNext({ kind: "status", when: "before", status, body })

    await expect(send()).rejects.toMatchObject({ code })
  })

  it("call for the operator when the token is wrong, and do not show it", async () => {
    const error = await open(ZALO_BOT_SECRET, "12345678:old-token")
      .send(`zalo-bot:${ZALO_BOT_READER}`, makePart("chào"))
      .catch((failure: unknown) => failure)

    expect(error).toMatchObject({ code: "channel-reauthorize" })
    expect(`${(error as AppError).stack} ${String((error as AppError).cause)}`).not.toContain("old-token")
  })

  it("leave a message without an id when the platform names none", async () => {
    zalo.failNext({ kind: "status", when: "before", status: 200, body: { ok: true } })

    expect(await send()).toEqual({ platformMessageId: null })
  })
})

describe("the sign that an answer is being made", () => {
  it("is shown in the chat", async () => {
    await channel.showTyping(`zalo-bot:${ZALO_BOT_GROUP}/u-lan`)

    expect(zalo.journal).toEqual([{ method: "sendChatAction", payload: { chat_id: ZALO_BOT_GROUP, action: "typing" } }])
    expect(failures).toEqual([])
  })

  it("is reported, not thrown, when it fails", async () => {
    zalo.refuseNext(429)

    await channel.showTyping(`zalo-bot:${ZALO_BOT_READER}`)
    await channel.showTyping("zalo-bot:stranger")
    await channel.showTyping("web:1")
    await channel.showTyping("zalo-bot:%")

    expect(failures.map(({ code }) => code)).toEqual([
      "channel-rate-limited",
      "channel-rejected",
      "channel-rejected",
      "channel-unreachable",
    ])
  })
})

describe("the bot's names", () => {
  it("are asked for, and then a number behind a mention is a choice", async () => {
    await channel.learnNames()

    expect(mentioned()).toEqual({ kind: "text", text: "2" })
  })

  it("may be missing: questions in groups are read all the same", async () => {
    zalo.failNext({ kind: "status", when: "before", status: 200, body: { ok: true, result: { id: "b-1" } } })

    await channel.learnNames()

    expect(mentioned()).toEqual({ kind: "text", text: "Hỏi đáp Xuân Hòa 2" })
  })

  it("are kept when asking again fails", async () => {
    await channel.learnNames()
    zalo.refuseNext(500)

    await channel.learnNames()

    expect(failures.map(({ code }) => code)).toEqual(["channel-unreachable"])
    expect(mentioned()).toEqual({ kind: "text", text: "2" })
  })
})

describe("the webhook secret", () => {
  it.each(["", "7-chars", "có dấu trong chuỗi", "x".repeat(257)])(
    "must be one the platform accepts, else the channel does not open: %j",
    (secret) => {
      expect(() => open(secret)).toThrow(ConfigError)
    },
  )

  it("is not needed for polling, but then no webhook is believed", () => {
    expect(() => open(null).receive(deliveryOf(botEvent("text", { text: "chào" }), { secret: "" }))).toThrow(
      UnauthorizedError,
    )
  })
})
