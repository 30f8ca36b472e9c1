import { setImmediate as settled } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { InvalidInputError, StoreError } from "../../src/domain/errors.ts"
import type { ConversationId } from "../../src/domain/message.ts"
import type { LeasedTurn, TurnOutcome } from "../../src/domain/ports.ts"
import type { Loop } from "../../src/queue/loop.ts"
import { createTurnWorker } from "../../src/queue/worker.ts"
import { message, outcome, present } from "../contracts/conversation-samples.ts"
import { clock, createDesk, type Desk } from "./desk.ts"

describe("answering turns", () => {
  let desk: Desk
  let worker: Loop
  let announced: ConversationId[]
  let handled: string[][]
  let handle: (turn: LeasedTurn) => Promise<TurnOutcome>
  let databaseIsAway: boolean

  beforeEach(async () => {
    desk = await createDesk()
    vi.useFakeTimers()
    announced = []
    handled = []
    databaseIsAway = false
    handle = async () => outcome("trả lời")
    worker = createTurnWorker({
      ...desk,
      store: {
        ...desk.store,
        leaseTurn: (...all) =>
          databaseIsAway ? Promise.reject(new StoreError("disk full")) : desk.store.leaseTurn(...all),
      },
      handleTurn: (turn) => {
        handled.push(turn.messages.map(({ messageId }) => messageId))
        return handle(turn)
      },
      failedOutcome: () => ({ ...outcome("xin lỗi"), status: "failed" }),
      announce: (conversationId) => announced.push(conversationId),
      clock,
      random: () => 1,
    })
  })
  afterEach(async () => {
    vi.useRealTimers()
    await worker.stop(10)
    await desk.close()
  })

  async function arrives(conversationId: ConversationId, messageId: string, burstWindowMs = 0): Promise<void> {
    await desk.store.accept([message(conversationId, messageId)], clock.now(), burstWindowMs)
    desk.wake.wake()
  }
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)
  const waiting = async () => (await desk.store.leasePart(clock.now(), 1, ["telegram"]))?.part.text ?? null

  it("answers what waited when it starts, and tells whoever waits for the end or sends the answer", async () => {
    await arrives("telegram:1", "a")
    const woken = desk.wake.count()

    worker.start()
    await pass(1)

    expect(handled).toEqual([["a"]])
    expect(announced).toEqual(["telegram:1"])
    expect(desk.wake.count()).toBe(woken + 1)
    expect(await waiting()).toBe("trả lời")
  })

  it("answers a burst once, as soon as its window is over", async () => {
    worker.start()
    await arrives("telegram:1", "a", 1_500)
    await pass(900)
    await arrives("telegram:1", "b", 1_500)

    await pass(1_499)
    expect(handled).toEqual([])
    await pass(1)
    expect(handled).toEqual([["a", "b"]])
  })

  it("answers a burst on time though nobody was woken for it", async () => {
    worker.start()
    await pass(700)
    await desk.store.accept([message("telegram:1", "a")], clock.now(), 1_500)

    await pass(1_499)
    expect(handled).toEqual([])
    await pass(1)
    expect(handled).toEqual([["a"]])
  })

  it("finds within a second what another process stored", async () => {
    worker.start()
    await pass(10)
    await desk.store.accept([message("telegram:1", "a")], clock.now(), 0)

    await pass(1_000)

    expect(handled).toEqual([["a"]])
  })

  it("tries a turn again that failed, later each time", async () => {
    handle = () => Promise.reject(new TypeError("bug"))
    worker.start()
    await arrives("telegram:1", "a")

    const tries: number[] = []
    for (const milliseconds of [1, 999, 2_000, 4_000]) {
      await pass(milliseconds)
      tries.push(handled.length)
    }

    expect(tries).toEqual([1, 2, 3, 4])
    expect(announced).toEqual([])
  })

  it("sets a turn aside that keeps failing, tells the citizen, and goes on with the next message", async () => {
    handle = (turn) =>
      turn.messages[0]?.messageId === "a" ? Promise.reject(new TypeError("bug")) : Promise.resolve(outcome("tốt"))
    worker.start()
    await arrives("telegram:1", "a")
    await pass(16_000)
    await arrives("telegram:1", "b")
    await pass(1)

    expect(handled).toEqual([["a"], ["a"], ["a"], ["a"], ["a"], ["b"]])
    expect(await waiting()).toBe("xin lỗi")
    expect(await desk.store.depth(clock.now())).toMatchObject({ setAside: 1, inboxOpen: 0, outboxOpen: 2 })
  })

  it("sets a turn aside at once when trying again cannot help", async () => {
    handle = () => Promise.reject(new InvalidInputError("no such thing"))
    worker.start()
    await arrives("telegram:1", "a")

    await pass(1)

    expect(handled).toHaveLength(1)
    expect(await desk.store.depth(clock.now())).toMatchObject({ setAside: 1 })
    expect(announced).toEqual(["telegram:1"])
  })

  it("does not handle a turn again that stopped the process five times", async () => {
    await arrives("telegram:1", "a")
    for (let death = 0; death < 5; death += 1) {
      present(await desk.store.leaseTurn(clock.now(), 1))
      await pass(1)
    }

    worker.start()
    await pass(1)

    expect(handled).toEqual([])
    expect(await waiting()).toBe("xin lỗi")
  })

  it("lets another conversation go on while one takes long", async () => {
    handle = (turn) =>
      turn.conversationId === "telegram:slow" ? new Promise(() => undefined) : Promise.resolve(outcome("nhanh"))
    worker.start()
    await arrives("telegram:slow", "a")
    await pass(1)
    await arrives("telegram:quick", "b")
    await pass(1)

    expect(announced).toEqual(["telegram:quick"])
  })

  it("goes on when somebody else finished a turn whose lease was lost", async () => {
    handle = async (turn) => {
      await pass(40_000)
      const other = present(await desk.store.leaseTurn(clock.now(), 1_000))
      await desk.store.completeTurn(other, outcome("người khác"), clock.now())
      handle = async () => outcome(`sau ${turn.conversationId}`)
      return outcome("quá muộn")
    }
    await arrives("telegram:1", "a")
    worker.start()
    await pass(41_000)
    await arrives("telegram:2", "b")
    await pass(1)

    expect(await waiting()).toBe("người khác")
    expect(await desk.store.depth(clock.now())).toMatchObject({ inboxOpen: 0, outboxOpen: 2, setAside: 0 })
    expect(desk.log.map(({ message: text }) => text)).toContain("Turn left to its lease")
  })

  it("keeps looking when the database is away for a while", async () => {
    databaseIsAway = true
    worker.start()
    await arrives("telegram:1", "a")
    await pass(1_500)

    databaseIsAway = false
    await pass(1_000)

    expect(announced).toEqual(["telegram:1"])
  })

  it("finishes what is in hand when it is stopped, and takes nothing new", async () => {
    let finish: () => void = () => undefined
    handle = () =>
      new Promise((resolve) => {
        finish = () => resolve(outcome("trả lời"))
      })
    worker.start()
    await arrives("telegram:1", "a")
    await pass(1)

    const stopped = worker.stop(5_000)
    await arrives("telegram:2", "b")
    finish()

    expect(await stopped).toBe(true)
    expect(announced).toEqual(["telegram:1"])
    expect((await desk.store.depth(clock.now())).inboxOpen).toBe(1)
  })

  it("stops at the deadline with the turn unanswered, to be done again after its lease", async () => {
    handle = () => new Promise(() => undefined)
    worker.start()
    await arrives("telegram:1", "a")
    await pass(1)

    const stopped = worker.stop(5_000)
    await pass(5_000)

    expect(await stopped).toBe(false)
    expect(await desk.store.nextDueAt()).not.toBeNull()
  })

  it("never logs what a citizen wrote or who wrote it", async () => {
    handle = (turn) => Promise.reject(new Error(JSON.stringify(turn.messages)))
    worker.start()
    await arrives("telegram:1", "a")
    await pass(16_000)
    await settled()

    expect(desk.log.length).toBeGreaterThan(4)
    expect(JSON.stringify(desk.log)).not.toContain("câu a")
    expect(JSON.stringify(desk.log)).not.toContain("telegram:1")
  })
})
