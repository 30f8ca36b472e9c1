import type { Aspect } from "../domain/answer.ts"
import type { Catalogue } from "../domain/catalogue.ts"
import type { Procedure } from "../domain/procedure.ts"
import { type Reading, read } from "../language/reading.ts"
import type { Understanding } from "./understand.ts"

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

/** A question of so few words about something the record in hand speaks of is about a detail of it. */
const DETAIL_WORDS = 4
/** What a paper may be called without saying which. */
const PAPER: ReadonlySet<string> = new Set(["giay", "to", "don", "ban"])

/**
 * Which sides a short remark asks of the procedure in hand, when it is about a detail of it: a paper ("cần giấy ủy quyền
 * không"), or what its papers, steps, conditions and cases speak of.
 * @param isSureAlone the remark is surely about some procedure by itself
 * @returns null when it is about something else
 */
export function askedDetail(
  inHand: Procedure,
  { topic, aspects, reading }: Pick<Understanding, "topic" | "aspects" | "reading">,
  isSureAlone: boolean,
): readonly Aspect[] | null {
  const said = topic.filter((word) => !PAPER.has(word))
  if (said.length === 0 || said.length > DETAIL_WORDS) return null
  const sides = asksWhetherNeeded(reading) ? (["documents"] as const) : isSureAlone ? [] : aspects
  // Last, because it reads the record.
  return sides.length > 0 && isSpokenOfIn(inHand, said) ? sides : null
}

function isSpokenOfIn(procedure: Procedure, topic: readonly string[]): boolean {
  const { requiredDocuments, steps, eligibility = [], questions = [] } = procedure
  const texts = [
    ...requiredDocuments.flatMap(({ title, note = "" }) => [title, note]),
    ...questions.flatMap(({ ask, options }) => [ask, ...options.map(({ label }) => label)]),
    ...steps,
    ...eligibility,
  ]
  // In one text: words that stand here and there in a record say nothing together.
  return texts.some((text) => {
    const { folded } = read(text)
    return topic.every((word) => folded.includes(word))
  })
}

/** "cần … không", but not "cần giấy gì không": whether something named is needed. */
function asksWhetherNeeded({ folded }: Reading): boolean {
  const from = folded.indexOf("can")
  const to = folded.lastIndexOf("khong")
  return from !== -1 && to > from && !folded.slice(from, to).some((word) => word === "gi" || word === "nao")
}

/** The special case of the procedure in hand of which the words are a mark and nothing else; of several, the usual one. */
export function siblingSaid(
  inHand: Procedure | null,
  { procedures }: Catalogue,
  topic: readonly string[],
): Procedure | null {
  if (inHand === null) return null
  const marked = [...procedures.values()].filter(
    ({ status, specialOf }) =>
      status === "in-force" &&
      specialOf?.code === inHand.code &&
      specialOf.marks.some((mark) => read(mark).folded.join(" ") === topic.join(" ")),
  )
  const [only, ...others] = marked.length > 1 ? marked.filter(({ askedOften }) => askedOften) : marked
  return only === undefined || others.length > 0 ? null : only
}
