import type { Answer, AnswerStatus } from "./answer.ts"

/** Every reply that is not rendered from a record; the texts live in `prompts/messages.vi.json`. */
export const FIXED_REPLIES = {
  welcome: "smalltalk",
  greeting: "smalltalk",
  thanks: "smalltalk",
  goodbye: "smalltalk",
  identity: "smalltalk",
  chatter: "smalltalk",
  capabilities: "smalltalk",
  empty: "smalltalk",
  staff: "handed-off",
  "self-harm": "handed-off",
  danger: "handed-off",
  "opening-hours": "smalltalk",
  "contact-details": "smalltalk",
  "dossier-status": "handed-off",
  complaint: "handed-off",
  insult: "refused",
  forgery: "refused",
  manipulation: "refused",
  "other-peoples-data": "refused",
  scam: "refused",
  "identity-numbers": "refused",
  "too-long": "refused",
  image: "refused",
  voice: "refused",
  sticker: "smalltalk",
  attachment: "refused",
  location: "refused",
  "not-found": "not-found",
  elsewhere: "refused",
  failed: "failed",
} as const satisfies Record<string, AnswerStatus>

export type FixedReplyKey = keyof typeof FIXED_REPLIES

/** Makes the answer of a fixed reply; texts and placeholders were checked at start. */
export type FixedReply = (key: FixedReplyKey) => Answer
