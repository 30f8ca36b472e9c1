import { isDialect } from "./dialect.ts"
import { fold, hasMarks } from "./fold.ts"
import { fromKeys } from "./input-method.ts"
import { typesMarks } from "./reading.ts"
import { isShorthand } from "./shorthand.ts"
import { visitSlips, visitSwaps } from "./slips.ts"
import { joinPieces, splitWords } from "./spaces.ts"
import { isSyllable } from "./syllable.ts"
import { countLetters, type WordCounts } from "./word-counts.ts"

/** What a mistyped word may have been meant to be. */
interface Candidate {
  words: readonly string[]
  /** How unlikely the slips are that lead from one to the other. */
  cost: number
}

/** Said so often, letters that are no syllable are a word of their own: "online", "vneid". */
const ESTABLISHED = 3
/** So often must a word be said to be what somebody meant. */
const FEWEST_SAID = 3
/** Slips must be made up for by how often a word is said beside its neighbours, and, less, by how often at all. */
const COST_WEIGHT = 4
const COMMON_WEIGHT = 0.5
/** A mark that was typed and is not in the word, or the other way round. */
const MARK_COST = 0.75
const SPACE_COST = 0.2
/** Few letters are as likely an abbreviation nobody knows. */
const FEW_LETTERS = 3
const VOWEL = /[aeiouyw]/
const MARKS = /[\p{M}đ]/gu

/**
 * Makes the function that puts right what is mistyped: the slips of a hand, the keys of an input method, spaces too
 * many or too few. Numbers, abbreviations and what can be a Vietnamese syllable stay; of syllables that nobody ever
 * says only letters in the wrong order are put right ("khia sinh").
 * @param written words as they are written with marks
 * @param bare words of texts without marks
 */
export function createSpelling(written: WordCounts, bare: WordCounts): (words: readonly string[]) => string[] {
  const said = countLetters(written, bare)
  const timesWritten = (word: string) => written.count(written.numberOf(word))
  const closeness = (first: string, second: string) => Math.log1p(said.together(first, second))
  const isWord = (letters: string) => said.count(letters) >= FEWEST_SAID && isSyllable(letters)

  return (words) => {
    let right = [...words]
    // A word put right tells more of its neighbours than it did before. Every pass that changes something puts a word
    // right, so there are no more passes than words; the bound keeps a message from ever being read without end.
    for (let pass = 0; pass <= words.length; pass++) {
      const before = right
      right = putRight(before)
      if (right.join(" ") === before.join(" ")) break
    }
    return right
  }

  function putRight(words: readonly string[]): string[] {
    const isMarked = typesMarks(words)
    const pieces = joinPieces(words, said, isWord)
    const right: string[] = []
    pieces.forEach((word, at) => {
      if (isSound(word)) right.push(word)
      else right.push(...meant(word, candidates(word, isMarked), right.at(-1) ?? "", pieces[at + 1] ?? ""))
    })
    return right
  }

  function isSound(word: string): boolean {
    if (timesWritten(word) >= ESTABLISHED || /^\d/.test(word) || isShorthand(word) || isDialect(word)) return true
    const times = said.count(fold(word))
    return times > 0 && (isSyllable(word) || (times >= ESTABLISHED && !hasMarks(word)))
  }

  /** The likeliest candidate, or the word itself where none is likely. */
  function meant(word: string, all: readonly Candidate[], before: string, after: string): readonly string[] {
    let best: { words: readonly string[]; score: number } = { words: [word], score: leastScore(word) }
    for (const { words, cost } of all) {
      const letters = words.map(fold)
      const [first = ""] = letters
      const neighbours = closeness(fold(before), first) + closeness(letters.at(-1) ?? "", fold(after))
      const inside = letters.reduce((sum, next, at) => sum + (at === 0 ? 0 : closeness(letters[at - 1] ?? "", next)), 0)
      const common = words.length > 1 ? inside : Math.log1p(timesWritten(words[0] ?? "") || said.count(first))
      const score = neighbours + COMMON_WEIGHT * common - COST_WEIGHT * cost
      if (score > best.score) best = { words, score }
    }
    return best.words
  }

  function candidates(word: string, isMarked: boolean): Candidate[] {
    const letters = fold(word)
    const costs = new Map<string, number>()
    const visit = (slip: string, cost: number) => {
      if (cost < (costs.get(slip) ?? Number.POSITIVE_INFINITY) && isWord(slip)) costs.set(slip, cost)
    }
    if (isSyllable(word)) visitSwaps(letters, visit)
    else if (!/\d/.test(letters) && VOWEL.test(letters)) visitSlips(letters, visit)
    const ofSlips = [...costs].flatMap(([slip, cost]) =>
      isMarked ? spelt(word, slip, cost) : [{ words: [slip], cost }],
    )
    return [...ofSlips, ...ofKeys(word), ...ofSpaces(word, isMarked)]
  }

  /** The ways to write letters with marks, by how far these are from the marks that were typed. */
  function spelt(word: string, letters: string, cost: number): Candidate[] {
    const spellings = said.spellings(letters).map((number) => written.words[number] ?? "")
    return spellings.filter(isSyllable).map((spelling) => ({
      words: [spelling],
      cost: cost + MARK_COST * differing(marksOf(word), marksOf(spelling)),
    }))
  }

  function ofKeys(word: string): Candidate[] {
    const keyed = isSyllable(word) ? null : fromKeys(word)
    if (keyed === null || !isWord(fold(keyed))) return []
    return timesWritten(keyed) > 0 ? [{ words: [keyed], cost: 0 }] : spelt(keyed, fold(keyed), 0)
  }

  function ofSpaces(word: string, isMarked: boolean): Candidate[] {
    if (isSyllable(word)) return []
    const isPart = (part: string) => isWord(fold(part)) && (!isMarked || timesWritten(part) >= FEWEST_SAID)
    const words = splitWords(word, said, isPart)
    return words === null ? [] : [{ words, cost: SPACE_COST }]
  }
}

/** The less the letters say, the more must be said by how often a word is heard there. */
function leastScore(word: string): number {
  if (isSyllable(word)) return 4
  return word.length <= FEW_LETTERS && !hasMarks(word) ? 1 : 0
}

function marksOf(word: string): string[] {
  return word.normalize("NFD").match(MARKS) ?? []
}

/** How many marks one has and the other has not. */
function differing(one: readonly string[], other: readonly string[]): number {
  const rest = [...other]
  const missing = one.filter((mark) => {
    const at = rest.indexOf(mark)
    if (at !== -1) rest.splice(at, 1)
    return at === -1
  })
  return missing.length + rest.length
}
