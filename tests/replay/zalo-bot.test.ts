import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { type ReplayServer, recorded, START_TIMEOUT_MS, startReplayServer } from "./replay-server.ts"

const WELCOME = "là máy trả lời chứ không phải cán bộ"
const GROUP = "g-7700"

let server: ReplayServer

beforeAll(async () => {
  server = await startReplayServer({ burstWindowMs: 50 })
  for (const chat of ["u-5100a", "u-5100b", "u-5100c", "u-5100d", GROUP]) server.zaloBot.addChat(chat)
  // At the start the server asks for the bot's name, which mentions in groups are known by.
  await vi.waitUntil(() => server.zaloBot.journal.length === 1)
}, START_TIMEOUT_MS)
afterAll(() => server?.stop())

const deliver = async (name: string) => {
  const response = await server.postZaloBot(recorded(`zalo-bot/${name}`))
  expect(response).toEqual({ status: 200, body: "" })
}

describe("a citizen who writes to the Zalo bot", () => {
  it("is told who answers, and gets the right procedure as plain text", async () => {
    await deliver("question")
    await server.settled()

    const [welcome, answer, ...more] = server.sentOnZaloBot("u-5100a")
    expect(welcome).toContain(WELCOME)
    expect(answer).toContain("mã 1.001193")
    expect(more).toEqual([])
    expect(server.zaloBot.journal).toEqual([
      { method: "getMe", payload: {} },
      ...[welcome, answer].map((text) => ({ method: "sendMessage", payload: { chat_id: "u-5100a", text } })),
    ])
  })

  it("gets one answer when the same event comes again, at once or long after", async () => {
    await Promise.all([deliver("wrapped-question"), deliver("wrapped-question")])
    await server.settled()
    await deliver("wrapped-question")
    await server.settled()

    expect(server.sentOnZaloBot("u-5100b")).toEqual([
      expect.stringContaining(WELCOME),
      expect.stringContaining("mã 1.000894"),
    ])
  })

  it.each([
    ["a picture", "picture", "u-5100c", "không xem được ảnh"],
    ["a voice message", "voice", "u-5100d", "chưa nghe được tin nhắn thoại"],
  ])("who sends %s is asked to type", async (_what, name, chat, reply) => {
    await deliver(name)
    await server.settled()

    expect(server.sentOnZaloBot(chat).slice(1)).toEqual([expect.stringContaining(reply)])
  })

  it("in a group is answered in the group, two who ask at once each for themselves", async () => {
    const turns = server.turns()

    await Promise.all([deliver("group-question"), deliver("group-other-question")])
    await server.settled()

    const answers = server.sentOnZaloBot(GROUP).filter((text) => !text.includes(WELCOME))
    expect(answers).toHaveLength(2)
    expect(answers).toContainEqual(expect.stringContaining("mã 1.001193"))
    expect(answers).toContainEqual(expect.stringContaining("mã 1.000894"))
    expect(server.turns()).toBe(turns + 2)
  })
})

describe("what comes to the Zalo bot's webhook", () => {
  it.each([
    ["with a wrong secret", "another-secret-altogether"],
    ["without a secret", null],
  ])("is refused %s, and nothing of it is stored", async (_how, secret) => {
    const stored = server.storedMessages()

    const response = await server.postZaloBot(recorded("zalo-bot/forged-question"), secret)

    expect(response).toEqual({ status: 401, body: "" })
    expect(server.storedMessages()).toBe(stored)
    expect(server.databaseBytes().includes("u-5100h")).toBe(false)
  })

  it.each([
    ["lacks its chat", recorded("zalo-bot/without-chat")],
    ["is no event", Buffer.from("{}")],
    ["is no JSON", Buffer.from('{"event_name":"message.text.received","message":{"text":"Lệ')],
    ["is empty", Buffer.alloc(0)],
  ])("is refused as malformed when it %s", async (_how, body) => {
    const stored = server.storedMessages()

    const response = await server.postZaloBot(body)

    expect(response).toEqual({ status: 400, body: "" })
    expect(server.storedMessages()).toBe(stored)
  })

  it("is answered 200 and has no effect when it is unsupported and names no chat", async () => {
    const stored = server.storedMessages()

    await deliver("unsupported")

    expect(server.storedMessages()).toBe(stored)
  })
})
