import { setTimeout as waitFor } from "node:timers/promises"
import { AppError, ChannelError, InvalidInputError } from "../../domain/errors.ts"
import type { InboundMessage } from "../../domain/message.ts"
import type { ZaloBotApi } from "./api.ts"

/** How long the platform may hold a call open. */
const LONG_POLL_SECONDS = 25

/** Before asking again after a failure that names no wait of its own. */
const PAUSE_MS = 3_000

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

export interface ZaloBotPolling {
  /** Settles when polling has ended; what could not be stored until then is lost. */
  stop(): Promise<void>
}

/**
 * Fetches updates without a public address, for development. Starts at once.
 * The platform forgets an update as soon as it is fetched, so it is held here until it is stored.
 * An error that is none of ours is a bug: polling ends, and the process with it unless `stop` is awaiting.
 */
export function startZaloBotPolling(deps: ZaloBotPollingDependencies): ZaloBotPolling {
  const { api, parse, accept, onError, deletesWebhook, pauseMs = PAUSE_MS } = deps
  const stopping = new AbortController()
  const { signal } = stopping
  let webhookIsGone = !deletesWebhook
  let held: readonly unknown[] = []

  async function pollOnce(): Promise<void> {
    if (!webhookIsGone) await api.deleteWebhook(signal)
    webhookIsGone = true
    if (held.length === 0) held = await api.getUpdates(LONG_POLL_SECONDS, signal)
    while (held.length > 0) {
      await take(held[0])
      held = held.slice(1)
    }
  }

  async function take(update: unknown): Promise<void> {
    try {
      await accept(parse(update))
    } catch (error) {
      // Held on to, a malformed update would stand in the way of all others.
      if (error instanceof InvalidInputError) held = held.slice(1)
      throw error
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
