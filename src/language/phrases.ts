/** Words `start` up to but not including `end`. */
export interface Span {
  start: number
  end: number
}

type Phrases = readonly (readonly string[])[]

/** Phrases by their first word, kept for as long as the list itself: nearly all fail at their first word. */
const byFirstWord = new WeakMap<Phrases, ReadonlyMap<string, Phrases>>()

function grouped(phrases: Phrases): ReadonlyMap<string, Phrases> {
  const known = byFirstWord.get(phrases)
  if (known !== undefined) return known
  const made = Map.groupBy(phrases, ([first]) => first ?? "")
  byFirstWord.set(phrases, made)
  return made
}

/** Every place where one of the phrases is said; `phrases` is a list that does not change. */
export function spansOf(words: readonly string[], phrases: Phrases): Span[] {
  const index = grouped(phrases)
  return words.flatMap((first, start) =>
    (index.get(first) ?? [])
      .filter((phrase) => phrase.every((word, offset) => words[start + offset] === word))
      .map((phrase) => ({ start, end: start + phrase.length })),
  )
}

/** For each word: whether it belongs to one of the phrases. */
export function markPhrases(words: readonly string[], phrases: Phrases): boolean[] {
  const marked = words.map(() => false)
  for (const { start, end } of spansOf(words, phrases)) marked.fill(true, start, end)
  return marked
}
