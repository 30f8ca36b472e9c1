import { type Option, STAFF_OPTION } from "../../domain/answer.ts"
import { AppError, ChannelError, ConfigError, UnauthorizedError } from "../../domain/errors.ts"
import type { ConversationId } from "../../domain/message.ts"
import type { Channel, ChannelCapabilities, Clock } from "../../domain/ports.ts"
import { secretsEqual } from "../secrets-equal.ts"
import { readJson, singleHeader } from "../webhook-request.ts"
import { type TelegramApi, toChannelError } from "./api.ts"
import { callbackQueryId, parseUpdate } from "./parse.ts"

/** Below the platform's 4,096 characters, which it counts in UTF-16 units: rare letters there count twice. */
export const TELEGRAM_CAPABILITIES: ChannelCapabilities = {
  maxChars: 3800,
  maxParts: 3,
  maxButtons: 8,
  delivery: "push",
}

/** Longer labels are cut on phones. */
const MAX_BUTTON_LABEL = 30

export interface TelegramDependencies {
  api: TelegramApi
  /** What `setWebhook` was given as `secret_token`; null when updates come by polling: then no webhook is believed. */
  webhookSecret: string | null
  clock: Clock
  /** Told when a press could not be acknowledged: the citizen's button spins a while longer, nothing is lost. */
  onAcknowledgeFailed: (error: AppError) => void
}

export interface TelegramChannel extends Channel {
  /** Stops the spinner of a pressed button; call it once the update is stored. Never throws, needs no waiting for. */
  acknowledge(updateBody: Uint8Array): Promise<void>
}

/** @throws {ConfigError} when the webhook secret is one Telegram would not accept */
export function createTelegramChannel(deps: TelegramDependencies): TelegramChannel {
  const { api, webhookSecret, clock, onAcknowledgeFailed } = deps
  // Telegram Bot API, setWebhook: 1–256 of A–Z a–z 0–9 _ -
  if (webhookSecret !== null && !/^[\w-]{1,256}$/.test(webhookSecret))
    throw new ConfigError(["TELEGRAM_WEBHOOK_SECRET: cần 1–256 ký tự, chỉ gồm chữ không dấu, số, gạch nối, gạch dưới"])

  return {
    name: "telegram",
    capabilities: TELEGRAM_CAPABILITIES,

    receive(request) {
      const given = singleHeader(request, "x-telegram-bot-api-secret-token")
      if (webhookSecret === null || given === null || !secretsEqual(given, webhookSecret))
        throw new UnauthorizedError("The Telegram secret token is missing or wrong")
      return parseUpdate(readJson(request.body), clock.now())
    },

    async send(to, part) {
      const chatId = chatIdOf(to)
      const buttons = buttonsFor(part.options)
      try {
        const message = await api.sendMessage(chatId, part.text, {
          link_preview_options: { is_disabled: true },
          ...(buttons.length > 0 && { reply_markup: { inline_keyboard: buttons } }),
        })
        return { platformMessageId: String(message.message_id) }
      } catch (error) {
        throw toChannelError(error)
      }
    },

    async acknowledge(updateBody) {
      try {
        const queryId = callbackQueryId(readJson(updateBody))
        if (queryId !== null) await api.answerCallbackQuery(queryId)
      } catch (error) {
        onAcknowledgeFailed(error instanceof AppError ? error : toChannelError(error))
      }
    },
  }
}

function chatIdOf(conversationId: ConversationId): number {
  const chatId = /^telegram:(-?\d+)$/.exec(conversationId)?.[1]
  if (chatId === undefined) throw new ChannelError("channel-rejected", { message: "Không phải hội thoại Telegram" })
  return Number(chatId)
}

/** One button a row, easy to hit; "Gặp cán bộ" keeps its place when there are too many. */
function buttonsFor(options: readonly Option[]): { text: string; callback_data: string }[][] {
  const max = TELEGRAM_CAPABILITIES.maxButtons
  const staff = options.filter((option) => option.id === STAFF_OPTION.id)
  const others = options.filter((option) => option.id !== STAFF_OPTION.id).slice(0, max - staff.length)
  return [...others, ...staff].map((option) => [{ text: shorten(option.label), callback_data: option.id }])
}

function shorten(label: string): string {
  const letters = Array.from(label)
  return letters.length <= MAX_BUTTON_LABEL
    ? label
    : `${letters
        .slice(0, MAX_BUTTON_LABEL - 1)
        .join("")
        .trimEnd()}…`
}
