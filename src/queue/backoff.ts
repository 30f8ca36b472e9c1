import { AppError } from "../domain/errors.ts"

/** How often and how far apart something is tried. */
interface RetryRule {
  /** Tries in all; after the last one it is set aside. */
  maxAttempts: number
  /** Wait after the first try; each further wait is `factor` times as long, up to `longestMs`. */
  firstMs: number
  factor: number
  longestMs: number
}

/** A citizen is waiting: after about a quarter of a minute it is kinder to say that it failed. */
export const TURN_RETRY: RetryRule = { maxAttempts: 5, firstMs: 1_000, factor: 2, longestMs: 60_000 }

/** An answer is still welcome half an hour late, and platforms are sometimes away that long. */
export const PART_RETRY: RetryRule = { maxAttempts: 8, firstMs: 2_000, factor: 3, longestMs: 15 * 60_000 }

/**
 * When to try again after a failure. An error of unknown kind is tried again, a final one of ours is not.
 * @param attempt tries so far, the failed one included; from 1
 * @param random 0 … 1; waits differ, so that what failed together does not come back together
 * @returns never earlier than the other side asked for
 */
export function nextAttempt(
  attempt: number,
  error: unknown,
  now: Date,
  random: number,
  rule: RetryRule,
): Date | "set-aside" {
  if (error instanceof AppError && !error.retryable) return "set-aside"
  if (attempt >= rule.maxAttempts) return "set-aside"
  const longest = Math.min(rule.firstMs * rule.factor ** (attempt - 1), rule.longestMs)
  const wait = Math.round(longest * (0.5 + random / 2))
  const asked = error instanceof AppError ? (error.retryAfterMs ?? 0) : 0
  return new Date(now.getTime() + Math.max(wait, asked))
}
