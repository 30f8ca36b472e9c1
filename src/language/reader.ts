import { FILLER } from "./filler.ts"
import { hasMarks } from "./fold.ts"
import { type Read, readingOf } from "./reading.ts"
import { createRestoreMarks } from "./restore-marks.ts"
import { createSpelling } from "./spelling.ts"
import { tokens } from "./tokens.ts"
import { countWords } from "./word-counts.ts"

/** With marks on so many of its words a text was written with marks. */
const MARKED_SHARE = 0.35
/** Names and sayings hold little of what frames a question in a conversation; as if each were said so often there. */
const FRAME_SIGHTINGS = 20
const FRAMES: readonly (readonly string[])[] = [
  ...FILLER,
  ...["thế bao lâu", "thế bao nhiêu", "câu trước"].map((phrase) => phrase.split(" ")),
]

/**
 * Makes the reader of questions about a catalogue: it reads like `read`, after what is mistyped has been put right and
 * marks that were left out have been put back, both by the words that the catalogue says.
 * @param texts names and sayings; the more, the better it reads
 */
export function createReader(texts: readonly string[]): Read {
  const { marked, bare } = partByMarks(texts)
  const frames = Array.from({ length: FRAME_SIGHTINGS }, () => FRAMES).flat()
  const written = countWords([...marked, ...frames])
  const spell = createSpelling(written, countWords(bare))
  const restoreMarks = createRestoreMarks(written)

  return (text) => readingOf(restoreMarks(spell(tokens(text))))
}

/** The words of each text, those that were written with marks apart from those without. */
export function partByMarks(texts: readonly string[]): { marked: string[][]; bare: string[][] } {
  const { marked = [], bare = [] } = Object.groupBy(texts.map(tokens), (words) =>
    words.filter(hasMarks).length >= MARKED_SHARE * words.length ? "marked" : "bare",
  )
  return { marked, bare }
}
