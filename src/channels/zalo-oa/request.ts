import { unreachable } from "./failure.ts"

/** What Zalo answered; failures come with status 200 as well, so the body decides. */
export interface ZaloAnswer {
  status: number
  /** Null when the body is not a JSON object. */
  body: Readonly<Record<string, unknown>> | null
}

/**
 * Makes one call; `init.signal` may break it off before the time is up.
 * @throws {ChannelError} `channel-unreachable` on network failure or timeout, without a cause: it may quote a token
 */
export async function requestZalo(
  fetch: typeof globalThis.fetch,
  url: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<ZaloAnswer> {
  try {
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = init.signal == null ? timeout : AbortSignal.any([init.signal, timeout])
    const response = await fetch(url, { ...init, redirect: "error", signal })
    return { status: response.status, body: parseObject(await response.text()) }
  } catch (error) {
    const isTimeout = error instanceof Error && error.name === "TimeoutError"
    throw unreachable(isTimeout ? `Zalo không trả lời trong ${timeoutMs / 1000} giây` : "Không kết nối được Zalo")
  }
}

/** The answer's `error`, which Zalo writes as a number or a string; null when there is none. */
export function errorCode(body: Readonly<Record<string, unknown>>): number | null {
  const error = body.error
  if (typeof error === "number") return error
  return typeof error === "string" && /^-?\d+$/.test(error) ? Number(error) : null
}

function parseObject(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : null
  } catch {
    return null
  }
}
