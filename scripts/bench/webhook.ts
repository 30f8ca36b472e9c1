import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import Fastify from "fastify"
import { checkSignature } from "../../src/channels/zalo-oa/signature.ts"
import { startServer } from "../../src/compose/server.ts"
import { readConfig } from "../../src/config.ts"
import { percentile } from "../../src/evaluation/latency.ts"
import { startFakeZaloOa, ZALO_APP_SECRET, ZALO_FIRST_REFRESH_TOKEN } from "../../tests/doubles/fake-zalo-oa.ts"
import { citizenEvent, signRequest, ZALO_APP_ID, ZALO_SECRET_KEY } from "../../tests/doubles/zalo-webhook.ts"
import type { Row } from "./table.ts"

const WARM_UP = 50
const REQUESTS = 400
/** Requests under way at the same time. */
const AT_ONCE = 8
/** Longer than the run, so that storing is measured and not the answering after it. */
const BURST_WINDOW_MS = 10_000

/**
 * From the signed event on the wire to the 200 that says it is stored on the disk, beside a route that checks the
 * signature and stores nothing, and beside the same route with one insert that waits for the disk: what any durable
 * inbox costs. All get the same events over loopback, one after the other.
 */
export async function benchWebhook(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), "motcua-bench-"))
  const zalo = await startFakeZaloOa()
  const running = await startServer(settings(folder, zalo.url), { pollsTelegram: false })
  const checking = await startBareRoute(() => {})
  const insert = openInsert(join(folder, "bare.sqlite"))
  const storing = await startBareRoute(insert.run)

  const baselines = [
    { baseline: "Fastify route, signature check only", theirs: await measure(checking.address) },
    { baseline: "the same with one durable SQLite insert", theirs: await measure(storing.address) },
  ]
  // Last: once its burst window is over it answers, and that would weigh on the others.
  const ours = await measure(running.address)

  await Promise.all([checking.stop(), storing.stop(), zalo.stop()])
  await running.stop()
  insert.close()
  rmSync(folder, { recursive: true })

  return baselines.flatMap(({ baseline, theirs }): Row[] => [
    ...[0.5, 0.99].map(
      (part): Row => ({
        what: `acknowledge a signed Zalo event, ${AT_ONCE} at a time, p${part * 100}`,
        unit: "ms",
        ours: percentile(ours.milliseconds, part),
        baseline,
        theirs: percentile(theirs.milliseconds, part),
      }),
    ),
    { what: "acknowledged events", unit: "1/s", ours: ours.perSecond, baseline, theirs: theirs.perSecond },
  ])
}

function settings(folder: string, platform: string) {
  return readConfig({
    PORT: "0",
    HOST: "127.0.0.1",
    DATABASE_URL: `sqlite:${join(folder, "motcua.sqlite")}`,
    LOG_LEVEL: "silent",
    BURST_WINDOW_MS: String(BURST_WINDOW_MS),
    ZALO_OA_APP_ID: ZALO_APP_ID,
    ZALO_OA_APP_SECRET: ZALO_APP_SECRET,
    ZALO_OA_SECRET_KEY: ZALO_SECRET_KEY,
    ZALO_OA_REFRESH_TOKEN: ZALO_FIRST_REFRESH_TOKEN,
    ZALO_OA_API_ROOT: platform,
    ZALO_OAUTH_ROOT: platform,
  })
}

async function startBareRoute(store: (body: string) => void) {
  const app = Fastify({ logger: false })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body))
  app.post("/webhooks/zalo-oa", (request, reply) => {
    const body = request.body as Buffer
    const { timestamp } = JSON.parse(body.toString("utf8")) as { timestamp: string }
    const signature = String(request.headers["x-zevent-signature"])
    const proof = { body, signature, bodyTimestamp: timestamp, headerTimestamp: null }
    if (!checkSignature(proof, ZALO_APP_ID, [ZALO_SECRET_KEY]).matches) return reply.code(401).send()
    store(body.toString("utf8"))
    return reply.code(200).send()
  })
  return { address: await app.listen({ host: "127.0.0.1", port: 0 }), stop: () => app.close() }
}

function openInsert(file: string) {
  const database = new DatabaseSync(file)
  database.exec("pragma journal_mode = wal; pragma synchronous = full; create table inbox (body text)")
  const statement = database.prepare("insert into inbox values (?)")
  return { run: (body: string) => void statement.run(body), close: () => database.close() }
}

async function measure(address: string) {
  await postEvents(address, 0, WARM_UP)
  const started = performance.now()
  const milliseconds = await postEvents(address, WARM_UP, REQUESTS)
  return { milliseconds, perSecond: (REQUESTS * 1000) / (performance.now() - started) }
}

async function postEvents(address: string, first: number, count: number): Promise<number[]> {
  const milliseconds: number[] = []
  let next = first
  const lane = async () => {
    while (next < first + count) {
      const { headers, body } = makeEvent(next)
      next += 1
      const sent = performance.now()
      const response = await fetch(`${address}/webhooks/zalo-oa`, { method: "POST", headers, body })
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`The webhook answered ${response.status}`)
      milliseconds.push(performance.now() - sent)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return milliseconds
}

/** Each from another citizen, as on a busy morning. */
function makeEvent(number: number) {
  const timestamp = String(1_795_400_000_000 + number)
  const message = { text: "lệ phí làm giấy khai sinh", msg_id: `message-${number}` }
  const event = { ...citizenEvent("user_send_text", message, timestamp), sender: { id: `5000000000000${number}` } }
  const { headers, body } = signRequest(JSON.stringify(event), timestamp)
  return { headers, body: Buffer.from(body) }
}
