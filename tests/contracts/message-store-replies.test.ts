import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ConversationId } from "../../src/domain/message.ts"
import type { MessageStore } from "../../src/domain/ports.ts"
import { at, LEASE_MS, message, outcome, part, present } from "./conversation-samples.ts"
import { engines, type Place } from "./store-engines.ts"

describe.each(engines)("message store, catching up with a conversation: $name", ({ create }) => {
  let place: Place
  let store: MessageStore

  beforeEach(async () => {
    place = await create()
    store = (await place.open()).store
  })
  afterEach(() => place.remove())

  async function answer(conversationId: ConversationId, messageIds: readonly string[], ...texts: string[]) {
    await store.accept(
      messageIds.map((id) => message(conversationId, id)),
      at(0),
      0,
    )
    await store.completeTurn(present(await store.leaseTurn(at(0), LEASE_MS)), outcome(...texts), at(0))
  }
  const later = (turnId: number) => store.repliesAfter("web:1", turnId, at(1))

  it("gives every turn with its messages and parts, oldest first", async () => {
    await answer("web:1", ["a", "b"], "một", "hai")
    await answer("web:1", ["c"], "ba")

    const turns = await later(0)

    expect(turns).toMatchObject([
      { messageIds: ["a", "b"], parts: [part("một"), part("hai")] },
      { messageIds: ["c"], parts: [part("ba")] },
    ])
    expect(present(turns[1]).turnId).toBeGreaterThan(present(turns[0]).turnId)
  })

  it("gives only what came after the turn named, and the same when asked again", async () => {
    await answer("web:1", ["a"], "một")
    await answer("web:1", ["b"], "hai")
    const [first, second] = await later(0)

    expect(await later(present(first).turnId)).toEqual([second])
    expect(await later(present(first).turnId)).toEqual([second])
    expect(await later(present(second).turnId)).toEqual([])
  })

  it("gives nothing of another conversation, of an open turn or of an unknown conversation", async () => {
    await answer("web:2", ["a"], "một")
    await store.accept([message("web:1", "b")], at(0), 0)

    expect(await later(0)).toEqual([])
    expect(await store.repliesAfter("web:3", 0, at(1))).toEqual([])
  })

  it("gives a silent turn without parts, and the words of one that was set aside", async () => {
    await answer("web:1", ["a"])
    await store.accept([message("web:1", "b")], at(0), 0)
    await store.setTurnAside(present(await store.leaseTurn(at(0), LEASE_MS)), outcome("xin lỗi"), "bug", at(0))

    expect(await later(0)).toMatchObject([
      { messageIds: ["a"], parts: [] },
      { messageIds: ["b"], parts: [part("xin lỗi")] },
    ])
  })

  it("loses no turn of a long conversation that is fetched piece by piece", async () => {
    const ids = Array.from({ length: 25 }, (_, number) => `m${number}`)
    for (const id of ids) await answer("web:1", [id], id)

    const first = await later(0)
    const rest = await later(present(first.at(-1)).turnId)

    expect([...first, ...rest].flatMap(({ messageIds }) => messageIds)).toEqual(ids)
    expect(rest).not.toEqual([])
  })

  it("gives what the message itself is given too, in either order", async () => {
    await answer("web:1", ["a"], "một")

    const byTurn = await later(0)
    const byMessage = await store.takeReplies("web", "a", at(2))
    const again = await later(0)

    expect(byMessage).toEqual(present(byTurn[0]).parts)
    expect(again).toEqual(byTurn)
  })
})
