import type { Answer, Aspect } from "../domain/answer.ts"
import type { Hit } from "../domain/ports.ts"
import type { Procedure } from "../domain/procedure.ts"
import type { Reading } from "../language/reading.ts"
import { procedureOption } from "./compose-answer.ts"

/** Procedures offered beside a fixed reply. */
const MAX_NEAREST = 3
/** A message that names nothing is offered no procedure that is less likely. */
const NEAR = 0.3

/**
 * What may be offered to a message that names nothing ("làm giấy tờ cho con"): near by chance, so it is never answered.
 * A message of numbers alone is near to nothing.
 */
export function nearByChance(hits: readonly Hit[], { folded }: Reading): readonly string[] {
  if (folded.every((word) => /^\d+$/.test(word))) return []
  return hits.filter(({ kind, confidence }) => kind === "procedure" && confidence >= NEAR).map(({ code }) => code)
}

/** A fixed reply that offers procedures too. */
export function withNearest(answer: Answer, nearest: readonly Procedure[], aspect: Aspect | null): Answer {
  if (nearest.length === 0) return answer
  const offered = nearest.slice(0, MAX_NEAREST).map((procedure) => procedureOption(procedure, aspect))
  return { ...answer, prompt: "Việc gần giống, nhắn số:", options: [...offered, ...answer.options] }
}
