import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { percentile } from "../../src/evaluation/latency.ts"
import type { Row } from "./table.ts"

const PROJECT = join(import.meta.dirname, "..", "..")
const RUNS = 3
const GIVE_UP_MS = 60_000

const BARE_SERVER = `
import Fastify from "fastify"
const app = Fastify()
app.get("/ready", () => ({ status: "ready" }))
console.log("Server listening at " + (await app.listen({ port: 0, host: "127.0.0.1" })))
`

interface Started {
  milliseconds: number
  megabytes: number
}

/** From the start of the process to its first "ready", and the memory it then holds, beside an empty Fastify server. */
export async function benchStart(): Promise<Row[]> {
  const ours: Started[] = []
  const theirs: Started[] = []
  for (let run = 0; run < RUNS; run += 1) {
    theirs.push(await startOnce(["--input-type=module", "--eval", BARE_SERVER]))
    ours.push(await startOnce([join(PROJECT, "src", "main.ts"), "serve"]))
  }
  const baseline = "empty Fastify server"
  const median = (of: Started[], figure: keyof Started) =>
    percentile(
      of.map((one) => one[figure]),
      0.5,
    )
  return [
    {
      what: `start until ready, median of ${RUNS}`,
      unit: "ms",
      ours: median(ours, "milliseconds"),
      baseline,
      theirs: median(theirs, "milliseconds"),
    },
    {
      what: "resident memory when ready",
      unit: "MB",
      ours: median(ours, "megabytes"),
      baseline,
      theirs: median(theirs, "megabytes"),
    },
  ]
}

async function startOnce(args: string[]): Promise<Started> {
  const folder = mkdtempSync(join(tmpdir(), "motcua-bench-"))
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    env: {
      PATH: process.env.PATH ?? "",
      PORT: "0",
      HOST: "127.0.0.1",
      DATABASE_URL: `sqlite:${join(folder, "motcua.sqlite")}`,
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "pipe", "inherit"],
  })
  try {
    const address = await addressOf(child)
    while (!(await fetch(`${address}/ready`)).ok) await pause(5)
    return { milliseconds: performance.now() - started, megabytes: residentMegabytes(child.pid ?? 0) }
  } finally {
    const gone = once(child, "exit")
    child.kill("SIGKILL")
    await gone
    rmSync(folder, { recursive: true })
  }
}

/** Fastify says where it listens, in our log as in the bare server's output. */
async function addressOf(child: ChildProcess): Promise<string> {
  let written = ""
  child.stdout?.on("data", (text: Buffer) => {
    written += text.toString("utf8")
  })
  for (const giveUpAt = Date.now() + GIVE_UP_MS; Date.now() < giveUpAt; await pause(5)) {
    const address = /listening at (?<address>http:\/\/[\d.]+:\d+)/.exec(written)?.groups?.address
    if (address !== undefined) return address
    if (child.exitCode !== null) break
  }
  throw new Error(`The server does not start: ${written}`)
}

/** Linux alone tells it without another program. */
function residentMegabytes(processId: number): number {
  const kilobytes = /^VmRSS:\s+(?<value>\d+) kB$/m.exec(readFileSync(`/proc/${processId}/status`, "utf8"))
  return Number(kilobytes?.groups?.value ?? Number.NaN) / 1000
}
