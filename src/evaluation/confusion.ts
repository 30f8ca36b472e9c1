import { explainedBy, isRight, type Result } from "./score.ts"

/** What a reply that is not right took for what. */
interface Mistake {
  /** Code of the first labelled procedure that the catalogue holds, or the label's kind where there is none. */
  expected: string
  /** Code of the procedure explained, or the reply's status where none was. */
  given: string
}

/** A question whose reply is not right. */
export type Miss = Result & Mistake

/** One mistake and the questions in which it was made. */
export interface Confusion extends Mistake {
  ids: readonly string[]
}

/** The results that are not right, in the order given. */
export function missesOf(results: readonly Result[], isCovered: (code: string) => boolean): Miss[] {
  return results
    .filter((result) => !isRight(result))
    .map((result) => ({
      ...result,
      expected: result.question.codes.find(isCovered) ?? result.question.kind,
      given: explainedBy(result.reply) ?? result.reply.status,
    }))
}

/** Every mistake once, most frequent first. */
export function confusionsOf(misses: readonly Miss[]): Confusion[] {
  const confusions = new Map<string, Mistake & { ids: string[] }>()
  for (const { expected, given, question } of misses) {
    const key = `${expected} ${given}`
    const confusion = confusions.get(key) ?? { expected, given, ids: [] }
    confusion.ids.push(question.id)
    confusions.set(key, confusion)
  }
  return [...confusions.values()].sort((one, other) => other.ids.length - one.ids.length)
}
