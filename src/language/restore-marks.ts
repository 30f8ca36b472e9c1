import { fold, hasMarks, sameSpelling } from "./fold.ts"
import { typesMarks } from "./reading.ts"
import type { WordCounts } from "./word-counts.ts"

/** How much the frequency of a word counts against the words it was seen after, in sightings. */
const PRIOR_SIGHTINGS = 5
/** Of the words of one spelling the rarest are hardly ever meant. */
const MOST_SPELLINGS = 8
/** Who types marks hardly ever leaves them out: so much less likely is a bare word then another than it looks. */
const BARE_ON_PURPOSE = Math.log(20)

/** One way to read a message up to some word. */
interface Path {
  word: string
  /** -1 for a word that is never said. */
  number: number
  /** Logarithm of its probability. */
  score: number
  before: Path | null
}

/**
 * Makes the function that puts back the marks that were left out: the likeliest words of the letters typed, by how
 * often they follow each other. Words typed with marks stay and help.
 * @param counts words as they are written with marks
 */
export function createRestoreMarks(counts: WordCounts): (words: readonly string[]) => string[] {
  const total = counts.words.reduce((sum, _, number) => sum + counts.count(number), 0)
  const spellings = Map.groupBy(counts.words.keys(), (number) => sameSpelling(fold(counts.words[number] ?? "")))
  for (const [letters, numbers] of spellings)
    spellings.set(letters, numbers.sort((a, b) => counts.count(b) - counts.count(a)).slice(0, MOST_SPELLINGS))

  return (words) => {
    const bareCost = typesMarks(words) ? BARE_ON_PURPOSE : 0
    let paths: readonly Path[] = [{ word: "", number: -1, score: 0, before: null }]
    for (const word of words) paths = readings(word).map((number) => longer(paths, number, word, bareCost))
    let path: Path | null = paths.reduce((best, other) => (other.score > best.score ? other : best))
    const restored: string[] = []
    for (; path?.before; path = path.before) restored.push(path.word)
    return restored.reverse()
  }

  /** Numbers of the words that were perhaps meant. */
  function readings(word: string): readonly number[] {
    const own = counts.numberOf(word)
    return (hasMarks(word) ? undefined : spellings.get(sameSpelling(word))) ?? [own]
  }

  function longer(paths: readonly Path[], number: number, typed: string, bareCost: number): Path {
    const word = counts.words[number] ?? typed
    const prior = (PRIOR_SIGHTINGS * Math.max(counts.count(number), 0.5)) / total
    let before: Path | null = null
    let score = Number.NEGATIVE_INFINITY
    for (const path of paths) {
      const sightings = counts.together(path.number, number) + prior
      const own = path.score + Math.log(sightings / (counts.count(path.number) + PRIOR_SIGHTINGS))
      if (own > score) {
        score = own
        before = path
      }
    }
    return { word, number, score: word === typed ? score : score - bareCost, before }
  }
}
