import { ChannelError } from "../../domain/errors.ts"
import type { Clock, TokenPair, TokenStore } from "../../domain/ports.ts"
import { needsGrant } from "./failure.ts"
import { type OAuthSettings, requestTokenPair } from "./oauth.ts"

/** An access token lives 25 hours; renewing with this much left leaves time to repair things before it ends. */
const RENEW_BEFORE_MS = 5 * 60 * 60 * 1000

/** After an early renewal failed, the token in hand is used this long before another try. */
const RETRY_EARLY_RENEWAL_MS = 60_000

export interface ZaloTokenDependencies {
  tokens: TokenStore
  fetch: typeof globalThis.fetch
  clock: Clock
  settings: OAuthSettings & {
    /** What the operator got at the grant; used when nothing is stored, or when what is stored was refused. */
    refreshToken: string | null
  }
  /** Told when renewing ahead of time failed and the token in hand is used on. */
  onRenewalPostponed: (error: ChannelError) => void
}

export interface ZaloTokenSource {
  /** A token to send with. @throws {ChannelError} `channel-reauthorize` when the administrator must grant again */
  accessToken(): Promise<string>
  /** A token other than the one the platform just refused. @throws {ChannelError} as above */
  replace(refused: string): Promise<string>
}

/**
 * Keeps the OA's token pair. Refresh tokens are single-use, and a new access token ends the old one at once (Zalo OAuth
 * v4, October 2026): so one renewal at a time, and the new pair is durable before anyone uses it.
 */
export function createZaloTokenSource(deps: ZaloTokenDependencies): ZaloTokenSource {
  const { tokens, fetch, clock, settings, onRenewalPostponed } = deps
  let renewal: Promise<TokenPair> | null = null
  /** Got from Zalo, but the store failed: saving it comes before anything else, for the old pair is dead. */
  let unsaved: TokenPair | null = null
  let newest: { accessToken: string; marginMs: number } | null = null
  let postponedUntil = 0

  async function loadPair(): Promise<TokenPair | null> {
    return unsaved === null ? tokens.load("zalo-oa") : keep(unsaved)
  }

  async function keep(pair: TokenPair): Promise<TokenPair> {
    unsaved = pair
    await tokens.save("zalo-oa", pair)
    unsaved = null
    return pair
  }

  async function renewOnce(outdated: string | null): Promise<TokenPair> {
    // A renewal under way may have begun for an older token and bring the very one that was refused since.
    const joined = await renewal
    if (joined !== null && joined.accessToken !== outdated) return joined
    renewal ??= renew(outdated).finally(() => {
      renewal = null
    })
    return renewal
  }

  async function renew(outdated: string | null): Promise<TokenPair> {
    const stored = await loadPair()
    // Another caller or another process was faster.
    if (stored !== null && stored.accessToken !== outdated) return stored

    let refusal = needsGrant("Chưa có refresh token của Zalo OA: quản trị viên OA cần cấp quyền")
    const refreshTokens = new Set([stored?.refreshToken, settings.refreshToken])
    for (const refreshToken of refreshTokens) {
      if (refreshToken === undefined || refreshToken === null || refreshToken === "") continue
      try {
        const { pair, lifetimeMs } = await requestTokenPair(fetch, settings, refreshToken, clock.now())
        newest = { accessToken: pair.accessToken, marginMs: Math.min(RENEW_BEFORE_MS, lifetimeMs / 5) }
        return await keep(pair)
      } catch (error) {
        if (!(error instanceof ChannelError) || error.code !== "channel-reauthorize") throw error
        refusal = error
        const current = await tokens.load("zalo-oa")
        if (current !== null && current.accessToken !== stored?.accessToken) return current
      }
    }
    throw refusal
  }

  function isFresh(pair: TokenPair, now: Date): boolean {
    // Shorter-lived tokens than documented were seen; five hours' margin would renew those at every call.
    const margin = newest?.accessToken === pair.accessToken ? newest.marginMs : RENEW_BEFORE_MS
    return pair.expiresAt.getTime() - now.getTime() >= margin
  }

  return {
    async accessToken() {
      const pair = await loadPair()
      const now = clock.now()
      if (pair !== null && isFresh(pair, now)) return pair.accessToken

      const stillWorks = pair !== null && pair.expiresAt > now
      if (stillWorks && now.getTime() < postponedUntil) return pair.accessToken
      try {
        return (await renewOnce(pair?.accessToken ?? null)).accessToken
      } catch (error) {
        if (!stillWorks || !(error instanceof ChannelError)) throw error
        postponedUntil = now.getTime() + RETRY_EARLY_RENEWAL_MS
        onRenewalPostponed(error)
        return pair.accessToken
      }
    },

    async replace(refused) {
      return (await renewOnce(refused)).accessToken
    },
  }
}
