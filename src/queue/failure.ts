import { AppError } from "../domain/errors.ts"

/** The short word under which a failure is stored and counted: our code, or the kind of a foreign error. */
export function failureReason(error: unknown): string {
  if (error instanceof AppError) return error.code
  return error instanceof Error ? error.name : "unknown"
}

/**
 * A failure as it may be logged. A foreign error's message can quote what it choked on, and that can be a
 * citizen's words; so only ours keep theirs, and of the others we say what kind they are and where they arose.
 */
export function failureFields(error: unknown): object {
  const reason = failureReason(error)
  if (!(error instanceof Error)) return { reason }
  const cause = error.cause === undefined ? {} : { cause: failureFields(error.cause) }
  if (error instanceof AppError) return { reason, problem: error.message, ...cause }
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {}
  const place = error.stack?.match(/^ {4}at [^\n]+:\d+:\d+\)?$/m)?.[0].trim()
  return { reason, ...code, ...(place === undefined ? {} : { place }), ...cause }
}
