import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ReplayServer, recorded, START_TIMEOUT_MS, signed, startReplayServer } from "./replay-server.ts"

/** The invented citizens of the recordings are numbered. */
const citizen = (number: number) => `27146083520000${String(number).padStart(5, "0")}`

const WELCOME = "là máy trả lời chứ không phải cán bộ"

let server: ReplayServer

beforeAll(async () => {
  server = await startReplayServer({ burstWindowMs: 250 })
  for (let number = 1; number <= 20; number += 1) server.zalo.addReader(citizen(number))
  await server.zalo.registerWebhook(`${server.address}/webhooks/zalo-oa`)
}, START_TIMEOUT_MS)
afterAll(() => server?.stop())

const deliver = async (name: string) => {
  const response = await server.postZalo(signed(recorded(`zalo-oa/${name}`)))
  expect(response).toEqual({ status: 200, body: "" })
}

describe("a citizen on Zalo", () => {
  it("is welcomed when following the account, and a question then gets one message with the right procedure", async () => {
    await deliver("follow")
    await server.settled()
    await deliver("follower-question")
    await server.settled()

    const [welcome, answer, ...more] = server.sentOnZalo(citizen(1))
    expect(welcome).toContain(WELCOME)
    expect(answer).toContain("Tờ khai đăng ký khai sinh")
    expect(answer).toContain("mã 1.001193")
    expect(more).toEqual([])
    expect(server.zalo.journal.filter(({ path }) => path !== "/v4/oa/access_token")).toEqual(
      server.zalo.sent.map(() => ({ path: "/v3.0/oa/message/cs", error: 0 })),
    )
  })

  it("who asks at once, without following, is told first who is answering", async () => {
    await deliver("first-question")
    await server.settled()

    const [welcome, ...answer] = server.sentOnZalo(citizen(2))
    expect(welcome).toContain(WELCOME)
    expect(answer.join("\n")).toContain("mã 1.004194")
  })

  it("gets one answer when Zalo delivers the same message again, even long after", async () => {
    await deliver("repeated-question")
    await server.settled()
    await deliver("repeated-question")
    await server.settled()

    expect(server.sentOnZalo(citizen(3))).toEqual([
      expect.stringContaining(WELCOME),
      expect.stringContaining("mã 1.004873"),
    ])
  })

  it("gets one answer when Zalo delivers the same message several times at once", async () => {
    await Promise.all(Array.from({ length: 8 }, () => deliver("parallel-question")))
    await server.settled()

    expect(server.sentOnZalo(citizen(4))).toEqual([
      expect.stringContaining(WELCOME),
      expect.stringContaining("mã 2.000815"),
    ])
  })

  it("is understood however the JSON of the event is written", async () => {
    await deliver("oddly-written")
    await server.settled()

    expect(server.sentOnZalo(citizen(20)).at(-1)).toContain("mã 1.000656")
  })

  it.each([
    ["a picture", "image", 5, "không xem được ảnh"],
    ["a sticker", "sticker", 6, "Trợ lý vẫn ở đây"],
    ["a voice message", "voice", 7, "chưa nghe được tin nhắn thoại"],
    ["nothing but punctuation", "punctuation", 14, "chưa có chữ nào"],
    ["nothing but emoji", "emoji", 15, "chưa có chữ nào"],
  ])("who sends %s is asked to type", async (_what, name, number, reply) => {
    await deliver(name)
    await server.settled()

    expect(server.sentOnZalo(citizen(number)).slice(1)).toEqual([expect.stringContaining(reply)])
  })

  it("who writes in three short messages gets one answer to all of them", async () => {
    await server.settled()
    const turns = server.turns()

    await Promise.all(["burst-1", "burst-2", "burst-3"].map(deliver))
    await server.settled()

    // The case is said in the second message, the procedure in the third.
    const answer = server.sentOnZalo(citizen(10)).slice(1).join("\n")
    expect(answer).toContain("Trường hợp: Chưa quá 60 ngày")
    expect(answer).toContain("mã 1.001193")
    expect(server.turns()).toBe(turns + 1)
  })

  it("is understood when the phone writes letters and marks apart", async () => {
    const body = recorded("zalo-oa/decomposed-letters")
    expect(body.toString("utf8")).not.toBe(body.toString("utf8").normalize("NFC"))

    await deliver("decomposed-letters")
    await server.settled()

    expect(server.sentOnZalo(citizen(13)).at(-1)).toContain("mã 1.004222")
  })

  it("is never answered for what our own account sent: echoes and receipts start nothing", async () => {
    await server.settled()
    const turns = server.turns()

    await server.zalo.settled()
    await server.settled()

    expect(server.zalo.sent.length).toBeGreaterThan(0)
    expect(server.turns()).toBe(turns)
  })
})

describe("what comes to the Zalo webhook without proof", () => {
  it.each([
    ["with a wrong signature", { format: "forged" }],
    ["without a signature", { format: "none" }],
    ["signed with the key of another account", { key: "another-key" }],
  ] as const)("is refused %s and nothing of it is stored", async (_how, mode) => {
    const stored = server.storedMessages()

    const response = await server.postZalo(signed(recorded("zalo-oa/forged-question"), mode))

    expect(response).toEqual({ status: 401, body: "" })
    expect(server.storedMessages()).toBe(stored)
    expect(server.databaseBytes().includes(citizen(8))).toBe(false)
  })

  it.each([
    ["cut off", "cut-off", "header"],
    ["without a sender", "without-sender", "body"],
  ] as const)("is refused as malformed when it is signed but %s", async (_how, name, timestampFrom) => {
    const stored = server.storedMessages()

    const response = await server.postZalo(signed(recorded(`zalo-oa/${name}`), { timestampFrom }))

    expect(response).toEqual({ status: 400, body: "" })
    expect(server.storedMessages()).toBe(stored)
  })

  it("is answered 200 and has no effect when it is the empty probe of Zalo's console", async () => {
    const stored = server.storedMessages()

    const response = await server.postZalo({
      headers: { "content-type": "application/json" },
      body: Buffer.from("{}"),
    })

    expect(response).toEqual({ status: 200, body: "" })
    expect(server.storedMessages()).toBe(stored)
  })
})
