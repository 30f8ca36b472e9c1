import { markAspectWords } from "../language/aspect-words.ts"
import { markFiller } from "../language/filler.ts"
import { markNegated } from "../language/negation.ts"
import { markQuantities } from "../language/quantities.ts"
import type { Reading } from "../language/reading.ts"

/** An aspect phrase ("mất mấy ngày") is the frame of a question, but now and then its words are the topic. */
const ASPECT_WORD_WEIGHT = 0.3

/** How much each word speaks of the topic, 0 … 1; when nothing does, all words do. */
export function topicWeights(reading: Reading): number[] {
  const filler = markFiller(reading)
  const aspect = markAspectWords(reading)
  const negated = markNegated(reading.folded)
  const counts = markQuantities(reading, false)
  const weights = reading.folded.map((_, index) =>
    filler[index] || negated[index] || counts[index] ? 0 : aspect[index] ? ASPECT_WORD_WEIGHT : 1,
  )
  return weights.some((weight) => weight === 1) ? weights : reading.folded.map(() => 1)
}
