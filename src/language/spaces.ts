import { fold } from "./fold.ts"
import { isSyllable } from "./syllable.ts"
import type { LetterCounts } from "./word-counts.ts"

const LONGEST_SYLLABLE = 7
/** Whoever writes more without a space does not mean words. */
const LONGEST_RUN = 40
/** Words that hardly ever stand together are no reading of letters that could be anything. */
const FEWEST_TOGETHER = 2
/** So often must a word stand beside its neighbour to be put together from two pieces. */
const FEWEST_BESIDE = 5
/** Shorter ones are as likely two abbreviations: "v e" is no "ve". */
const SHORTEST_JOINED = 4

/** Words read from the beginning of letters run together. */
interface Beginning {
  words: readonly string[]
  /** Letters of the last word; empty at the very beginning. */
  last: string
  /** Logarithm of its probability. */
  score: number
}

/**
 * The words of letters run together, "giayphepxaydung" → giay, phep, xay, dung: the likeliest by how often they follow
 * each other. Null when they are no such words.
 * @param isWord whether letters of the run may be one of the words
 */
export function splitWords(run: string, said: LetterCounts, isWord: (part: string) => boolean): string[] | null {
  if (run.length > LONGEST_RUN) return null
  const letters = [...run]
  const endingAt: Beginning[][] = [[{ words: [], last: "", score: 0 }]]
  for (let end = 1; end <= letters.length; end++) {
    const beginnings: Beginning[] = []
    for (let start = Math.max(0, end - LONGEST_SYLLABLE); start < end; start++) {
      const before = endingAt[start] ?? []
      const word = letters.slice(start, end).join("")
      if (before.length === 0 || !isWord(word)) continue
      const best = likeliest(before.flatMap((beginning) => continued(beginning, word, said)))
      if (best !== null) beginnings.push(best)
    }
    endingAt.push(beginnings)
  }
  const whole = likeliest((endingAt.at(-1) ?? []).filter(({ words }) => words.length > 1))
  return whole === null ? null : [...whole.words]
}

function continued({ words, last, score }: Beginning, word: string, said: LetterCounts): Beginning[] {
  const letters = fold(word)
  if (last === "") return [{ words: [word], last: letters, score }]
  const together = said.together(last, letters)
  if (together < FEWEST_TOGETHER) return []
  return [{ words: [...words, word], last: letters, score: score + Math.log(together / said.count(last)) }]
}

function likeliest(beginnings: readonly Beginning[]): Beginning | null {
  return beginnings.reduce<Beginning | null>(
    (best, other) => (best === null || other.score > best.score ? other : best),
    null,
  )
}

/**
 * Puts together what a stray space took apart, "kh ai sinh" → khai, sinh: two pieces that are never said one after the
 * other and not both syllables, when what they make is often said beside a neighbour.
 * @param isWord whether letters without marks may be what is made of the pieces
 */
export function joinPieces(
  words: readonly string[],
  said: LetterCounts,
  isWord: (letters: string) => boolean,
): string[] {
  const beside = (first: string | undefined, second: string | undefined) =>
    said.together(fold(first ?? ""), fold(second ?? ""))

  const areSyllables = words.map(isSyllable)
  const joined: string[] = []
  for (let at = 0; at < words.length; at++) {
    const piece = words[at] ?? ""
    const next = words[at + 1] ?? ""
    const whole = piece + next
    const isApart =
      next !== "" &&
      whole.length >= SHORTEST_JOINED &&
      !(areSyllables[at] && areSyllables[at + 1]) &&
      isSyllable(whole) &&
      isWord(fold(whole)) &&
      beside(piece, next) === 0 &&
      Math.max(beside(joined.at(-1), whole), beside(whole, words[at + 2])) >= FEWEST_BESIDE
    joined.push(isApart ? whole : piece)
    if (isApart) at += 1
  }
  return joined
}
