import { afterEach, describe, expect, it, vi } from "vitest"
import type { TurnReplies } from "../../src/domain/ports.ts"
import type { ServerDeps } from "../../src/web/server-deps.ts"
import { type Fixture, reply, startFixture } from "./server-fixture.ts"

const SECRET = "0123456789abcdef0123456789abcdef"
const EVENTS = `/api/conversations/${SECRET}/events`

const turn = (turnId: number, ...messageIds: string[]): TurnReplies => ({
  turnId,
  messageIds: messageIds.map((id) => `${SECRET}:${id}`),
  parts: [{ ...reply, text: `lời ${turnId}` }],
})

const never = () => new Promise<never>(() => undefined)

describe("the events of a conversation", () => {
  let fixture: Fixture
  let leave = new AbortController()

  afterEach(async () => {
    leave.abort()
    leave = new AbortController()
    await fixture.app.close()
  })

  async function listen(changes: Partial<ServerDeps>): Promise<string> {
    fixture = await startFixture(changes)
    return await fixture.app.listen({ port: 0, host: "127.0.0.1" })
  }
  const open = (address: string, headers: Record<string, string> = {}, query = "") =>
    fetch(`${address}${EVENTS}${query}`, { headers, signal: leave.signal })

  /** What the stream brings until `sign` came; the rest stays unread. */
  async function readUntil(response: Response, sign: string): Promise<string> {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let text = ""
    while (!text.includes(sign)) {
      const next = await reader?.read()
      if (next?.value === undefined) throw new Error(`The stream ended after: ${text}`)
      text += next.value
    }
    return text
  }

  it("brings each turn with its number, the messages it answers and its replies, as they are said", async () => {
    const awaitTurns = vi
      .fn<ServerDeps["awaitTurns"]>(never)
      .mockResolvedValueOnce([turn(7, "message-1")])
      .mockResolvedValueOnce([turn(9, "message-2", "message-3")])
    const address = await listen({ awaitTurns })

    const response = await open(address, { "accept-encoding": "gzip" })
    const text = await readUntil(response, "lời 9")

    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8")
    expect(response.headers.get("content-encoding")).toBeNull()
    expect(response.headers.get("cache-control")).toBe("no-store")
    expect(response.headers.get("x-accel-buffering")).toBe("no")
    expect(text).toMatch(/^retry: 2000\n\nid: 7\ndata: \{"messageIds":\["message-1"\],"replies":\[\{"text":"lời 7",/)
    expect(text).toContain('\n\nid: 9\ndata: {"messageIds":["message-2","message-3"]')
    expect(awaitTurns.mock.calls.map(([conversationId, after]) => [conversationId, after])).toEqual([
      [`web:${SECRET}`, 0],
      [`web:${SECRET}`, 7],
      [`web:${SECRET}`, 9],
    ])
  })

  it.each([
    ["from the beginning", {}, "", 0],
    ["after the turn that a page loaded anew names", {}, "?after=7", 7],
    ["after the last event of a connection that was cut, which is newer", { "last-event-id": "9" }, "?after=7", 9],
  ])("begins %s", async (_case, headers, query, after) => {
    const awaitTurns = vi.fn<ServerDeps["awaitTurns"]>(never)
    const address = await listen({ awaitTurns })

    await readUntil(await open(address, headers, query), "retry")

    await expect.poll(() => awaitTurns.mock.calls).toEqual([[`web:${SECRET}`, after, 15_000]])
  })

  it("sends a comment when nothing is said, so that no proxy cuts it", async () => {
    const address = await listen({ awaitTurns: vi.fn<ServerDeps["awaitTurns"]>(never).mockResolvedValueOnce([]) })

    const text = await readUntil(await open(address), "\n:\n")

    expect(text).toBe("retry: 2000\n\n:\n\n")
  })

  it.each([
    ["a conversation id that could be guessed", "/api/conversations/a1b2c3d4e5f6a1b2c3d4e/events", {}],
    ["a conversation id with other characters", `/api/conversations/${SECRET}:x/events`, {}],
    ["a turn that is no number", `${EVENTS}?after=x`, {}],
    ["a last event that is no number", EVENTS, { "last-event-id": "1 or 1=1" }],
  ])("refuses %s", async (_case, url, headers) => {
    fixture = await startFixture()

    const response = await fixture.app.inject({ method: "GET", url, headers })

    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code: "input-invalid" })
  })

  it("has room for so many of one address and of all, and again when one has left", async () => {
    const address = await listen({ streams: { perAddress: 2, all: 3 } })
    const from = (citizen: string) => open(address, { "x-forwarded-for": citizen })
    const first = new AbortController()
    await fetch(`${address}${EVENTS}`, { headers: { "x-forwarded-for": "203.0.113.5" }, signal: first.signal })

    const second = await from("203.0.113.5")
    const third = await from("203.0.113.5")
    const neighbour = await from("203.0.113.6")
    const late = await from("203.0.113.7")
    first.abort()

    expect([second, third, neighbour, late].map(({ status }) => status)).toEqual([200, 429, 200, 429])
    expect(third.headers.get("retry-after")).toBe("5")
    expect(await third.json()).toMatchObject({ code: "too-many-streams" })
    await expect.poll(async () => (await from("203.0.113.7")).status).toBe(200)
  })

  it("ends when the server is stopped, which waits for no stream", async () => {
    const address = await listen({})
    const response = await open(address)

    await fixture.app.close()

    expect(await response.text()).toBe("retry: 2000\n\n")
  })

  it("answers no HEAD request, whose stream nobody would read", async () => {
    fixture = await startFixture()

    expect((await fixture.app.inject({ method: "HEAD", url: EVENTS })).statusCode).toBe(404)
  })

  it("leaves neither the conversation nor the turn in the log", async () => {
    const address = await listen({})
    const response = await open(address, {}, "?after=4711")

    await fixture.app.close()
    await response.text()

    expect(fixture.logged()).toContain('"route":"/api/conversations/:conversationId/events"')
    expect(fixture.logged()).not.toContain(SECRET)
    expect(fixture.logged()).not.toContain("4711")
  })
})
