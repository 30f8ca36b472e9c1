import { type AppError, InvalidInputError } from "../../domain/errors.ts"
import type { InboundMessage } from "../../domain/message.ts"
import { type Polling, startPolling } from "../polling.ts"
import type { ZaloBotApi } from "./api.ts"

/** How long the platform may hold a call open. */
const LONG_POLL_SECONDS = 25

export interface ZaloBotPollingDependencies {
  api: ZaloBotApi
  /** Reads one update. @throws {InvalidInputError} when it is malformed */
  parse: (update: unknown) => InboundMessage[]
  /** Stores the messages of one update. */
  accept: (messages: readonly InboundMessage[]) => Promise<unknown>
  /** Told of every failure; polling goes on. */
  onError: (error: AppError) => void
  /** Takes the bot away from its webhook: the platform gives updates to one or the other. */
  deletesWebhook: boolean
  pauseMs?: number
}

/**
 * Fetches updates of the Zalo Bot Platform.
 * The platform forgets an update as soon as it is fetched, so it is held here until it is stored; what could not be
 * stored until polling is stopped is lost.
 */
export function startZaloBotPolling(deps: ZaloBotPollingDependencies): Polling {
  const { api, parse, accept, onError, deletesWebhook, pauseMs } = deps
  let held: readonly unknown[] = []

  async function take(update: unknown): Promise<void> {
    try {
      await accept(parse(update))
    } catch (error) {
      // Held on to, a malformed update would stand in the way of all others.
      if (error instanceof InvalidInputError) held = held.slice(1)
      throw error
    }
  }

  return startPolling({
    deleteWebhook: deletesWebhook ? (signal) => api.deleteWebhook(signal) : null,
    async pollOnce(signal) {
      if (held.length === 0) held = await api.getUpdates(LONG_POLL_SECONDS, signal)
      while (held.length > 0) {
        await take(held[0])
        held = held.slice(1)
      }
    },
    onError,
    pauseMs,
  })
}
