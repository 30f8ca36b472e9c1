import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { expect } from "vitest"
import { startServer } from "../../src/compose/server.ts"
import { readConfig } from "../../src/config.ts"
import { startFakeTelegram } from "../doubles/fake-telegram.ts"
import { startFakeZaloBot } from "../doubles/fake-zalo-bot.ts"
import { startFakeZaloOa, ZALO_APP_SECRET, ZALO_FIRST_REFRESH_TOKEN } from "../doubles/fake-zalo-oa.ts"
import { proveDelivery, ZALO_BOT_SECRET } from "../doubles/zalo-bot-webhook.ts"
import {
  type SignedRequest,
  type SigningMode,
  signRequest,
  ZALO_APP_ID,
  ZALO_SECRET_KEY,
} from "../doubles/zalo-webhook.ts"

const OPEN_ROWS = `
  select (select count(*) from inbox where status = 'open')
       + (select count(*) from outbox where status = 'open') as count`

const TELEGRAM_SECRET = "a-webhook-secret-for-replays"

/** Reading the whole catalogue takes seconds, and on a busy machine many. */
export const START_TIMEOUT_MS = 60_000

/**
 * One webhook body as it came over the wire, byte for byte; persons, pictures and ids in it are invented.
 * The files do not end in `.json`, so that no formatter touches what was signed.
 */
export function recorded(name: `${"zalo-oa" | "zalo-bot" | "telegram"}/${string}`): Buffer {
  return readFileSync(join(import.meta.dirname, "fixtures", `${name}.body`))
}

/** A recorded event of Zalo, signed the way Zalo does. */
export function signed(body: Uint8Array, mode?: SigningMode): SignedRequest {
  const timestamp = /"timestamp"\s*:\s*"?(?<digits>\d+)/.exec(Buffer.from(body).toString("utf8"))
  return signRequest(body, timestamp?.groups?.digits ?? "0", mode)
}

/** The real server on this machine, with its database in a folder of its own and every platform played by a double. */
export async function startReplayServer(options: { burstWindowMs: number }) {
  const zalo = await startFakeZaloOa()
  const zaloBot = await startFakeZaloBot()
  const telegram = await startFakeTelegram()
  const folder = mkdtempSync(join(tmpdir(), "motcua-replay-"))
  const file = join(folder, "motcua.sqlite")
  const config = readConfig({
    PORT: "0",
    HOST: "127.0.0.1",
    DATABASE_URL: `sqlite:${file}`,
    LOG_LEVEL: "silent",
    BURST_WINDOW_MS: String(options.burstWindowMs),
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_WEBHOOK_SECRET: TELEGRAM_SECRET,
    TELEGRAM_API_ROOT: telegram.url,
    ZALO_OA_APP_ID: ZALO_APP_ID,
    ZALO_OA_APP_SECRET: ZALO_APP_SECRET,
    ZALO_OA_SECRET_KEY: ZALO_SECRET_KEY,
    ZALO_OA_REFRESH_TOKEN: ZALO_FIRST_REFRESH_TOKEN,
    ZALO_OA_API_ROOT: zalo.url,
    ZALO_OAUTH_ROOT: zalo.url,
    ZALO_BOT_TOKEN: zaloBot.token,
    ZALO_BOT_WEBHOOK_SECRET: ZALO_BOT_SECRET,
    ZALO_BOT_API_ROOT: zaloBot.url,
  })
  const running = await startServer(config, { pollsTelegram: false })
  const database = new DatabaseSync(file, { readOnly: true })

  const count = (query: string) => Number(database.prepare(query).get()?.count)
  const post = async (path: string, headers: Record<string, string>, body: Uint8Array) => {
    const response = await fetch(`${running.address}${path}`, { method: "POST", headers, body: Buffer.from(body) })
    return { status: response.status, body: await response.text() }
  }

  return {
    zalo,
    zaloBot,
    telegram,
    address: running.address,
    postZalo: ({ headers, body }: SignedRequest) => post("/webhooks/zalo-oa", headers, body),
    postZaloBot(body: Uint8Array, secret?: string | null) {
      const request = proveDelivery(body, secret)
      return post("/webhooks/zalo-bot", request.headers, request.body)
    },
    postTelegram: (body: Uint8Array, secret = TELEGRAM_SECRET) =>
      post(
        "/webhooks/telegram",
        { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret },
        body,
      ),
    /** What Zalo accepted for one citizen, in order. */
    sentOnZalo: (userId: string) => zalo.sent.filter((part) => part.userId === userId).map(({ text }) => text),
    /** What the Zalo Bot Platform accepted for one chat, in order. */
    sentOnZaloBot: (chatId: string) => zaloBot.sent.filter((part) => part.chatId === chatId).map(({ text }) => text),
    /** What Telegram accepted for one chat, in order. */
    sentOnTelegram: (chatId: number) =>
      telegram.sent.filter(({ payload }) => payload.chat_id === chatId).map(({ payload }) => payload),
    /** When every stored message is answered and every answer is sent. */
    async settled(): Promise<void> {
      const open = () => count(OPEN_ROWS)
      await expect.poll(open, { timeout: 15_000, interval: 20 }).toBe(0)
    },
    storedMessages: () => count("select count(*) as count from inbox"),
    turns: () => count("select count(*) as count from turns"),
    /** Everything on the disk: the database and what is not yet moved into it. */
    databaseBytes: () =>
      Buffer.concat([file, `${file}-wal`].filter((path) => existsSync(path)).map((path) => readFileSync(path))),
    async stop(): Promise<void> {
      database.close()
      // The platforms first: nobody waits for one that does not answer.
      await Promise.all([zalo.stop(), zaloBot.stop(), telegram.stop()])
      await running.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

export type ReplayServer = Awaited<ReturnType<typeof startReplayServer>>
