import type { Catalogue } from "../domain/catalogue.ts"
import { read } from "../language/reading.ts"

/** A procedure that is meant only when something special is said; without it its plain sibling is meant. */
export interface SpecialSibling {
  special: string
  /** Null when the plain matter is none of the catalogue. */
  plain: string | null
  /** Folded phrases of which one must occur for the special procedure to be meant. */
  marks: readonly (readonly string[])[]
}

/** How far a special sibling falls when nothing in the question marks the special case. */
const UNMARKED = 0.78

/** How far the plain procedure falls when a question marks the special case of one of its siblings. */
const MARKED = 0.78

/** The special siblings that the records of a catalogue declare (`specialOf`). */
export function specialSiblings(catalogue: Catalogue): SpecialSibling[] {
  return [...catalogue.procedures.values()].flatMap(({ code, specialOf }) =>
    specialOf === undefined
      ? []
      : [{ special: code, plain: specialOf.code ?? null, marks: specialOf.marks.map((mark) => read(mark).folded) }],
  )
}

/**
 * Puts plain procedures before their special siblings, or after them when the question holds a sibling's mark.
 * @param isCandidate whether a code is ranked at all
 * @param occurs whether a folded phrase is said as part of the topic
 * @returns code → factor on its score, 0 … 1; 1 for every code not named
 */
export function familyFactors(
  siblings: readonly SpecialSibling[],
  isCandidate: (code: string) => boolean,
  occurs: (phrase: readonly string[]) => boolean,
): Map<string, number> {
  const ofCandidates = siblings.filter(({ special }) => isCandidate(special))
  const { marked = [], unmarked = [] } = Object.groupBy(ofCandidates, ({ marks }) =>
    marks.some(occurs) ? "marked" : "unmarked",
  )
  const factors = new Map(unmarked.map(({ special }) => [special, UNMARKED]))
  const plains = new Set(marked.flatMap(({ plain }) => plain ?? []))
  for (const plain of plains) factors.set(plain, (factors.get(plain) ?? 1) * MARKED)
  return factors
}
