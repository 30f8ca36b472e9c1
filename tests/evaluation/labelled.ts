import type { LabelledQuestion } from "../../src/evaluation/questions.ts"
import type { Reply, Result } from "../../src/evaluation/score.ts"

export const BIRTH = "1.001193"
export const DEATH = "1.000656"
export const MARRIAGE = "1.000894"

/** A plain question about the registration of a birth. */
export function label(overrides: Partial<LabelledQuestion> = {}): LabelledQuestion {
  return {
    id: "1",
    turns: ["khai sinh cho con"],
    kind: "match",
    codes: [BIRTH],
    aspect: null,
    style: "everyday",
    ...overrides,
  }
}

/** A reply that explains the registration of a birth. */
export function reply(overrides: Partial<Reply> = {}): Reply {
  return { status: "answered", procedures: [BIRTH], aspect: "overview", options: [], ms: 1, ...overrides }
}

/** A reply that asks which procedure is meant. */
export function asking(...codes: string[]): Reply {
  return reply({
    status: "clarify",
    procedures: codes,
    aspect: null,
    options: codes.map((code) => ({ id: `tt:${code}:fee`, label: code })),
  })
}

export const NOT_FOUND = reply({ status: "not-found", procedures: [], aspect: null })

export function result(question: Partial<LabelledQuestion>, given: Reply = reply()): Result {
  return { question: label(question), reply: given }
}
