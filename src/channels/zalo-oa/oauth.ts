import type { TokenPair } from "../../domain/ports.ts"
import { needsGrant, unreachable } from "./failure.ts"
import { errorCode, requestZalo } from "./request.ts"

export interface OAuthSettings {
  appId: string
  /** Of the app, from developers.zalo.me; not the OA Secret Key that signs webhooks. */
  appSecret: string
  /** `https://oauth.zaloapp.com`, without a slash at the end. */
  oauthRoot: string
  timeoutMs: number
}

/** Assumed when the answer does not say how long the token lives; shorter than any lifetime seen. */
const UNKNOWN_LIFETIME_SECONDS = 3_600

/**
 * Exchanges a refresh token, which is spent thereby, for a new pair (Zalo OAuth v4, October 2026).
 * @throws {ChannelError} `channel-reauthorize` when the token or the app is refused, else `channel-unreachable`; after
 * the latter the refresh token may be spent or not
 */
export async function requestTokenPair(
  fetch: typeof globalThis.fetch,
  { appId, appSecret, oauthRoot, timeoutMs }: OAuthSettings,
  refreshToken: string,
  now: Date,
): Promise<{ pair: TokenPair; lifetimeMs: number }> {
  const form = new URLSearchParams({ refresh_token: refreshToken, app_id: appId, grant_type: "refresh_token" })
  const init = { method: "POST", headers: { secret_key: appSecret }, body: form }
  const { status, body } = await requestZalo(fetch, `${oauthRoot}/v4/oa/access_token`, init, timeoutMs)

  const access = body?.access_token
  const refresh = body?.refresh_token
  if (isToken(access) && isToken(refresh)) {
    const lifetimeMs = lifetimeSeconds(body?.expires_in) * 1000
    const pair = { accessToken: access, refreshToken: refresh, expiresAt: new Date(now.getTime() + lifetimeMs) }
    return { pair, lifetimeMs }
  }
  const code = body === null ? null : errorCode(body)
  if (code !== null && meansGrantAgain(code))
    throw needsGrant(`Zalo không nhận refresh token (mã ${code}): quản trị viên OA cần cấp quyền lại`)
  // Seen when the header with the app secret does not arrive.
  if (status === 404) throw needsGrant("Zalo không nhận khóa bí mật của ứng dụng: kiểm tra ZALO_OA_APP_SECRET")
  throw unreachable(`Zalo không cấp được token (HTTP ${status}, mã ${code ?? "không rõ"})`)
}

/** -118: grant invalid; -140xx: app, redirect address or refresh token not accepted. */
function meansGrantAgain(code: number): boolean {
  return code === -118 || (code <= -14000 && code > -14100)
}

function isToken(value: unknown): value is string {
  return typeof value === "string" && value !== ""
}

/** Documented as a string; some answers carry a number. */
function lifetimeSeconds(value: unknown): number {
  const seconds = Number(value ?? Number.NaN)
  return Number.isFinite(seconds) && seconds > 0 ? seconds : UNKNOWN_LIFETIME_SECONDS
}
