import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { ConversationId } from "../../src/domain/message.ts"
import type { LeasedPart, MessageStore } from "../../src/domain/ports.ts"
import { at, LEASE_MS, message, outcome, part, present } from "./conversation-samples.ts"
import { engines, type Place } from "./store-engines.ts"

describe.each(engines)("message store, handing out what is to be said: $name", ({ create }) => {
  let place: Place
  let store: MessageStore

  beforeEach(async () => {
    place = await create()
    store = (await place.open()).store
  })
  afterEach(() => place.remove())

  async function answer(conversationId: ConversationId, messageId: string, ...texts: string[]): Promise<void> {
    await store.accept([message(conversationId, messageId)], at(0), 0)
    await store.completeTurn(present(await store.leaseTurn(at(0), LEASE_MS)), outcome(...texts), at(0))
  }
  const lease = (now: number): Promise<LeasedPart | null> => store.leasePart(at(now), LEASE_MS, ["telegram", "zalo-oa"])
  const receipt = { platformMessageId: "p1" }

  it("sends the parts of one conversation in order, each after the one before", async () => {
    await answer("telegram:1", "a", "một", "hai")
    await answer("telegram:1", "b", "ba")

    const said: string[] = []
    for (let leased = await lease(1); leased !== null; leased = await lease(1)) {
      said.push(leased.part.text)
      expect(await lease(1)).toBeNull()
      await store.markSent(leased, receipt, at(1))
    }

    expect(said).toEqual(["một", "hai", "ba"])
  })

  it("gives a part back unchanged", async () => {
    await answer("telegram:1", "a", "một")

    const leased = await lease(1)

    expect(leased).toMatchObject({ conversationId: "telegram:1", channel: "telegram", part: part("một"), attempts: 0 })
  })

  it("does not let one conversation wait for another", async () => {
    await answer("telegram:1", "a", "một", "hai")
    await answer("zalo-oa:2", "b", "ba")

    const texts = [await lease(1), await lease(1), await lease(1)].map((leased) => leased?.part.text)

    expect(texts).toEqual(["một", "ba", undefined])
  })

  it("hands out parts of the named channels only", async () => {
    await answer("telegram:1", "a", "một")

    expect(await store.leasePart(at(1), LEASE_MS, ["zalo-oa"])).toBeNull()
    expect(await store.leasePart(at(1), LEASE_MS, [])).toBeNull()
  })

  it("holds back later parts while an earlier one waits to be tried again", async () => {
    await answer("telegram:1", "a", "một", "hai")
    await store.retryPart(present(await lease(1)), at(5_000), "channel-unreachable")

    expect(await lease(4_999)).toBeNull()
    expect(await lease(5_000)).toMatchObject({ part: { text: "một" }, attempts: 1 })
  })

  it("hands a part out again when its lease ran out", async () => {
    await answer("telegram:1", "a", "một")
    const lost = present(await lease(1))

    expect(await lease(LEASE_MS)).toBeNull()
    expect(await lease(1 + LEASE_MS)).toMatchObject({ id: lost.id, attempts: 1 })
  })

  it("refuses a give-back from whoever lost the lease, but believes them that it was sent", async () => {
    await answer("telegram:1", "a", "một")
    const lost = present(await lease(1))
    const held = present(await lease(60_000))

    await expect(store.retryPart(lost, at(70_000), "late")).rejects.toThrow(StoreError)
    await expect(store.setPartAside(lost, "late", at(60_001))).rejects.toThrow(StoreError)
    await store.markSent(lost, receipt, at(60_001))

    await expect(store.retryPart(held, at(70_000), "late")).rejects.toThrow(StoreError)
    expect(await lease(999_999)).toBeNull()
  })

  it("goes on after a part was set aside, and counts it for staff", async () => {
    await answer("telegram:1", "a", "một", "hai")
    await store.setPartAside(present(await lease(1)), "channel-rejected", at(1))

    expect((await lease(1))?.part.text).toBe("hai")
    expect((await store.depth(at(1))).setAside).toBe(1)
  })

  it("sets aside a part that can no longer be read, and goes on", async () => {
    await answer("telegram:1", "a", "một", "hai")
    place.tamper("update outbox set part = '[]' where part like '%một%'")

    expect((await lease(1))?.part.text).toBe("hai")
    expect((await store.depth(at(1))).setAside).toBe(1)
  })

  it("gives a pull channel no replies while the turn is open or the message unknown", async () => {
    await store.accept([message("web:1", "a")], at(0), 0)
    const unleased = await store.takeReplies("web", "a", at(0))
    const turn = present(await store.leaseTurn(at(0), LEASE_MS))
    const leased = await store.takeReplies("web", "a", at(0))
    await store.retryTurn(turn, at(9), "bug")
    const givenBack = await store.takeReplies("web", "a", at(1))
    const unknown = await store.takeReplies("web", "b", at(1))

    expect([unleased, leased, givenBack, unknown]).toEqual([null, null, null, null])
  })

  it("gives the same replies however often they are asked for", async () => {
    await answer("web:1", "a", "một", "hai")
    await answer("web:1", "b", "ba")

    const first = await store.takeReplies("web", "a", at(1))
    const again = await store.takeReplies("web", "a", at(2))

    expect(first).toEqual([part("một"), part("hai")])
    expect(again).toEqual(first)
  })

  it("gives every message of a burst the same replies", async () => {
    await store.accept([message("web:1", "a"), message("web:1", "b")], at(0), 0)
    await store.completeTurn(present(await store.leaseTurn(at(0), LEASE_MS)), outcome("cả hai"), at(0))

    expect(await store.takeReplies("web", "a", at(1))).toEqual([part("cả hai")])
    expect(await store.takeReplies("web", "b", at(1))).toEqual([part("cả hai")])
  })

  it("gives a pull channel the words of a turn that was set aside, and none for a silent turn", async () => {
    await store.accept([message("web:1", "a")], at(0), 0)
    await store.setTurnAside(present(await store.leaseTurn(at(0), LEASE_MS)), outcome("xin lỗi"), "bug", at(0))
    await answer("web:1", "b")

    expect(await store.takeReplies("web", "a", at(1))).toEqual([part("xin lỗi")])
    expect(await store.takeReplies("web", "b", at(1))).toEqual([])
  })

  it("never lists replies to be fetched as waiting to be sent", async () => {
    await answer("web:1", "a", "một")

    expect(await store.leasePart(at(1), LEASE_MS, ["web", "telegram"])).toBeNull()
    expect(await store.nextDueAt()).toBeNull()
    expect((await store.depth(at(1))).outboxOpen).toBe(0)
  })
})
