import type { ChannelName, SentReceipt } from "../domain/message.ts"
import type { Channel, Clock, LeasedPart, MessageStore } from "../domain/ports.ts"
import { nextAttempt, PART_RETRY } from "./backoff.ts"
import { failureFields, failureReason } from "./failure.ts"
import type { Logger } from "./logger.ts"
import { createLoop, type Loop, type Work } from "./loop.ts"
import type { Wake } from "./wake.ts"

/**
 * Longer than a channel takes to send or give up, new tokens included: a part whose lease runs out is sent again.
 */
const LEASE_MS = 120_000
/** Conversations written to at the same time; sending is mostly waiting. */
const LANES = 4

/** Makes the loop that sends the parts of push channels (T3), each conversation's in order. */
export function createDeliverer(deps: {
  store: Pick<MessageStore, "leasePart" | "markSent" | "retryPart" | "setPartAside" | "nextDueAt">
  channels: readonly Channel[]
  wake: Wake
  clock: Clock
  logger: Logger
  random: () => number
}): Loop {
  const { store, wake, clock, logger, random } = deps
  const channels = new Map<ChannelName, Channel>(
    deps.channels
      .filter((channel) => channel.capabilities.delivery === "push")
      .map((channel) => [channel.name, channel] as const),
  )

  async function setAside(part: LeasedPart, reason: string): Promise<void> {
    await store.setPartAside(part, reason, clock.now())
    logger.error({ ...partFields(part), reason }, "Part set aside")
  }

  async function afterFailure(part: LeasedPart, error: unknown): Promise<void> {
    const attempt = part.attempts + 1
    const at = nextAttempt(attempt, error, clock.now(), random(), PART_RETRY)
    logger.warn({ ...partFields(part), attempt, ...failureFields(error) }, "Sending failed")
    if (at === "set-aside") await setAside(part, failureReason(error))
    else await store.retryPart(part, at, failureReason(error))
  }

  async function settle(part: LeasedPart, channel: Channel): Promise<void> {
    // It never came to an end before: sending it again may stop the process again.
    if (part.attempts >= PART_RETRY.maxAttempts) return await setAside(part, "lease-expired")
    let receipt: SentReceipt
    try {
      receipt = await channel.send(part.conversationId, part.part)
    } catch (error) {
      return await afterFailure(part, error)
    }
    await store.markSent(part, receipt, clock.now())
    logger.info(partFields(part), "Part sent")
  }

  async function take(): Promise<Work | null> {
    const part = await store.leasePart(clock.now(), LEASE_MS, [...channels.keys()])
    const channel = part === null ? undefined : channels.get(part.channel)
    if (part === null || channel === undefined) return null
    return async () => {
      try {
        await settle(part, channel)
      } catch (error) {
        // If it was sent but could not be marked, it is sent twice: better than never.
        logger.error({ ...partFields(part), ...failureFields(error) }, "Part left to its lease")
      }
    }
  }

  return createLoop({ name: "parts", take, nextDueAt: () => store.nextDueAt(), lanes: LANES, wake, clock, logger })
}

function partFields(part: LeasedPart): object {
  return { channel: part.channel, part: part.id }
}
