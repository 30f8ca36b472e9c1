import type { ConversationId } from "../domain/message.ts"
import type { Clock, LeasedTurn, MessageStore, TurnOutcome } from "../domain/ports.ts"
import { nextAttempt, TURN_RETRY } from "./backoff.ts"
import { failureFields, failureReason } from "./failure.ts"
import type { Logger } from "./logger.ts"
import { createLoop, type Loop, type Work } from "./loop.ts"
import type { Wake } from "./wake.ts"

/** Far longer than a turn takes; after a crash the citizen waits this long. */
const LEASE_MS = 30_000
/** Conversations answered at the same time; a turn is short work for the processor. */
const LANES = 2

/**
 * Makes the loop that answers (T2): leases a turn, has it handled, stores what it leaves behind.
 * A turn that keeps failing ends with `failedOutcome`, so that the conversation goes on.
 */
export function createTurnWorker(deps: {
  store: Pick<MessageStore, "leaseTurn" | "completeTurn" | "retryTurn" | "setTurnAside" | "nextDueAt">
  handleTurn: (turn: LeasedTurn, now: Date) => Promise<TurnOutcome>
  failedOutcome: (turn: LeasedTurn, now: Date) => TurnOutcome
  /** Told after each turn that ended, e.g. for those who wait for its replies. */
  announce: (conversationId: ConversationId) => void
  wake: Wake
  clock: Clock
  logger: Logger
  random: () => number
}): Loop {
  const { store, handleTurn, failedOutcome, announce, wake, clock, logger, random } = deps

  function ended(turn: LeasedTurn, outcome: TurnOutcome): void {
    const { status, milliseconds } = outcome
    logger.info({ ...turnFields(turn), status, milliseconds: Math.round(milliseconds) }, "Turn ended")
    announce(turn.conversationId)
  }

  async function setAside(turn: LeasedTurn, reason: string): Promise<void> {
    const now = clock.now()
    const outcome = failedOutcome(turn, now)
    await store.setTurnAside(turn, outcome, reason, now)
    logger.error({ ...turnFields(turn), reason }, "Turn set aside")
    ended(turn, outcome)
  }

  async function afterFailure(turn: LeasedTurn, error: unknown): Promise<void> {
    const attempt = turn.attempts + 1
    logger.warn({ ...turnFields(turn), attempt, ...failureFields(error) }, "Turn failed")
    const at = nextAttempt(attempt, error, clock.now(), random(), TURN_RETRY)
    if (at === "set-aside") await setAside(turn, failureReason(error))
    else await store.retryTurn(turn, at, failureReason(error))
  }

  async function settle(turn: LeasedTurn): Promise<void> {
    // It never came to an end before: handling it again may stop the process again.
    if (turn.attempts >= TURN_RETRY.maxAttempts) return await setAside(turn, "lease-expired")
    try {
      const outcome = await handleTurn(turn, clock.now())
      await store.completeTurn(turn, outcome, clock.now())
      ended(turn, outcome)
    } catch (error) {
      await afterFailure(turn, error)
    }
  }

  async function take(): Promise<Work | null> {
    const turn = await store.leaseTurn(clock.now(), LEASE_MS)
    if (turn === null) return null
    return async () => {
      try {
        await settle(turn)
      } catch (error) {
        // Somebody else has the turn by now, or will have it when the lease runs out: the citizen is answered.
        logger.warn({ ...turnFields(turn), ...failureFields(error) }, "Turn left to its lease")
      }
    }
  }

  return createLoop({ name: "turns", take, nextDueAt: () => store.nextDueAt(), lanes: LANES, wake, clock, logger })
}

function turnFields(turn: LeasedTurn): object {
  return { channel: turn.channel, messages: turn.messages.map((message) => message.id) }
}
