import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { createTelegramApi } from "../../../src/channels/telegram/api.ts"
import { createTelegramChannel, type TelegramChannel } from "../../../src/channels/telegram/channel.ts"
import { type AppError, ConfigError, UnauthorizedError } from "../../../src/domain/errors.ts"
import { FOLLOW_UPS, makePart } from "../../doubles/answers.ts"
import { startFakeTelegram } from "../../doubles/fake-telegram.ts"

const CHAT = { id: 11112222, type: "private" }
const MESSAGE = { message_id: 5, date: 1_795_400_000, chat: CHAT, text: "chào" }
const CLOCK = { now: () => new Date("2026-11-23T08:00:00Z") }

let telegram: Awaited<ReturnType<typeof startFakeTelegram>>
let channel: TelegramChannel
const failures: AppError[] = []

beforeAll(async () => {
  telegram = await startFakeTelegram()
  telegram.makeUpdate({ message: MESSAGE })
})
beforeEach(() => {
  failures.length = 0
  channel = open("a-secret")
})
afterAll(() => telegram.stop())

function open(webhookSecret: string | null) {
  const api = createTelegramApi({ token: telegram.token, apiRoot: telegram.url })
  return createTelegramChannel({
    api,
    webhookSecret,
    clock: CLOCK,
    onAcknowledgeFailed: (error) => failures.push(error),
  })
}

const bodyOf = (update: unknown) => new TextEncoder().encode(JSON.stringify(update))

describe("buttons", () => {
  const buttonsOf = async (options: typeof FOLLOW_UPS) => {
    await channel.send("telegram:11112222", makePart("Hỏi tiếp:", options))
    const markup = telegram.sent.at(-1)?.payload.reply_markup as { inline_keyboard: { text: string }[][] } | undefined
    return markup?.inline_keyboard.map((row) => row.map((button) => button.text))
  }

  it("repeat the options, one a row, and carry their ids", async () => {
    await channel.send("telegram:11112222", makePart("Hỏi tiếp:", FOLLOW_UPS))

    expect(telegram.sent.at(-1)?.payload).toEqual({
      chat_id: 11112222,
      text: "Hỏi tiếp:",
      link_preview_options: { is_disabled: true },
      reply_markup: { inline_keyboard: FOLLOW_UPS.map(({ id, label }) => [{ text: label, callback_data: id }]) },
    })
  })

  it("are left out when nothing can be chosen", async () => {
    expect(await buttonsOf([])).toBeUndefined()
  })

  it("never crowd out the way to a person", async () => {
    const many = Array.from({ length: 12 }, (_, index) => ({ id: `tt:1.00000${index % 10}`, label: `Việc ${index}` }))

    const rows = await buttonsOf([...many, ...FOLLOW_UPS.slice(-1)])

    expect(rows).toHaveLength(8)
    expect(rows?.at(-1)).toEqual(["Gặp cán bộ"])
  })

  it("shorten a label that a phone would cut", async () => {
    const rows = await buttonsOf([{ id: "tt:1.004222", label: "Đăng ký thường trú cho người mới về ở" }])

    expect(rows).toEqual([["Đăng ký thường trú cho người…"]])
  })
})

describe("acknowledging a press", () => {
  const press = (id: string) =>
    telegram.makeUpdate({ callback_query: { id, data: "staff", message: { message_id: 1, chat: CHAT } } })

  it("stops the spinner", async () => {
    await channel.acknowledge(bodyOf(press("q1")))

    expect(telegram.journal.at(-1)).toEqual({ method: "answerCallbackQuery", payload: { callback_query_id: "q1" } })
    expect(failures).toEqual([])
  })

  it("does nothing for a message", async () => {
    const calls = telegram.journal.length

    await channel.acknowledge(bodyOf({ update_id: 1, message: MESSAGE }))

    expect(telegram.journal).toHaveLength(calls)
  })

  it("reports a failure and does not throw", async () => {
    const update = bodyOf(press("q2"))

    await channel.acknowledge(update)
    await channel.acknowledge(update)
    await channel.acknowledge(Uint8Array.of(0xff))

    expect(failures.map((error) => error.code)).toEqual(["channel-rejected", "input-invalid"])
  })
})

describe("errors of the platform", () => {
  it.each([
    [429, { retry_after: 3 }, { code: "channel-rate-limited", retryAfterMs: 3000 }],
    [429, {}, { code: "channel-rate-limited", retryAfterMs: undefined }],
    [400, {}, { code: "channel-rejected", retryable: false }],
    [403, {}, { code: "channel-rejected", retryable: false }],
    [401, {}, { code: "channel-reauthorize", retryable: true }],
    [404, {}, { code: "channel-reauthorize", retryable: true }],
    [409, {}, { code: "channel-unreachable", retryable: true }],
    [500, {}, { code: "channel-unreachable", retryable: true }],
  ])("are told apart: %i %j", async (status, parameters, expected) => {
    telegram.failNextWith(status, "Something", parameters)

    await expect(channel.send("telegram:11112222", makePart("chào"))).rejects.toMatchObject(expected)
  })

  it("mean a final refusal when the citizen has blocked the bot", async () => {
    telegram.makeUpdate({ message: { ...MESSAGE, chat: { id: 5, type: "private" } } })
    telegram.block(5)

    await expect(channel.send("telegram:5", makePart("chào"))).rejects.toMatchObject({ code: "channel-rejected" })
  })
})

describe("the webhook secret", () => {
  it.each(["", "có dấu", "x".repeat(257)])(
    "must be one Telegram accepts, else the channel does not open: %j",
    (secret) => {
      expect(() => open(secret)).toThrow(ConfigError)
    },
  )

  it("is not needed for polling, but then no webhook is believed", () => {
    const request = { headers: { "x-telegram-bot-api-secret-token": "" }, body: bodyOf({ update_id: 1 }) }

    expect(() => open(null).receive(request)).toThrow(UnauthorizedError)
  })
})
