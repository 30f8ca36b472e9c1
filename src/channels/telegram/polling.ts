import { type AppError, InvalidInputError } from "../../domain/errors.ts"
import type { InboundMessage } from "../../domain/message.ts"
import type { Clock } from "../../domain/ports.ts"
import { type Polling, startPolling } from "../polling.ts"
import { apiSignal, type TelegramApi, toChannelError } from "./api.ts"
import { parseUpdate } from "./parse.ts"

/** How long Telegram may hold a call open; must stay below the client's own limit. */
const LONG_POLL_SECONDS = 25

export interface TelegramPollingDependencies {
  api: TelegramApi
  clock: Clock
  /** Stores the messages of one update; until it returns, Telegram keeps the update. `updateBody` as a webhook gets it. */
  accept: (messages: readonly InboundMessage[], updateBody: Uint8Array) => Promise<void>
  /** Told of every failure; polling goes on. */
  onError: (error: AppError) => void
  /** Takes the bot away from its webhook. Telegram refuses polling while one is set. */
  deletesWebhook: boolean
  pauseMs?: number
}

/** Fetches updates of Telegram, which keeps each until the next is asked for. */
export function startTelegramPolling(deps: TelegramPollingDependencies): Polling {
  const { api, clock, accept, onError, deletesWebhook, pauseMs } = deps
  let offset = 0

  async function take(update: unknown): Promise<void> {
    try {
      await accept(parseUpdate(update, clock.now()), new TextEncoder().encode(JSON.stringify(update)))
    } catch (error) {
      // A malformed update would come back for ever.
      if (!(error instanceof InvalidInputError)) throw error
      onError(error)
    }
  }

  return startPolling({
    deleteWebhook: deletesWebhook ? (signal) => calling(() => api.deleteWebhook({}, apiSignal(signal))) : null,
    async pollOnce(signal) {
      const updates = await calling(() =>
        api.getUpdates(
          { offset, timeout: LONG_POLL_SECONDS, allowed_updates: ["message", "callback_query"] },
          apiSignal(signal),
        ),
      )
      for (const update of updates) {
        await take(update)
        // Asking from the next one on is what tells Telegram to forget this one.
        offset = update.update_id + 1
      }
    },
    onError,
    pauseMs,
  })
}

async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toChannelError(error)
  }
}
