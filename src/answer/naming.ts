import type { Procedure } from "../domain/procedure.ts"
import { read } from "../language/reading.ts"

/** Whether all words are words of the procedure's own names. */
export function isNamedBy({ shortTitle, title, aliases }: Procedure, topic: readonly string[]): boolean {
  const own = new Set([shortTitle, title, ...aliases].flatMap((name) => read(name).folded))
  return topic.every((word) => own.has(word))
}

/** Whether a remark names another procedure than the one in hand, and nothing besides: "thế tạm trú thì sao". */
export function namesAnother(inHand: Procedure | null, best: Procedure | undefined, topic: readonly string[]): boolean {
  if (inHand === null || best === undefined || topic.length < 2) return false
  return isNamedBy(best, topic) && !isNamedBy(inHand, topic)
}
