import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { createAwaitReplies, createAwaitTurns, createTurnSignal } from "../../src/queue/turn-signal.ts"
import { message, outcome, part, present } from "../contracts/conversation-samples.ts"
import { clock, createDesk, type Desk } from "./desk.ts"

describe("waiting for the end of a turn", () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it("is told by the worker, each conversation for itself", async () => {
    const signal = createTurnSignal()
    const waits = [signal.waitFor("web:1", 5_000), signal.waitFor("web:1", 5_000), signal.waitFor("web:2", 5_000)]

    signal.announce("web:1")
    await vi.advanceTimersByTimeAsync(5_000)

    expect(await Promise.all(waits)).toEqual([true, true, false])
    expect(vi.getTimerCount()).toBe(0)
  })

  it("is not told of an end that came before the wait", async () => {
    const signal = createTurnSignal()
    signal.announce("web:1")

    const wait = signal.waitFor("web:1", 10)
    await vi.advanceTimersByTimeAsync(10)

    expect(await wait).toBe(false)
  })
})

describe("the request of somebody who chats on the web", () => {
  let desk: Desk
  const signal = createTurnSignal()

  beforeEach(async () => {
    desk = await createDesk()
    vi.useFakeTimers()
  })
  afterEach(async () => {
    vi.useRealTimers()
    await desk.close()
  })

  const awaitReplies = (messageId: string) =>
    createAwaitReplies({ store: desk.store, turnSignal: signal, clock })("web", "web:1", messageId, 5_000)

  async function answer(text: string, announce: boolean): Promise<void> {
    const turn = present(await desk.store.leaseTurn(clock.now(), 1_000))
    await desk.store.completeTurn(turn, outcome(text), clock.now())
    if (announce) signal.announce(turn.conversationId)
  }

  it("gets the replies as soon as the turn is done", async () => {
    await desk.store.accept([message("web:1", "a")], clock.now(), 0)
    const before = Date.now()
    const replies = awaitReplies("a")
    await vi.advanceTimersByTimeAsync(300)

    await answer("lệ phí", true)

    expect(await replies).toEqual([part("lệ phí")])
    expect(Date.now() - before).toBe(300)
  })

  it("gets replies that are there already at once", async () => {
    await desk.store.accept([message("web:1", "a")], clock.now(), 0)
    await answer("lệ phí", true)

    expect(await awaitReplies("a")).toEqual([part("lệ phí")])
  })

  it("waits past an earlier turn of the same conversation", async () => {
    await desk.store.accept([message("web:1", "a")], clock.now(), 0)
    const earlier = present(await desk.store.leaseTurn(clock.now(), 1_000))
    await desk.store.accept([message("web:1", "b")], clock.now(), 0)
    const replies = awaitReplies("b")

    await desk.store.completeTurn(earlier, outcome("một"), clock.now())
    signal.announce("web:1")
    await vi.advanceTimersByTimeAsync(100)
    await answer("hai", true)

    expect(await replies).toEqual([part("hai")])
  })

  it("gets them within a second when another process made the answer", async () => {
    await desk.store.accept([message("web:1", "a")], clock.now(), 0)
    const replies = awaitReplies("a")
    await vi.advanceTimersByTimeAsync(100)

    await answer("lệ phí", false)
    await vi.advanceTimersByTimeAsync(1_000)

    expect(await replies).toEqual([part("lệ phí")])
  })

  it("gets nothing when it takes too long", async () => {
    await desk.store.accept([message("web:1", "a")], clock.now(), 0)
    const replies = awaitReplies("a")

    await vi.advanceTimersByTimeAsync(5_100)

    expect(await replies).toBeNull()
  })

  const awaitTurns = (turnId: number) =>
    createAwaitTurns({ store: desk.store, turnSignal: signal, clock })("web:1", turnId, 5_000)

  it("hears of a turn when it ends, with the messages it answered", async () => {
    await desk.store.accept([message("web:1", "a")], clock.now(), 0)
    const before = Date.now()
    const turns = awaitTurns(0)
    await vi.advanceTimersByTimeAsync(300)

    await answer("lệ phí", true)

    expect(await turns).toEqual([{ turnId: expect.any(Number), messageIds: ["a"], parts: [part("lệ phí")] }])
    expect(Date.now() - before).toBe(300)
  })

  it("hears of nothing when nothing is said after the turn it knows", async () => {
    await desk.store.accept([message("web:1", "a")], clock.now(), 0)
    await answer("lệ phí", true)
    const known = present((await awaitTurns(0))[0])
    const turns = awaitTurns(known.turnId)

    await vi.advanceTimersByTimeAsync(5_100)

    expect(await turns).toEqual([])
  })
})
