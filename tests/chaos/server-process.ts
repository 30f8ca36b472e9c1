import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { setTimeout as pause } from "node:timers/promises"
import { ZALO_APP_SECRET, ZALO_FIRST_REFRESH_TOKEN } from "../doubles/fake-zalo-oa.ts"
import { ZALO_APP_ID, ZALO_SECRET_KEY } from "../doubles/zalo-webhook.ts"

const PROJECT = join(import.meta.dirname, "..", "..")

/** Reading the whole catalogue takes seconds, and on a busy machine many. */
const START_TIMEOUT_MS = 45_000
/** Longer than any end that is asked for may take. */
const END_TIMEOUT_MS = 15_000

/** Exit code, null after a signal that the process could not handle. */
type End = number | null | "still running"

/** The server as a process of its own that can be killed and started again, with one port and one database throughout. */
export async function openServerProcess(options: {
  zaloUrl: string
  burstWindowMs: number
  project?: string
  port?: number
}) {
  const folder = mkdtempSync(join(tmpdir(), "motcua-chaos-"))
  const file = join(folder, "motcua.sqlite")
  const port = options.port ?? (await freePort())
  const address = `http://127.0.0.1:${port}`
  const environment = {
    PATH: process.env.PATH ?? "",
    PORT: String(port),
    HOST: "127.0.0.1",
    DATABASE_URL: `sqlite:${file}`,
    LOG_LEVEL: "info",
    BURST_WINDOW_MS: String(options.burstWindowMs),
    ZALO_OA_APP_ID: ZALO_APP_ID,
    ZALO_OA_APP_SECRET: ZALO_APP_SECRET,
    ZALO_OA_SECRET_KEY: ZALO_SECRET_KEY,
    ZALO_OA_REFRESH_TOKEN: ZALO_FIRST_REFRESH_TOKEN,
    ZALO_OA_API_ROOT: options.zaloUrl,
    ZALO_OAUTH_ROOT: options.zaloUrl,
  }
  let child: ChildProcess | null = null
  // What the process in hand wrote, to either output.
  let written = ""

  /** Started where no `.env` of a developer lies. */
  function spawnServer(): ChildProcess {
    const main = join(options.project ?? PROJECT, "src", "main.ts")
    const started = spawn(process.execPath, [main, "serve"], { cwd: folder, env: environment })
    written = ""
    const keep = (text: Buffer) => {
      written += text.toString("utf8")
    }
    started.stdout?.on("data", keep)
    started.stderr?.on("data", keep)
    return started
  }

  async function isReady(): Promise<boolean> {
    return fetch(`${address}/ready`).then(
      ({ status }) => status === 200,
      () => false,
    )
  }

  return {
    address,
    output: () => written,
    /** Returns once it takes messages. */
    async start(): Promise<void> {
      child = spawnServer()
      const giveUpAt = Date.now() + START_TIMEOUT_MS
      while (!(await isReady())) {
        if (child.exitCode !== null || Date.now() > giveUpAt) throw new Error(`The server does not start:\n${written}`)
        await pause(50)
      }
    },
    /** Starts it and waits for its end. */
    async startInVain(): Promise<End> {
      child = spawnServer()
      return await ended(child, START_TIMEOUT_MS)
    },
    async end(signal: NodeJS.Signals): Promise<End> {
      if (child === null) throw new Error("Nothing was started")
      const gone = ended(child)
      child.kill(signal)
      return await gone
    },
    signal: (signal: NodeJS.Signals) => child?.kill(signal),
    /** Opens the database; to change it only while no process runs. */
    withDatabase<T>(look: (database: DatabaseSync) => T): T {
      const database = new DatabaseSync(file)
      try {
        return look(database)
      } finally {
        database.close()
      }
    },
    async stop(): Promise<void> {
      if (child !== null && child.exitCode === null && child.signalCode === null) {
        const gone = ended(child)
        child.kill("SIGKILL")
        await gone
      }
      rmSync(folder, { recursive: true })
    },
  }
}

export type ServerProcess = Awaited<ReturnType<typeof openServerProcess>>

async function ended(child: ChildProcess, withinMs = END_TIMEOUT_MS): Promise<End> {
  const gone = () => child.exitCode !== null || child.signalCode !== null
  const giveUp = new AbortController()
  if (!gone())
    await Promise.race([once(child, "exit", giveUp), pause(withinMs, null, giveUp)]).finally(() => giveUp.abort())
  return gone() ? child.exitCode : "still running"
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (address === null || typeof address === "string") throw new Error("No port")
  return address.port
}
