import { describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import { catalogueOf, startFixture } from "./server-fixture.ts"

const quiet = { inboxOpen: 0, inboxOldestMs: 0, outboxOpen: 0, outboxOldestMs: 0, setAside: 0 }
const storeDown = () => Promise.reject(new StoreError("disk full"))

describe("what operators watch", () => {
  it("is alive while the process runs, whatever the store does", async () => {
    const { app } = await startFixture({ depth: storeDown })

    const response = await app.inject("/live")

    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ status: "live" })
  })

  it("is ready when the store answers, the catalogue is loaded and nobody waits long", async () => {
    const { app } = await startFixture()

    const response = await app.inject("/ready")

    expect(response.statusCode).toBe(200)
    expect(response.json()).toEqual({ status: "ready" })
  })

  it.each([
    ["store-failed", { depth: storeDown }],
    ["catalogue-empty", { catalogue: () => catalogueOf() }],
    ["inbox-late", { depth: async () => ({ ...quiet, inboxOldestMs: 121_000 }) }],
  ])("is not ready for the reason %s", async (code, changes) => {
    const { app } = await startFixture(changes)

    const response = await app.inject("/ready")

    expect(response.statusCode).toBe(503)
    expect(response.json()).toMatchObject({ status: "not-ready", reasons: [{ code }] })
  })

  it("stays ready when one platform cannot be reached and its messages wait", async () => {
    const { app } = await startFixture({ depth: async () => ({ ...quiet, outboxOpen: 9, outboxOldestMs: 3_600_000 }) })

    const response = await app.inject("/ready")

    expect(response.statusCode).toBe(200)
  })

  it("hands out all figures under their names", async () => {
    const { app, metrics } = await startFixture()
    metrics.turnSettled({ status: "answered", channel: "web", milliseconds: 12 })
    metrics.partSent("zalo-oa", "sent")
    metrics.webhookRejected("telegram", "unauthorized")

    const { body, headers } = await app.inject("/metrics")

    expect(headers["content-type"]).toContain("text/plain")
    expect(body).toContain('motcua_turns_total{status="answered",channel="web"} 1')
    expect(body).toContain("motcua_turn_seconds_count 1")
    expect(body).toContain('motcua_queue_open{queue="inbox"} 2')
    expect(body).toContain('motcua_queue_oldest_seconds{queue="inbox"} 1.5')
    expect(body).toContain('motcua_webhook_rejected_total{channel="telegram",reason="unauthorized"} 1')
    expect(body).toContain('motcua_send_total{channel="zalo-oa",result="sent"} 1')
    expect(body).toContain("process_cpu_seconds_total")
  })

  it("hands out the other figures when the store is down", async () => {
    const { app } = await startFixture({ depth: storeDown })

    const { statusCode, body } = await app.inject("/metrics")

    expect(statusCode).toBe(200)
    expect(body).toContain("process_cpu_seconds_total")
  })

  it("describes the public addresses as OpenAPI, with a page for people", async () => {
    const { app } = await startFixture()

    const description = (await app.inject("/docs/json")).json()
    const page = await app.inject("/docs/")

    expect(Object.keys(description.paths)).toEqual(
      expect.arrayContaining(["/api/messages", "/live", "/ready", "/metrics"]),
    )
    expect(page.statusCode).toBe(200)
    expect(page.headers["content-security-policy"]).toContain("script-src 'self';")
  })
})

describe("the log", () => {
  it("holds routes and codes but never a citizen's words, however they came in", async () => {
    const { app, logged } = await startFixture()
    const words = "mất căn cước của ông nội"
    const json = { "content-type": "application/json" }

    await app.inject({ method: "POST", url: "/api/messages", payload: { conversationId: "a1b2c3d4", text: words } })
    await app.inject({ method: "POST", url: "/api/messages", headers: json, payload: `{"text":"${words}` })
    await app.inject({ method: "POST", url: "/api/messages", payload: { conversationId: words, text: words } })
    await app.inject(`/tra-cuu?q=${encodeURIComponent(words)}`)
    await app.inject(`/${encodeURIComponent(words)}`)
    await app.inject(`/thu-tuc/${encodeURIComponent(words)}`)

    expect(logged()).toContain('"route":"/api/messages"')
    expect(logged()).toContain('"route":"/tra-cuu"')
    expect(logged()).toContain('"code":"input-invalid"')
    expect(logged()).not.toContain("căn cước")
    expect(logged()).not.toContain(encodeURIComponent("căn"))
  })
})
