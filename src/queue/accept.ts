import type { InboundContent, InboundMessage } from "../domain/message.ts"
import type { Clock, MessageStore } from "../domain/ports.ts"
import type { Wake } from "./wake.ts"

/** Longer messages are not read; of them just enough is kept to see that they were too long. */
const MAX_TEXT_CHARS = 4_000

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
    if (added > 0) deps.wake.wake()
    return added
  }
}

function clean(content: InboundContent, maskIdentity: (text: string) => string): InboundContent {
  if (content.kind !== "text") return content
  // Masked before it is cut: half a number would no longer look like one.
  return { kind: "text", text: firstChars(maskIdentity(content.text.normalize("NFC")), MAX_TEXT_CHARS + 1) }
}

/** Code points, so that no character is cut in two. */
function firstChars(text: string, count: number): string {
  return text.length <= count ? text : Array.from(text).slice(0, count).join("")
}
