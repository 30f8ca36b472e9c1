import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ReplayServer, recorded, START_TIMEOUT_MS, startReplayServer } from "./replay-server.ts"

const WELCOME = "là máy trả lời chứ không phải cán bộ"

interface Button {
  text: string
  callback_data: string
}

let server: ReplayServer

beforeAll(async () => {
  server = await startReplayServer({ burstWindowMs: 50 })
}, START_TIMEOUT_MS)
afterAll(() => server?.stop())

/** Posts a recording; Telegram knows the chat it comes from. */
const deliver = async (name: string) => {
  const body = recorded(`telegram/${name}`)
  server.telegram.makeUpdate(JSON.parse(body.toString("utf8")))
  const response = await server.postTelegram(body)
  expect(response).toEqual({ status: 200, body: "" })
}

const buttonsOf = (payload: Record<string, unknown> | undefined): Button[] =>
  (payload?.reply_markup as { inline_keyboard: Button[][] } | undefined)?.inline_keyboard.flat() ?? []

const texts = (chatId: number) => server.sentOnTelegram(chatId).map(({ text }) => text)

describe("a citizen on Telegram", () => {
  it("gets the right procedure, and what can be asked next as buttons under it", async () => {
    await deliver("question")
    await server.settled()

    const [welcome, answer, ...more] = server.sentOnTelegram(5_100_000_001)
    expect(welcome?.text).toContain(WELCOME)
    expect(answer?.text).toContain("mã 1.001193")
    expect(more).toEqual([])
    const buttons = buttonsOf(answer)
    expect(buttons.length).toBeGreaterThan(1)
    expect(buttons.at(-1)).toEqual({ text: "Gặp cán bộ", callback_data: "staff" })
    for (const { text } of buttons) expect(answer?.text).toContain(text)
  })

  it("gets one answer when the same update comes again", async () => {
    await Promise.all([deliver("repeated-question"), deliver("repeated-question")])
    await server.settled()
    await deliver("repeated-question")
    await server.settled()

    expect(texts(5_100_000_002)).toEqual([expect.stringContaining(WELCOME), expect.stringContaining("mã 1.000894")])
  })

  it("is welcomed once at /start", async () => {
    await deliver("start")
    await server.settled()

    expect(texts(5_100_000_003)).toEqual([expect.stringContaining(WELCOME)])
  })

  it("who presses a button sees the press acknowledged and gets what the button says", async () => {
    await deliver("press")
    await server.settled()

    const acknowledged = () => server.telegram.journal.filter(({ method }) => method === "answerCallbackQuery")
    await expect
      .poll(acknowledged)
      .toEqual([{ method: "answerCallbackQuery", payload: { callback_query_id: "2190433332198765432" } }])
    const answer = texts(5_100_000_004).at(-1)
    expect(answer).toContain("Lệ phí")
    expect(answer).toContain("mã 1.001193")
  })

  it.each([
    ["a picture", "photo", 5_100_000_005, "không xem được ảnh"],
    ["a sticker", "sticker", 5_100_000_006, "Trợ lý vẫn ở đây"],
    ["a voice message", "voice", 5_100_000_007, "chưa nghe được tin nhắn thoại"],
  ])("who sends %s is asked to type", async (_what, name, chatId, reply) => {
    await deliver(name)
    await server.settled()

    expect(texts(chatId).slice(1)).toEqual([expect.stringContaining(reply)])
  })
})

describe("what comes to the Telegram webhook without proof", () => {
  it("is refused when the secret is wrong, and nothing of it is stored", async () => {
    const stored = server.storedMessages()

    const response = await server.postTelegram(recorded("telegram/question"), "another-secret-altogether")

    expect(response).toEqual({ status: 401, body: "" })
    expect(server.storedMessages()).toBe(stored)
  })

  it.each([
    ["is no update", recorded("telegram/without-update-id")],
    ["is no JSON", Buffer.from('{"update_id":820000009,"message":{"text":"Lệ')],
    ["is empty", Buffer.alloc(0)],
  ])("is refused as malformed when it %s", async (_how, body) => {
    const stored = server.storedMessages()

    const response = await server.postTelegram(body)

    expect(response).toEqual({ status: 400, body: "" })
    expect(server.storedMessages()).toBe(stored)
  })
})
