import { type ChildProcess, fork } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:net"
import { fileURLToPath } from "node:url"
import Fastify, { type FastifyInstance } from "fastify"
import { TelegramServer } from "telegram-test-api/lib/telegramServer.js"
import { afterAll, beforeAll, expect, it } from "vitest"
import { createTelegramApi } from "../../src/channels/telegram/api.ts"
import { createTelegramChannel, type TelegramChannel } from "../../src/channels/telegram/channel.ts"
import type { InboundMessage } from "../../src/domain/message.ts"
import { FOLLOW_UPS, makePart } from "../doubles/answers.ts"

/*
 * Against an emulator made by others, not by us: what a citizen types goes in, what our channel sends is seen by the
 * citizen's client. The emulator sends no secret header; a stand-in for the reverse proxy adds it.
 */
const SECRET = "a-webhook-secret"
const TOKEN = "123456:smoke"

let emulator: ChildProcess
let proxy: FastifyInstance
let channel: TelegramChannel
let client: ReturnType<TelegramServer["getClient"]>
let arrived: (message: InboundMessage) => void = () => {}

beforeAll(async () => {
  const port = await freePort()
  const script = fileURLToPath(new URL("../doubles/telegram-test-api-process.ts", import.meta.url))
  emulator = fork(script, [String(port)], { stdio: ["ignore", "pipe", "inherit", "ipc"], execArgv: [] })
  if (emulator.stdout === null) throw new Error("The emulator has no standard output")
  await Promise.race([
    once(emulator.stdout, "data"),
    once(emulator, "exit").then(() => Promise.reject(new Error("died"))),
  ])

  const apiRoot = `http://127.0.0.1:${port}`
  const api = createTelegramApi({ token: TOKEN, apiRoot })
  const clock = { now: () => new Date() }
  channel = createTelegramChannel({ api, webhookSecret: SECRET, clock, onAcknowledgeFailed: () => {} })
  proxy = Fastify({ logger: false, forceCloseConnections: true })
  proxy.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => done(null, body))
  proxy.post("/", async (request) => {
    const headers = { ...request.headers, "x-telegram-bot-api-secret-token": SECRET }
    for (const message of channel.receive({ headers, body: request.body as Buffer })) arrived(message)
    return {}
  })
  await api.setWebhook(await proxy.listen({ host: "127.0.0.1", port: 0 }))
  client = new TelegramServer({ host: "127.0.0.1", port }).getClient(TOKEN, {
    userId: 42,
    chatId: 42,
    firstName: "Lan",
  })
})

afterAll(async () => {
  await proxy?.close()
  if (emulator?.exitCode === null) {
    const gone = once(emulator, "exit")
    emulator.kill()
    await gone
  }
})

/** Plays the citizen and waits for what our side makes of it. */
async function act(action: () => Promise<unknown>): Promise<InboundMessage> {
  const message = new Promise<InboundMessage>((resolve) => {
    arrived = resolve
  })
  await action()
  return message
}

it("a citizen's question comes in and the answer, with its buttons, is seen by the citizen", async () => {
  const message = await act(() => client.sendMessage(client.makeMessage("lệ phí đăng ký thường trú?")))
  expect(message).toMatchObject({
    conversationId: "telegram:42",
    content: { kind: "text", text: "lệ phí đăng ký thường trú?" },
  })

  await channel.send(message.conversationId, makePart("Lệ phí: không", FOLLOW_UPS))

  const { result } = await client.getUpdates()
  expect(result).toMatchObject([
    {
      message: {
        text: "Lệ phí: không",
        reply_markup: { inline_keyboard: FOLLOW_UPS.map(({ id, label }) => [{ text: label, callback_data: id }]) },
      },
    },
  ])
})

it("a link to a procedure opens it", async () => {
  const message = await act(() => client.sendCommand(client.makeCommand("/start p_1-004222")))

  expect(message.content).toEqual({ kind: "option", optionId: "tt:1.004222" })
})

it("a pressed button arrives as the option it stands for", async () => {
  const message = await act(() => client.sendCallback(client.makeCallbackQuery("tt:1.001193:fee")))

  expect(message).toMatchObject({
    conversationId: "telegram:42",
    content: { kind: "option", optionId: "tt:1.001193:fee" },
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (address === null || typeof address === "string") throw new Error("No port")
  return address.port
}
