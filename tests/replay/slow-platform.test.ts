import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type ReplayServer, recorded, START_TIMEOUT_MS, signed, startReplayServer } from "./replay-server.ts"

const CITIZEN = "2714608352000000017"
const SOMEONE_ELSE = "2714608352000000018"

let server: ReplayServer

beforeEach(async () => {
  server = await startReplayServer({ burstWindowMs: 20 })
  for (const reader of [CITIZEN, SOMEONE_ELSE]) server.zalo.addReader(reader)
}, START_TIMEOUT_MS)
afterEach(() => server?.stop())

const deliver = (name: string) => server.postZalo(signed(recorded(`zalo-oa/${name}`)))

/** When the turn of a message is over; its parts may still be on their way. */
const answered = (turns: number) => expect.poll(server.turns).toBe(turns)

describe("when Zalo does not take a message", () => {
  it("sends it later, and what the citizen asked meanwhile after it", async () => {
    server.zalo.failNextSend({ kind: "status", when: "before", status: 500 })

    await deliver("slow-first")
    await answered(1)
    await deliver("slow-second")
    await server.settled()

    const order = ["là máy trả lời", "Tờ khai đăng ký kết hôn", "Lệ phí:"].map((said) =>
      server.sentOnZalo(CITIZEN).findIndex((text) => text.includes(said)),
    )
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((left, right) => left - right))
  })

  it("does not let another citizen wait for it", async () => {
    server.zalo.failNextSend({ kind: "silence", when: "after" })

    await deliver("slow-first")
    await expect.poll(() => server.sentOnZalo(CITIZEN), { timeout: 5_000 }).toHaveLength(1)
    await deliver("someone-else")

    const others = () => server.sentOnZalo(SOMEONE_ELSE).join("\n")
    await expect.poll(others, { timeout: 5_000 }).toContain("mã 1.000656")
    expect(server.sentOnZalo(CITIZEN)).toHaveLength(1)
  })
})
