import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type ReplayServer, recorded, START_TIMEOUT_MS, signed, startReplayServer } from "./replay-server.ts"

/** The end of both numbers of the recordings: it must be nowhere, however the number is grouped. */
const LAST_DIGITS = "4417"

let server: ReplayServer

beforeAll(async () => {
  server = await startReplayServer({ burstWindowMs: 20 })
  server.zalo.addReader("2714608352000000016")
}, START_TIMEOUT_MS)
afterAll(() => server?.stop())

const onDisk = (text: string) => server.databaseBytes().includes(text)

async function askOnTheWeb(text: string) {
  const response = await fetch(`${server.address}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ conversationId: "conversation-1", text }),
  })
  const { replies } = (await response.json()) as { replies: { text: string }[] }
  return replies.map((reply) => reply.text)
}

describe("a number that looks like identity", () => {
  it("never reaches the disk when it is written on Zalo, and the question is answered all the same", async () => {
    await server.postZalo(signed(recorded("zalo-oa/identity-numbers")))
    await server.settled()

    expect(onDisk(LAST_DIGITS)).toBe(false)
    expect(onDisk("[đã che]")).toBe(true)
    expect(server.sentOnZalo("2714608352000000016").join("\n")).toContain("Xin đừng gửi số căn cước")
  })

  it("never reaches the disk when it is written on Telegram", async () => {
    const body = recorded("telegram/identity-numbers")
    server.telegram.makeUpdate(JSON.parse(body.toString("utf8")))
    await server.postTelegram(body)
    await server.settled()

    expect(server.sentOnTelegram(5_100_000_008).length).toBeGreaterThan(0)
    expect(onDisk(LAST_DIGITS)).toBe(false)
  })

  it.each([
    ["038199004417"],
    ["038 199 004 417"],
    ["0912604417"],
    ["0912.604.417"],
    ["+84 912 604 417"],
    ["0912-604-417"],
    ["cccd:038199004417"],
  ])("never reaches the disk or the answer when it is written on the web as %s", async (number) => {
    const replies = await askOnTheWeb(`số ${number} của tôi, làm lại căn cước cần gì`)

    expect(replies.join("\n")).not.toContain(LAST_DIGITS)
    expect(onDisk(LAST_DIGITS)).toBe(false)
  })

  it.each([
    ["right behind a word", "cccd", "038199552917"],
    ["right behind a comma", "số,", "038199553918"],
    ["with dots, like an amount of money", "", "038.199.554.919"],
  ])("never reaches the disk or the answer when it is written %s", async (_how, before, number) => {
    const replies = await askOnTheWeb(`${before}${number} của tôi, làm lại căn cước cần gì`)

    expect(replies.join("\n")).not.toContain(number)
    expect(onDisk(number)).toBe(false)
  })
})
