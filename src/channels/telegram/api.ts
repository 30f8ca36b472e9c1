import { Api, GrammyError, HttpError } from "grammy"
import { ChannelError } from "../../domain/errors.ts"

/** The part of grammY we use: the client of the Bot API. */
export type TelegramApi = Api

/** How grammY types the signal that ends a call. */
type ApiSignal = Parameters<TelegramApi["getUpdates"]>[1]

export interface TelegramApiSettings {
  token: string
  /** Without a slash at the end; elsewhere only for tests and for a Bot API server of one's own. */
  apiRoot: string
  /** How long one call may take. grammY's own 500 s would hold a worker far too long. */
  timeoutSeconds?: number
}

/** A client that tries each call once; trying again is the outbox's work. */
export function createTelegramApi({ token, apiRoot, timeoutSeconds = 30 }: TelegramApiSettings): TelegramApi {
  return new Api(token, { apiRoot, timeoutSeconds })
}

/** grammY takes Node's signals; only its types, made for an older library, differ. */
export function apiSignal(signal: AbortSignal): ApiSignal {
  return signal as unknown as ApiSignal
}

/**
 * Says what a failed call means for us.
 * grammY's errors are never kept as cause: they carry the message text, and network errors the address with the token.
 */
export function toChannelError(error: unknown): ChannelError {
  if (error instanceof GrammyError) return refusal(error)
  if (error instanceof HttpError)
    return new ChannelError("channel-unreachable", { message: "Không kết nối được Telegram" })
  const name = error instanceof Error ? error.name : typeof error
  return new ChannelError("channel-unreachable", { message: `Lỗi không rõ khi gọi Telegram (${name})` })
}

function refusal({ error_code: status, description, parameters, method }: GrammyError): ChannelError {
  const answer = `${method}: ${status} ${description}`
  switch (status) {
    case 429: {
      const seconds = parameters?.retry_after
      const wait = seconds === undefined ? undefined : seconds * 1000
      return new ChannelError("channel-rate-limited", { message: `Telegram yêu cầu gửi chậm lại (${answer})` }, wait)
    }
    case 400:
    case 403:
      return new ChannelError("channel-rejected", { message: `Telegram từ chối (${answer})` })
    case 401:
    case 404:
      return new ChannelError("channel-reauthorize", { message: `Token của bot Telegram không còn đúng (${answer})` })
    default:
      return new ChannelError("channel-unreachable", { message: `Telegram gặp lỗi (${answer})` })
  }
}
