import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { MessageStore } from "../../src/domain/ports.ts"
import { at, LEASE_MS, message, outcome, present, WINDOW_MS } from "./conversation-samples.ts"
import { engines, type Place } from "./store-engines.ts"

describe.each(engines)("message store, taking messages in and handing out turns: $name", ({ create }) => {
  let place: Place
  let store: MessageStore

  beforeEach(async () => {
    place = await create()
    store = (await place.open()).store
  })
  afterEach(() => place.remove())

  const accept = (...messages: Parameters<MessageStore["accept"]>[0]) => store.accept(messages, at(0), WINDOW_MS)
  const ids = async (now: number) =>
    (await store.leaseTurn(at(now), LEASE_MS))?.messages.map(({ messageId }) => messageId) ?? null

  it("counts new messages and drops a repeat silently", async () => {
    const first = await accept(message("telegram:1", "a"), message("telegram:1", "b"))
    const again = await accept(message("telegram:1", "b"), message("telegram:1", "c"), message("telegram:1", "c"))

    expect([first, again]).toEqual([2, 1])
    expect(await ids(WINDOW_MS)).toEqual(["a", "b", "c"])
  })

  it("tells the same message number of two channels apart", async () => {
    const added = await accept(message("telegram:1", "a"), message("zalo-oa:1", "a"))

    expect(added).toBe(2)
  })

  it("stores none of several messages when one of them cannot be stored", async () => {
    place.tamper(`create trigger refuse before insert on inbox when new.message_id = 'b'
      begin select raise(abort, 'refused'); end`)

    await expect(accept(message("telegram:1", "a"), message("telegram:1", "b"))).rejects.toThrow(StoreError)

    expect((await store.depth(at(0))).inboxOpen).toBe(0)
  })

  it("gives back content, conversation, times and no memory for somebody who writes for the first time", async () => {
    await accept({ ...message("telegram:1", "a", 7), content: { kind: "option", optionId: "tt:1.001193:fee" } })

    const turn = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))

    expect(turn).toMatchObject({ conversationId: "telegram:1", channel: "telegram", state: null, attempts: 0 })
    expect(turn.messages).toMatchObject([
      { messageId: "a", sentAt: at(7), content: { kind: "option", optionId: "tt:1.001193:fee" } },
    ])
  })

  it("waits one burst window after the newest message", async () => {
    await accept(message("telegram:1", "a"))
    await store.accept([message("telegram:1", "b")], at(1_000), WINDOW_MS)

    expect(await ids(1_000 + WINDOW_MS - 1)).toBeNull()
    expect(await ids(1_000 + WINDOW_MS)).toEqual(["a", "b"])
  })

  it("waits at most three burst windows after the oldest message", async () => {
    for (const time of [0, 1_000, 2_000, 3_000, 4_000])
      await store.accept([message("telegram:1", `m${time}`, time)], at(time), WINDOW_MS)

    expect(await ids(3 * WINDOW_MS - 1)).toBeNull()
    expect(await ids(3 * WINDOW_MS)).toEqual(["m0", "m1000", "m2000", "m3000", "m4000"])
  })

  it("reads a burst in the order in which it was written, however it came in", async () => {
    await accept(
      message("telegram:1", "third", 30),
      message("telegram:1", "first", 10),
      message("telegram:1", "second", 20),
    )

    expect(await ids(WINDOW_MS)).toEqual(["first", "second", "third"])
  })

  it("serves the conversation that has waited longest first", async () => {
    await store.accept([message("telegram:late", "b", 0)], at(10), WINDOW_MS)
    await store.accept([message("telegram:early", "a", 5)], at(5), WINDOW_MS)

    expect(await ids(5_000)).toEqual(["a"])
    expect(await ids(5_000)).toEqual(["b"])
    expect(await ids(5_000)).toBeNull()
  })

  it("gives no second lease of a conversation, and keeps later messages for the next turn", async () => {
    await accept(message("telegram:1", "a"))
    const turn = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))
    await store.accept([message("telegram:1", "b")], at(2_000), WINDOW_MS)

    const during = await ids(20_000)
    await store.completeTurn(turn, outcome("trả lời"), at(20_000))

    expect(during).toBeNull()
    expect(await ids(20_000)).toEqual(["b"])
  })

  it("remembers the conversation's state and answers no message twice", async () => {
    await accept(message("telegram:1", "a"))
    const turn = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))
    await store.completeTurn(turn, outcome("trả lời"), at(2_000))
    await store.accept([message("telegram:1", "a"), message("telegram:1", "b")], at(3_000), WINDOW_MS)

    const next = present(await store.leaseTurn(at(9_000), LEASE_MS))

    expect(next.messages.map(({ messageId }) => messageId)).toEqual(["b"])
    expect(next.state).toEqual(outcome().state)
  })

  it("takes a conversation again when its lease ran out, and counts the attempt", async () => {
    await accept(message("telegram:1", "a"))
    const lost = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))

    const before = await store.leaseTurn(at(WINDOW_MS + LEASE_MS - 1), LEASE_MS)
    const again = present(await store.leaseTurn(at(WINDOW_MS + LEASE_MS), LEASE_MS))

    expect(before).toBeNull()
    expect(again).toMatchObject({ attempts: 1, messages: lost.messages })
  })

  it("writes nothing for whoever lost the lease", async () => {
    await accept(message("telegram:1", "a"))
    const lost = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))
    const held = present(await store.leaseTurn(at(60_000), LEASE_MS))

    await expect(store.completeTurn(lost, outcome("mất"), at(60_001))).rejects.toThrow(StoreError)
    await expect(store.setTurnAside(lost, outcome("mất"), "bug", at(60_001))).rejects.toThrow(StoreError)
    await expect(store.retryTurn(lost, at(60_001), "bug")).rejects.toThrow(StoreError)

    expect((await store.depth(at(60_001))).outboxOpen).toBe(0)
    await store.completeTurn(held, outcome("giữ"), at(60_002))
    expect((await store.leasePart(at(60_002), LEASE_MS, ["telegram"]))?.part.text).toBe("giữ")
  })

  it("lets a turn be completed only once", async () => {
    await accept(message("telegram:1", "a"))
    const turn = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))
    await store.completeTurn(turn, outcome("một"), at(2_000))

    await expect(store.completeTurn(turn, outcome("hai"), at(2_001))).rejects.toThrow(StoreError)

    expect((await store.depth(at(2_001))).outboxOpen).toBe(1)
  })

  it("writes the whole turn or nothing of it", async () => {
    await accept(message("telegram:1", "a"))
    const turn = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))
    place.tamper(`create trigger refuse before insert on outbox when new.part like '%hai%'
      begin select raise(abort, 'refused'); end`)

    await expect(store.completeTurn(turn, outcome("một", "hai"), at(2_000))).rejects.toThrow(StoreError)

    expect(await store.depth(at(2_000))).toMatchObject({ inboxOpen: 1, outboxOpen: 0 })
    place.tamper("drop trigger refuse")
    const again = present(await store.leaseTurn(at(60_000), LEASE_MS))
    expect(again).toMatchObject({ attempts: 1, state: null, messages: turn.messages })
  })

  it("gives messages back until the time named, together with what came in meanwhile", async () => {
    await accept(message("telegram:1", "a"))
    await store.retryTurn(present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS)), at(10_000), "store-failed")
    await store.accept([message("telegram:1", "b", 1)], at(2_000), WINDOW_MS)

    const early = await store.leaseTurn(at(9_999), LEASE_MS)
    const turn = present(await store.leaseTurn(at(10_000), LEASE_MS))

    expect(early).toBeNull()
    expect(turn.attempts).toBe(1)
    expect(turn.messages.map(({ messageId }) => messageId)).toEqual(["a", "b"])
  })

  it("sets a turn aside for staff, tells the citizen, and goes on with the next message", async () => {
    await accept(message("telegram:1", "a"))
    const turn = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))
    await store.setTurnAside(turn, outcome("xin lỗi"), "TypeError", at(2_000))
    await store.accept([message("telegram:1", "b")], at(3_000), WINDOW_MS)

    expect(await store.depth(at(3_000))).toMatchObject({ setAside: 1, inboxOpen: 1, outboxOpen: 1 })
    expect((await store.leasePart(at(3_000), LEASE_MS, ["telegram"]))?.part.text).toBe("xin lỗi")
    expect(await ids(9_000)).toEqual(["b"])
  })

  it("hands out a turn although what lies on disk can no longer be read", async () => {
    await accept(message("telegram:1", "a"), message("telegram:1", "b"))
    place.tamper(`update inbox set content = '{"kind":' where message_id = 'a';
      update inbox set content = '{"kind":"text"}' where message_id = 'b';
      update conversations set state = '{"options":3}'`)

    const turn = present(await store.leaseTurn(at(WINDOW_MS), LEASE_MS))

    expect(turn.state).toBeNull()
    expect(turn.messages.map(({ content }) => content)).toEqual([
      { kind: "attachment", attachment: "other" },
      { kind: "attachment", attachment: "other" },
    ])
  })
})
