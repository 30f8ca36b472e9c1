import type { Aspect, Option } from "./answer.ts"

/** A procedure that was spoken of. */
export interface Spoken {
  procedure: string
  aspect: Aspect | null
  /** Chosen cases: question id to option id. */
  choices: Readonly<Record<string, string>>
}

/** What a conversation remembers between turns; stored as JSON, never with the citizen's own words. */
export interface ConversationState {
  /** The procedure in hand: follow-ups like "bao lâu có" are about it. */
  procedure: string | null
  aspect: Aspect | null
  /** Chosen cases of the procedure in hand: question id to option id. */
  choices: Readonly<Record<string, string>>
  /** Spoken of before the procedure in hand: "quay lại câu trước" means this. */
  previous?: Spoken
  /** What was offered last; "2" means the second. */
  options: readonly Option[]
  /** The question was unclear last time already; ask no second clarification in a row. */
  clarified: boolean
  /** ISO 8601; memory older than the limit is not used. */
  updatedAt: string
}

/** The state of somebody who writes for the first time, or after the memory ran out. */
export function freshState(now: Date): ConversationState {
  return { procedure: null, aspect: null, choices: {}, options: [], clarified: false, updatedAt: now.toISOString() }
}

/**
 * What is still remembered at `now`: after a silence a bare "bao lâu có" is no longer about the procedure in hand.
 * @param memoryMs the longest silence that is remembered over
 */
export function recall(state: ConversationState | null, now: Date, memoryMs: number): ConversationState {
  if (state === null || now.getTime() - Date.parse(state.updatedAt) > memoryMs) return freshState(now)
  return state
}

/** What is remembered once a procedure was explained: another one than before makes that the previous. */
export function explained(state: ConversationState, now: Spoken): Pick<ConversationState, "previous"> & Spoken {
  const { procedure, aspect, choices, previous } = state
  if (procedure === null || procedure === now.procedure) return { ...(previous && { previous }), ...now }
  return { previous: { procedure, aspect, choices }, ...now }
}
