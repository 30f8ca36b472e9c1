import type { ChannelName, ConversationId, OutboundPart } from "../domain/message.ts"
import type { Clock, MessageStore, TurnReplies } from "../domain/ports.ts"

/** Lets somebody wait for the end of a conversation's turn without asking the database again and again. */
export interface TurnSignal {
  /** A turn of this conversation was completed or set aside. */
  announce(conversationId: ConversationId): void
  /**
   * True at the next announcement, false after `timeoutMs`. Begin to wait before looking whether the turn is
   * done already, or an end in between is missed. Only ends within this process are seen.
   */
  waitFor(conversationId: ConversationId, timeoutMs: number): Promise<boolean>
}

/** Makes the signal between the worker and the requests that wait for it; one for the process. */
export function createTurnSignal(): TurnSignal {
  const waiting = new Map<ConversationId, Set<() => void>>()
  return {
    announce(conversationId) {
      for (const tell of waiting.get(conversationId) ?? []) tell()
    },
    waitFor(conversationId, timeoutMs) {
      return new Promise((resolve) => {
        const those = waiting.get(conversationId) ?? new Set()
        const end = (announced: boolean) => {
          clearTimeout(timer)
          those.delete(tell)
          if (those.size === 0 && waiting.get(conversationId) === those) waiting.delete(conversationId)
          resolve(announced)
        }
        const tell = () => end(true)
        const timer = setTimeout(() => end(false), timeoutMs)
        // Somebody who waits for an answer does not keep a process alive that is being stopped.
        timer.unref()
        waiting.set(conversationId, those.add(tell))
      })
    },
  }
}

/** Looked at again this often although nothing was announced: the turn may end in another process. */
const LOOK_AGAIN_MS = 1_000

interface WaitDeps<Read extends "takeReplies" | "repliesAfter"> {
  store: Pick<MessageStore, Read>
  turnSignal: TurnSignal
  clock: Clock
}

/** Looks until there is something, at every end of a turn of the conversation; null when it takes too long. */
async function lookUntil<Found>(
  { turnSignal, clock }: Pick<WaitDeps<never>, "turnSignal" | "clock">,
  conversationId: ConversationId,
  timeoutMs: number,
  look: (now: Date) => Promise<Found | null>,
): Promise<Found | null> {
  const giveUpAt = clock.now().getTime() + timeoutMs
  for (;;) {
    const left = giveUpAt - clock.now().getTime()
    const ended = turnSignal.waitFor(conversationId, Math.max(0, Math.min(left, LOOK_AGAIN_MS)))
    const found = await look(clock.now())
    if (found !== null || left <= 0) return found
    await ended
  }
}

/**
 * Makes the wait of a pull channel's request: the replies to one message as soon as its turn is done, null when
 * that takes longer than `timeoutMs`. An earlier turn of the same conversation may end first and is waited past.
 */
export function createAwaitReplies(
  deps: WaitDeps<"takeReplies">,
): (
  channel: ChannelName,
  conversationId: ConversationId,
  messageId: string,
  timeoutMs: number,
) => Promise<readonly OutboundPart[] | null> {
  return (channel, conversationId, messageId, timeoutMs) =>
    lookUntil(deps, conversationId, timeoutMs, (now) => deps.store.takeReplies(channel, messageId, now))
}

/**
 * Makes the wait of a page that listens: what was said after one turn of its conversation, at once or as soon as
 * there is something; empty when that takes longer than `timeoutMs`.
 */
export function createAwaitTurns(
  deps: WaitDeps<"repliesAfter">,
): (conversationId: ConversationId, turnId: number, timeoutMs: number) => Promise<readonly TurnReplies[]> {
  return async (conversationId, turnId, timeoutMs) => {
    const turns = await lookUntil(deps, conversationId, timeoutMs, async (now) => {
      const some = await deps.store.repliesAfter(conversationId, turnId, now)
      return some.length === 0 ? null : some
    })
    return turns ?? []
  }
}
