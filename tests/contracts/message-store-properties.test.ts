import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { ConversationId } from "../../src/domain/message.ts"
import type { LeasedTurn, MessageStore } from "../../src/domain/ports.ts"
import { openDatabase } from "../../src/store/database.ts"
import { createMessageStore } from "../../src/store/message-store.ts"
import { at, LEASE_MS, message, outcome, WINDOW_MS } from "./conversation-samples.ts"

/** What can happen to a store, in any order; `pick` chooses among the turns ever leased, old ones included. */
type Happening =
  | { kind: "accept"; citizen: number; count: number }
  | { kind: "redeliver" }
  | { kind: "lease" }
  | { kind: "complete" | "set-aside"; pick: number }
  | { kind: "retry"; pick: number; delayMs: number }
  | { kind: "time-passes"; byMs: number }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ kind: fc.constant("accept"), citizen: fc.nat(2), count: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant("redeliver") }),
  fc.record({ kind: fc.constant("lease") }),
  fc.record({ kind: fc.constantFrom("complete", "set-aside"), pick: fc.nat(20) }),
  fc.record({ kind: fc.constant("retry"), pick: fc.nat(20), delayMs: fc.nat(5_000) }),
  fc.record({ kind: fc.constant("time-passes"), byMs: fc.constantFrom(1, 700, WINDOW_MS, LEASE_MS) }),
)

/** A citizen population and workers acting on one store, keeping account of what each was promised. */
function createWorld(store: MessageStore) {
  const accepted = new Map<ConversationId, string[]>()
  const answered = new Map<ConversationId, string[]>()
  const turns: { turn: LeasedTurn; until: number; over: boolean }[] = []
  let now = 0
  let serial = 0

  const append = (book: Map<ConversationId, string[]>, id: ConversationId, names: readonly string[]) =>
    book.set(id, [...(book.get(id) ?? []), ...names])

  async function lease(): Promise<boolean> {
    const turn = await store.leaseTurn(at(now), LEASE_MS)
    if (turn === null) return false
    const rivals = turns.filter(
      (other) => !other.over && other.until > now && other.turn.conversationId === turn.conversationId,
    )
    expect(rivals).toEqual([])
    turns.push({ turn, until: now + LEASE_MS, over: false })
    return true
  }

  async function end(pick: number, how: (turn: LeasedTurn) => Promise<void>, answers: boolean): Promise<void> {
    const chosen = turns[pick % turns.length]
    if (chosen === undefined) return
    try {
      await how(chosen.turn)
    } catch (error) {
      // The only excuse is a lease that was over.
      expect(error).toBeInstanceOf(StoreError)
      expect(chosen.over || chosen.until <= now).toBe(true)
      return
    }
    expect(chosen.over).toBe(false)
    chosen.over = true
    const names = chosen.turn.messages.map(({ messageId }) => messageId)
    if (answers) append(answered, chosen.turn.conversationId, names)
  }

  const reply = (turn: LeasedTurn) => outcome(...turn.messages.map(({ messageId }) => messageId))
  const complete = (turn: LeasedTurn) => store.completeTurn(turn, reply(turn), at(now))

  async function accept(citizen: number, count: number): Promise<void> {
    const id: ConversationId = `telegram:${citizen}`
    const messages = Array.from({ length: count }, () => message(id, `m${serial}`, serial++))
    append(
      accepted,
      id,
      messages.map(({ messageId }) => messageId),
    )
    expect(await store.accept(messages, at(now), WINDOW_MS)).toBe(count)
  }

  async function redeliver(): Promise<void> {
    const again = [...accepted].flatMap(([id, names]) => names.map((name) => message(id, name)))
    expect(await store.accept(again, at(now), WINDOW_MS)).toBe(0)
  }

  async function happen(what: Happening): Promise<void> {
    switch (what.kind) {
      case "accept":
        return await accept(what.citizen, what.count)
      case "redeliver":
        return await redeliver()
      case "lease":
        await lease()
        return
      case "complete":
        return await end(what.pick, complete, true)
      case "set-aside":
        return await end(what.pick, (turn) => store.setTurnAside(turn, reply(turn), "bug", at(now)), true)
      case "retry":
        return await end(what.pick, (turn) => store.retryTurn(turn, at(now + what.delayMs), "bug"), false)
      case "time-passes":
        now += what.byMs
    }
  }

  /** Everything left is done by a worker that never fails, guided by `nextDueAt` alone. */
  async function finish(): Promise<void> {
    for (;;) {
      if (await lease()) {
        await end(turns.length - 1, complete, true)
        continue
      }
      const { inboxOpen } = await store.depth(at(now))
      if (inboxOpen === 0) return
      const dueAt = (await store.nextDueAt())?.getTime() ?? Number.NaN
      const wakeAt = dueAt - at(0).getTime()
      // Parts wait too, and are due already; then only time can help.
      now = wakeAt > now ? wakeAt : now + 500
    }
  }

  async function deliverAll(): Promise<Map<ConversationId, string[]>> {
    const said = new Map<ConversationId, string[]>()
    for (;;) {
      const leased = await store.leasePart(at(now), LEASE_MS, ["telegram"])
      if (leased === null) return said
      append(said, leased.conversationId, [leased.part.text])
      await store.markSent(leased, { platformMessageId: null }, at(now))
    }
  }

  return { happen, finish, deliverAll, accepted, answered }
}

describe("message store, whatever happens in whatever order", () => {
  it("answers every accepted message exactly once, in order, and never leases a conversation twice", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 60 }), async (happenings) => {
        const database = await openDatabase("sqlite::memory:")
        try {
          const world = createWorld(createMessageStore({ database, pullChannels: [] }))

          for (const what of happenings) await world.happen(what)
          await world.finish()

          expect(world.answered).toEqual(world.accepted)
          expect(await world.deliverAll()).toEqual(world.accepted)
        } finally {
          await database.close()
        }
      }),
      { numRuns: 150 },
    )
  })
})
