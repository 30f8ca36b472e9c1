import type { InboundContent, InboundMessage } from "../domain/message.ts"
import type { Clock, MessageStore } from "../domain/ports.ts"
import { LONGEST_SLEEP_MS } from "./loop.ts"
import type { Wake } from "./wake.ts"

/** Longer messages are not read; of them just enough is kept to see that they were too long. */
const MAX_TEXT_CHARS = 4_000

/** Masking takes time that grows with the square of the length, so what comes after this is dropped unread. */
const MAX_MASKED_CHARS = 2 * MAX_TEXT_CHARS

/** The end of what was cut before masking may be half a number or address; it is dropped too. */
const TORN_CHARS = 100

/**
 * Makes the way in (T1). Once it returns, the messages are durable and the platform may be told "received".
 * Numbers that look like identity never reach the disk.
 * @returns (of the function made) how many messages were new
 * @throws {StoreError} (likewise) when nothing was stored; the platform will send again
 */
export function createAccept(deps: {
  store: Pick<MessageStore, "accept">
  maskIdentity: (text: string) => string
  clock: Clock
  burstWindowMs: number
  wake: Wake
}): (messages: readonly InboundMessage[]) => Promise<number> {
  return async (messages) => {
    if (messages.length === 0) return 0
    const cleaned = messages.map((message) => ({ ...message, content: clean(message.content, deps.maskIdentity) }))
    const added = await deps.store.accept(cleaned, deps.clock.now(), deps.burstWindowMs)
    // In a long burst window the worker wakes by itself and sees when it ends: woken now it would look in vain.
    if (added > 0 && deps.burstWindowMs < LONGEST_SLEEP_MS) deps.wake.wake()
    return added
  }
}

function clean(content: InboundContent, maskIdentity: (text: string) => string): InboundContent {
  if (content.kind !== "text") return content
  const whole = content.text.normalize("NFC")
  const start = firstChars(whole, MAX_MASKED_CHARS)
  const masked = maskIdentity(start)
  // Masked before it is cut: half a number would no longer look like one.
  const safe = start === whole ? masked : masked.slice(0, -TORN_CHARS)
  return { kind: "text", text: firstChars(safe, MAX_TEXT_CHARS + 1) }
}

/** Code points, so that no character is cut in two. */
function firstChars(text: string, count: number): string {
  return text.length <= count ? text : Array.from(text).slice(0, count).join("")
}
