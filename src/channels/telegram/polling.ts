import { setTimeout as waitFor } from "node:timers/promises"
import { AppError, ChannelError, InvalidInputError } from "../../domain/errors.ts"
import type { InboundMessage } from "../../domain/message.ts"
import type { Clock } from "../../domain/ports.ts"
import { apiSignal, type TelegramApi, toChannelError } from "./api.ts"
import { parseUpdate } from "./parse.ts"

/** How long Telegram may hold a call open; must stay below the client's own limit. */
const LONG_POLL_SECONDS = 25

/** Before asking again after a failure that names no wait of its own. */
const PAUSE_MS = 3_000

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

export interface TelegramPolling {
  /** Settles when the last update in hand is stored. */
  stop(): Promise<void>
}

/**
 * Fetches updates without a public address, for development. Starts at once.
 * An error that is none of ours is a bug: polling ends, and the process with it unless `stop` is awaiting.
 */
export function startTelegramPolling(deps: TelegramPollingDependencies): TelegramPolling {
  const { api, clock, accept, onError, deletesWebhook, pauseMs = PAUSE_MS } = deps
  const stopping = new AbortController()
  const { signal } = stopping
  let webhookIsGone = !deletesWebhook
  let offset = 0

  async function pollOnce(): Promise<void> {
    if (!webhookIsGone) await calling(() => api.deleteWebhook({}, apiSignal(signal)))
    webhookIsGone = true
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
  }

  async function take(update: unknown): Promise<void> {
    try {
      await accept(parseUpdate(update, clock.now()), new TextEncoder().encode(JSON.stringify(update)))
    } catch (error) {
      // A malformed update would come back for ever.
      if (!(error instanceof InvalidInputError)) throw error
      onError(error)
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await pollOnce()
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        // The call that `stop` broke off.
        if (signal.aborted && error instanceof ChannelError) return
        onError(error)
        // `stop` ends the wait by an error of its own.
        await waitFor(error.retryAfterMs ?? pauseMs, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  const finished = run()
  return {
    async stop() {
      stopping.abort()
      await finished
    },
  }
}

async function calling<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw toChannelError(error)
  }
}
