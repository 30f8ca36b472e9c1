import { formatCase } from "../../domain/cases.ts"
import type { CaseQuestion, When } from "../../domain/procedure.ts"
import { type Change, orderChange, textChange } from "./changes.ts"
import { pair } from "./pair.ts"

/** How the parts of one list of a record are compared and said. */
export interface PartKind<Part> {
  /** What a part, or without one the whole list, is called: "Giấy tờ". */
  what: (part?: Part) => string
  /** All that is to be known of a part but its case. */
  words: (part: Part) => string
  /** How much one part is like another; 0 when one cannot have become the other. */
  likeness: (before: Part, after: Part) => number
  whenOf?: (part: Part) => When | undefined
}

/** The questions that both versions of a record ask; they put a case into words. */
export interface Cases {
  before: readonly CaseQuestion[]
  after: readonly CaseQuestion[]
}

const EVERY_CASE = "mọi trường hợp"

/** What came, went or changed in a list of parts, and for which case; or that only the order is another. */
export function diffParts<Part>(
  { what, words, likeness, whenOf = () => undefined }: PartKind<Part>,
  before: readonly Part[] = [],
  after: readonly Part[] = [],
  cases: Cases = { before: [], after: [] },
): Change[] {
  const { pairs, isReordered } = pair(before, after, likeness)
  const changes = pairs.flatMap(([old, now]): Change[] => {
    const isOther = old !== undefined && now !== undefined && what(old) !== what(now)
    const say = (part: Part) => (isOther ? `${what(part)} ${words(part)}` : words(part))
    const name = isOther ? what() : what(now ?? old)
    const [oldWhen, when] = [old && whenOf(old), now && whenOf(now)]
    const caseBefore = oldWhen && formatCase(oldWhen, cases.before)
    const caseAfter = when && formatCase(when, cases.after)
    if (old !== undefined && now !== undefined && whenKey(oldWhen) !== whenKey(when))
      return textChange(name, `${say(old)} – ${caseBefore ?? EVERY_CASE}`, `${say(now)} – ${caseAfter ?? EVERY_CASE}`)
    const forWhom = caseAfter ?? caseBefore
    return textChange(name, old && say(old), now && say(now)).map((change) =>
      forWhom === undefined ? change : { ...change, forWhom },
    )
  })
  return isReordered ? [...changes, orderChange(what(), after.map(words))] : changes
}

/** The same for the same case, however it is written: the order of questions and options says nothing. */
export function whenKey(when: When | undefined): string {
  return Object.entries(when ?? {})
    .map(([question, options]) => `${question}=${[options].flat().sort().join("|")}`)
    .sort()
    .join("&")
}
