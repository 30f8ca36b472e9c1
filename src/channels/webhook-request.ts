import { InvalidInputError } from "../domain/errors.ts"
import type { WebhookRequest } from "../domain/ports.ts"

/** A header that must occur once; null when it is absent or repeated. */
export function singleHeader(request: WebhookRequest, name: string): string | null {
  const value = request.headers[name]
  return typeof value === "string" ? value : null
}

/**
 * Reads the body as JSON in UTF-8.
 * @throws {InvalidInputError} without a cause: the parser's own message quotes the body, which may be a citizen's words
 */
export function readJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body))
  } catch {
    throw new InvalidInputError("The body is not JSON in UTF-8")
  }
}
