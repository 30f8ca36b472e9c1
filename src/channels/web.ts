import type { ChannelCapabilities } from "../domain/ports.ts"

/** The chat page: replies are fetched by the citizen's own request; long answers scroll, in pieces that are easy to read. */
export const WEB_CAPABILITIES: ChannelCapabilities = {
  maxChars: 4000,
  maxParts: 3,
  maxButtons: 8,
  delivery: "pull",
}
