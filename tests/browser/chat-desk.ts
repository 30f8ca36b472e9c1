import { expect } from "vitest"
import { freshState } from "../../src/domain/conversation.ts"
import type { Clock, LeasedTurn } from "../../src/domain/ports.ts"
import { createAwaitReplies, createAwaitTurns, createTurnSignal } from "../../src/queue/turn-signal.ts"
import { openDatabase } from "../../src/store/database.ts"
import { createMessageStore } from "../../src/store/message-store.ts"
import { present } from "../contracts/conversation-samples.ts"
import { reply, startFixture } from "../web/server-fixture.ts"

/** The web server over a real store, where each question is answered when and how the test says. */
export async function openChatDesk(changes: { widgetOrigins?: readonly string[] } = {}) {
  const clock: Clock = { now: () => new Date() }
  const database = await openDatabase("sqlite::memory:")
  const store = createMessageStore({ database, pullChannels: ["web"] })
  const turnSignal = createTurnSignal()
  let accepted = 0
  const { app } = await startFixture({
    async accept(messages) {
      const fresh = await store.accept(messages, clock.now(), 0)
      accepted += fresh
      return fresh
    },
    awaitReplies: createAwaitReplies({ store, turnSignal, clock }),
    awaitTurns: createAwaitTurns({ store, turnSignal, clock }),
    clock,
    ...changes,
  })
  const address = await app.listen({ port: 0, host: "127.0.0.1" })

  return {
    address,
    /** Questions stored, a repeat counted once. */
    accepted: () => accepted,
    /** Waits for the next question and answers it. */
    async answer(text: string): Promise<void> {
      let turn: LeasedTurn | null = null
      await expect
        .poll(
          async () => {
            turn = await store.leaseTurn(clock.now(), 60_000)
            return turn
          },
          { timeout: 20_000 },
        )
        .not.toBeNull()
      const leased = present<LeasedTurn>(turn)
      const state = freshState(clock.now())
      const parts = [{ ...reply, text }]
      await store.completeTurn(
        leased,
        { status: "answered", procedure: null, aspect: null, state, parts, milliseconds: 1 },
        clock.now(),
      )
      turnSignal.announce(leased.conversationId)
    },
    async close(): Promise<void> {
      app.server.closeAllConnections()
      await app.close()
      await database.close()
    },
  }
}

export type ChatDesk = Awaited<ReturnType<typeof openChatDesk>>
