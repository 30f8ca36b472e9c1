import { setTimeout as waitFor } from "node:timers/promises"
import { AppError, ChannelError } from "../domain/errors.ts"

/** Before asking again after a failure that names no wait of its own. */
const PAUSE_MS = 3_000

/** How updates of a platform are fetched. */
interface PollingDependencies {
  /** Takes the bot away from its webhook, before the first poll; null leaves the webhook alone. */
  deleteWebhook: ((signal: AbortSignal) => Promise<unknown>) | null
  /** Fetches once and stores what came. @throws {AppError} what it did not store comes again */
  pollOnce: (signal: AbortSignal) => Promise<void>
  /** Told of every failure; polling goes on. */
  onError: (error: AppError) => void
  pauseMs?: number | undefined
}

/** Polling under way. */
export interface Polling {
  /** Settles when the poll in hand has ended. */
  stop(): Promise<void>
}

/**
 * Fetches updates again and again, without a public address, for development. Starts at once.
 * An error that is none of ours is a bug: polling ends, and the process with it unless `stop` is awaiting.
 */
export function startPolling({ deleteWebhook, pollOnce, onError, pauseMs = PAUSE_MS }: PollingDependencies): Polling {
  const stopping = new AbortController()
  const { signal } = stopping
  let webhookIsGone = deleteWebhook === null

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        if (!webhookIsGone) await deleteWebhook?.(signal)
        webhookIsGone = true
        await pollOnce(signal)
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
