import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { ConversationId } from "../../src/domain/message.ts"
import type { MessageStore } from "../../src/domain/ports.ts"
import { at, LEASE_MS, message, outcome, part, present, WINDOW_MS } from "./conversation-samples.ts"
import { engines, type OpenStore, type Place } from "./store-engines.ts"

describe.each(engines)("message store, when work is due, how much waits, what is forgotten: $name", ({ create }) => {
  let place: Place
  let opened: OpenStore
  let store: MessageStore

  beforeEach(async () => {
    place = await create()
    opened = await place.open()
    store = opened.store
  })
  afterEach(() => place.remove())

  async function answer(conversationId: ConversationId, messageId: string, now: number): Promise<void> {
    await store.accept([message(conversationId, messageId)], at(now), 0)
    await store.completeTurn(present(await store.leaseTurn(at(now), LEASE_MS)), outcome("một", "hai"), at(now))
  }

  it("has nothing due when nothing waits", async () => {
    expect(await store.nextDueAt()).toBeNull()
    expect(await store.depth(at(0))).toEqual({
      inboxOpen: 0,
      inboxOldestMs: 0,
      outboxOpen: 0,
      outboxOldestMs: 0,
      setAside: 0,
    })
  })

  it("is due when the burst is over, and no later than three windows after its first message", async () => {
    await store.accept([message("telegram:1", "a")], at(0), WINDOW_MS)
    const afterOne = await store.nextDueAt()
    for (const time of [1_400, 2_800, 4_200])
      await store.accept([message("telegram:1", `m${time}`)], at(time), WINDOW_MS)
    const afterMany = await store.nextDueAt()

    expect([afterOne, afterMany]).toEqual([at(WINDOW_MS), at(3 * WINDOW_MS)])
  })

  it("is due when a lease runs out, or at the time a turn was given back for", async () => {
    await store.accept([message("telegram:1", "a")], at(0), 0)
    const turn = present(await store.leaseTurn(at(0), LEASE_MS))
    const leased = await store.nextDueAt()
    await store.retryTurn(turn, at(4_000), "bug")
    const givenBack = await store.nextDueAt()

    expect([leased, givenBack]).toEqual([at(LEASE_MS), at(4_000)])
  })

  it("is due when the first part of a conversation is, whatever waits behind it", async () => {
    await answer("telegram:1", "a", 0)
    const leased = present(await store.leasePart(at(0), LEASE_MS, ["telegram"]))
    const inHand = await store.nextDueAt()
    await store.retryPart(leased, at(7_000), "channel-rate-limited")
    const delayed = await store.nextDueAt()

    expect([inHand, delayed]).toEqual([at(LEASE_MS), at(7_000)])
  })

  it("measures what waits, what is in hand included", async () => {
    await answer("telegram:1", "a", 0)
    await store.accept([message("telegram:2", "b"), message("telegram:2", "c")], at(1_000), 0)
    await store.leaseTurn(at(1_000), LEASE_MS)

    expect(await store.depth(at(5_000))).toEqual({
      inboxOpen: 2,
      inboxOldestMs: 4_000,
      outboxOpen: 2,
      outboxOldestMs: 5_000,
      setAside: 0,
    })
  })

  it("forgets old conversations whole: message, turn, two replies, conversation", async () => {
    await answer("web:1", "a", 0)

    expect(await store.purge(at(0))).toBe(0)
    expect(await store.purge(at(1))).toBe(5)
    expect(await store.takeReplies("web", "a", at(2))).toBeNull()
  })

  it("forgets the old part of a conversation that goes on, and keeps its memory", async () => {
    await answer("web:1", "old", 0)
    await answer("web:1", "new", 10_000)

    const deleted = await store.purge(at(5_000))
    await store.accept([message("web:1", "next")], at(11_000), 0)

    expect(deleted).toBe(4)
    expect(await store.takeReplies("web", "old", at(11_000))).toBeNull()
    expect(await store.takeReplies("web", "new", at(11_000))).toEqual([part("một"), part("hai")])
    expect((await store.leaseTurn(at(11_000), LEASE_MS))?.state).toEqual(outcome().state)
  })

  it("never deletes what is still to be answered or sent, however old", async () => {
    await answer("telegram:1", "a", 0)
    await store.accept([message("telegram:2", "b")], at(0), 0)

    await store.purge(at(1_000_000))

    expect(await store.depth(at(0))).toMatchObject({ inboxOpen: 1, outboxOpen: 2 })
    expect((await store.leaseTurn(at(0), LEASE_MS))?.messages).toMatchObject([{ messageId: "b" }])
  })

  it("keeps everything over a restart: waiting messages, memory, parts, duplicate keys", async () => {
    await answer("telegram:1", "a", 0)
    await store.accept([message("telegram:1", "b")], at(0), 0)
    await opened.close()

    store = (await place.open()).store

    expect(await store.accept([message("telegram:1", "a"), message("telegram:1", "b")], at(1), 0)).toBe(0)
    expect(await store.leaseTurn(at(1), LEASE_MS)).toMatchObject({
      messages: [{ messageId: "b" }],
      state: outcome().state,
    })
    expect((await store.leasePart(at(1), LEASE_MS, ["telegram"]))?.part.text).toBe("một")
  })

  it("does a turn again that was in hand when the process died", async () => {
    await store.accept([message("telegram:1", "a")], at(0), 0)
    await store.leaseTurn(at(0), LEASE_MS)
    await opened.close()

    store = (await place.open()).store

    expect(await store.leaseTurn(at(1), LEASE_MS)).toBeNull()
    expect(await store.leaseTurn(at(LEASE_MS), LEASE_MS)).toMatchObject({ attempts: 1, messages: [{ messageId: "a" }] })
  })

  it("speaks of a failed database in our own words", async () => {
    await opened.close()

    await expect(store.nextDueAt()).rejects.toThrow(StoreError)
    await expect(store.accept([message("telegram:1", "a")], at(0), 0)).rejects.toThrow(StoreError)
  })
})
