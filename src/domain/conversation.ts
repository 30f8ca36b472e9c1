import type { Aspect, Option } from "./answer.ts"

/** What a conversation remembers between turns; stored as JSON, never with the citizen's own words. */
export interface ConversationState {
  /** The procedure in hand: follow-ups like "bao lâu có" are about it. */
  procedure: string | null
  aspect: Aspect | null
  /** Chosen cases of the procedure in hand: question id to option id. */
  choices: Readonly<Record<string, string>>
  /** What was offered last; "2" means the second. */
  options: readonly Option[]
  /** The question was unclear last time already; ask no second clarification in a row. */
  clarified: boolean
  /** ISO 8601; memory older than the limit is not used. */
  updatedAt: string
}

/** After half an hour's silence a bare "bao lâu có" is no longer about the procedure in hand. */
const MEMORY_MS = 30 * 60 * 1000

/** The state of somebody who writes for the first time, or after the memory ran out. */
export function freshState(now: Date): ConversationState {
  return { procedure: null, aspect: null, choices: {}, options: [], clarified: false, updatedAt: now.toISOString() }
}

/** What is still remembered at `now`. */
export function recall(state: ConversationState | null, now: Date): ConversationState {
  if (state === null || now.getTime() - Date.parse(state.updatedAt) > MEMORY_MS) return freshState(now)
  return state
}
