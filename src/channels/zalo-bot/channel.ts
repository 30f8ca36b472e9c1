import { AppError, ChannelError, ConfigError, UnauthorizedError } from "../../domain/errors.ts"
import type { ConversationId, InboundMessage } from "../../domain/message.ts"
import type { Channel, ChannelCapabilities, Clock } from "../../domain/ports.ts"
import { secretsEqual } from "../secrets-equal.ts"
import { readJson, singleHeader } from "../webhook-request.ts"
import type { ZaloBotApi } from "./api.ts"
import { chatOf } from "./conversation.ts"
import { parseEvent } from "./parse.ts"

/** Below the platform's 2,000 characters; it has no buttons. */
export const ZALO_BOT_CAPABILITIES: ChannelCapabilities = {
  maxChars: 1900,
  maxParts: 3,
  maxButtons: 0,
  delivery: "push",
}

export interface ZaloBotDependencies {
  api: ZaloBotApi
  /** What `setWebhook` was given as `secret_token`; null when updates come by polling: then no webhook is believed. */
  webhookSecret: string | null
  clock: Clock
  /** Told when a call failed on which no answer depends. */
  onSideCallFailed: (error: AppError) => void
}

export interface ZaloBotChannel extends Channel {
  /** Reads one update that was fetched by polling. @throws {InvalidInputError} when it is malformed */
  parse(update: unknown): InboundMessage[]
  /**
   * Asks how the bot is called, so that mentions can be taken out of questions in groups; until it is known, only a
   * first word `@Bot…` is. Never throws.
   */
  learnNames(): Promise<void>
  /** Shows that an answer is being made. Never throws, needs no waiting for. */
  showTyping(to: ConversationId): Promise<void>
}

/** @throws {ConfigError} when the webhook secret is one the platform would not accept */
export function createZaloBotChannel(deps: ZaloBotDependencies): ZaloBotChannel {
  const { api, webhookSecret, clock, onSideCallFailed } = deps
  let names: readonly string[] = []
  // The platform asks for 8–256 characters; these survive every header and every .env file.
  if (webhookSecret !== null && !/^[\w-]{8,256}$/.test(webhookSecret))
    throw new ConfigError(["ZALO_BOT_WEBHOOK_SECRET: cần 8–256 ký tự, chỉ gồm chữ không dấu, số, gạch nối, gạch dưới"])

  async function tryCall(call: () => Promise<void>): Promise<void> {
    try {
      await call()
    } catch (error) {
      onSideCallFailed(error instanceof AppError ? error : unknownFailure(error))
    }
  }

  const parse = (update: unknown) => parseEvent(update, clock.now(), names)

  return {
    name: "zalo-bot",
    capabilities: ZALO_BOT_CAPABILITIES,

    receive(request) {
      const given = singleHeader(request, "x-bot-api-secret-token")
      if (webhookSecret === null || given === null || !secretsEqual(given, webhookSecret))
        throw new UnauthorizedError("The Zalo bot secret token is missing or wrong")
      return parse(readJson(request.body))
    },

    async send(to, part) {
      return { platformMessageId: await api.sendMessage(chatOf(to), part.text) }
    },

    parse,

    learnNames: () =>
      tryCall(async () => {
        names = await api.readNames()
      }),

    showTyping: (to) => tryCall(async () => api.sendTyping(chatOf(to))),
  }
}

function unknownFailure(error: unknown): ChannelError {
  const name = error instanceof Error ? error.name : typeof error
  return new ChannelError("channel-unreachable", { message: `Lỗi không rõ khi gọi Zalo Bot (${name})` })
}
