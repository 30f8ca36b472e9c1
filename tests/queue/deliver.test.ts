import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ChannelError, StoreError } from "../../src/domain/errors.ts"
import type { ConversationId } from "../../src/domain/message.ts"
import type { Channel } from "../../src/domain/ports.ts"
import { createDeliverer } from "../../src/queue/deliver.ts"
import type { Loop } from "../../src/queue/loop.ts"
import { message, outcome, present } from "../contracts/conversation-samples.ts"
import { clock, createDesk, createScriptedChannel, type Desk } from "./desk.ts"

describe("sending answers", () => {
  let desk: Desk
  let deliverer: Loop

  beforeEach(async () => {
    desk = await createDesk()
    vi.useFakeTimers()
  })
  afterEach(async () => {
    vi.useRealTimers()
    await deliverer.stop(1_000)
    await desk.close()
  })

  function start(...channels: Channel[]): void {
    deliverer = createDeliverer({ ...desk, channels, clock, random: () => 1 })
    deliverer.start()
  }
  async function answer(conversationId: ConversationId, ...texts: string[]): Promise<void> {
    await desk.store.accept([message(conversationId, `${conversationId} ${texts}`)], clock.now(), 0)
    const turn = present(await desk.store.leaseTurn(clock.now(), 1_000))
    await desk.store.completeTurn(turn, outcome(...texts), clock.now())
    desk.wake.wake()
  }
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  /** Turns the clock forward to the next try, without a night's worth of timers. */
  async function passUntilDue(): Promise<void> {
    vi.setSystemTime((await desk.store.nextDueAt()) ?? clock.now())
    desk.wake.wake()
    await pass(1)
  }
  const failing =
    (...failure: ConstructorParameters<typeof ChannelError>) =>
    (): Promise<void> =>
      Promise.reject(new ChannelError(...failure))
  const away = failing("channel-unreachable", { message: "platform away" })

  it("sends each answer through the channel it came from, its parts in order", async () => {
    const telegram = createScriptedChannel("telegram")
    const zalo = createScriptedChannel("zalo-oa")
    start(telegram, zalo)

    await answer("telegram:1", "một", "hai", "ba")
    await answer("zalo-oa:2", "bốn")
    await pass(1)

    expect([telegram.sent, zalo.sent]).toEqual([["một", "hai", "ba"], ["bốn"]])
    expect((await desk.store.depth(clock.now())).outboxOpen).toBe(0)
  })

  it("sends again after the platform was away, and the later part after the earlier", async () => {
    const telegram = createScriptedChannel("telegram", [away, away])
    start(telegram)
    await answer("telegram:1", "một", "hai")

    await pass(1_999)
    expect(telegram.calls).toBe(1)
    await pass(6_001)

    expect(telegram.calls).toBe(4)
    expect(telegram.sent).toEqual(["một", "hai"])
  })

  it("waits as long as the platform asks", async () => {
    const slowDown = failing("channel-rate-limited", { message: "slow down" }, 37_000)
    const telegram = createScriptedChannel("telegram", [slowDown])
    start(telegram)
    await answer("telegram:1", "một")

    await pass(36_999)
    expect(telegram.calls).toBe(1)
    await pass(1)
    expect(telegram.sent).toEqual(["một"])
  })

  it("does not let others wait for a conversation that cannot be reached", async () => {
    const telegram = createScriptedChannel("telegram", [away])
    start(telegram)
    await answer("telegram:1", "một")
    await pass(1)

    await answer("telegram:2", "hai")
    await pass(1)

    expect(telegram.sent).toEqual(["hai"])
  })

  it("sets aside what the platform refuses for good, and sends what comes after", async () => {
    const telegram = createScriptedChannel("telegram", [failing("channel-rejected", { message: "refused" })])
    start(telegram)
    await answer("telegram:1", "một", "hai")

    await pass(1)

    expect(telegram.sent).toEqual(["hai"])
    expect((await desk.store.depth(clock.now())).setAside).toBe(1)
  })

  it("sets aside what failed eight times", async () => {
    const telegram = createScriptedChannel(
      "telegram",
      Array.from({ length: 8 }, () => away),
    )
    start(telegram)
    await answer("telegram:1", "một")

    for (let attempt = 1; attempt <= 8; attempt += 1) await passUntilDue()

    expect(telegram.calls).toBe(8)
    expect(await desk.store.depth(clock.now())).toMatchObject({ setAside: 1, outboxOpen: 0 })
  })

  it("does not send a part again that stopped the process eight times", async () => {
    await answer("telegram:1", "một")
    for (let death = 0; death < 8; death += 1) {
      present(await desk.store.leasePart(clock.now(), 1, ["telegram"]))
      await pass(1)
    }
    const telegram = createScriptedChannel("telegram")

    start(telegram)
    await pass(1)

    expect(telegram.calls).toBe(0)
    expect((await desk.store.depth(clock.now())).setAside).toBe(1)
  })

  it("rather sends a part twice than never when it could not be marked", async () => {
    const telegram = createScriptedChannel("telegram")
    const markSent = vi.fn(desk.store.markSent).mockRejectedValueOnce(new StoreError("disk full"))
    desk.store = { ...desk.store, markSent }
    start(telegram)
    await answer("telegram:1", "một", "hai")

    await pass(120_001)

    expect(telegram.sent).toEqual(["một", "một", "hai"])
  })

  it("leaves to the citizen's own request what a pull channel fetches", async () => {
    const web = createScriptedChannel("web")
    start({ ...web, capabilities: { ...web.capabilities, delivery: "pull" } })
    await answer("web:1", "một")

    await pass(5_000)

    expect(web.calls).toBe(0)
  })

  it("finishes the part in hand when it is stopped, and takes no other", async () => {
    let finish: () => void = () => undefined
    const slowly = () =>
      new Promise<void>((resolve) => {
        finish = resolve
      })
    const telegram = createScriptedChannel("telegram", [slowly])
    start(telegram)
    await answer("telegram:1", "một", "hai")
    await pass(1)

    const stopped = deliverer.stop(5_000)
    finish()

    expect(await stopped).toBe(true)
    expect(telegram.sent).toEqual(["một"])
    expect((await desk.store.depth(clock.now())).outboxOpen).toBe(1)
  })

  it("never logs what is said or to whom", async () => {
    const telegram = createScriptedChannel("telegram", [away])
    start(telegram)
    await answer("telegram:1", "lệ phí của ông")

    await pass(3_000)

    expect(desk.log.map(({ message: text }) => text)).toEqual(["Sending failed", "Part sent"])
    expect(JSON.stringify(desk.log)).not.toMatch(/lệ phí|telegram:1/)
  })
})
