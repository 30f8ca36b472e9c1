import { fold, sameSpelling } from "./fold.ts"
import { markPhrases } from "./phrases.ts"
import type { Reading } from "./reading.ts"

/**
 * Words that carry courtesy, address or the frame of a question, never its topic, as written with marks.
 * "anh", "chị", "em", "con", "cháu" are not here: they also name the person the matter is about.
 */
export const FILLER: readonly string[][] = [
  "cho mình hỏi",
  "cho em hỏi",
  "cho tôi hỏi",
  "cho hỏi",
  "xin hỏi",
  "cho biết",
  "vui lòng",
  "làm ơn",
  "giúp với",
  "chỉ giúp",
  "hướng dẫn giúp",
  "xin cảm ơn",
  "cảm ơn",
  "xin chào",
  "thủ tục",
  "quay lại",
  "quay về",
  "trở lại",
  "nói lại",
  "hỏi lại",
  "á",
  "à",
  "nghen",
  "nghe",
  "hử",
  "hỉ",
  "ạ",
  "dạ",
  "vâng",
  "ơi",
  "nhé",
  "nha",
  "hén",
  "hè",
  "ad",
  "admin",
  "bot",
  "vậy",
  "thế",
  "thì",
  "là",
  "và",
  "rồi",
  "luôn",
  "nữa",
  "với",
  "nhỉ",
  "hả",
  "hỏi",
  "mình",
  "tôi",
  "muốn",
  "bạn",
  "giờ",
].map((phrase) => phrase.split(" "))

/** Without marks these are ordinary nouns and verbs too (nhà, thẻ, bản, rơi, vắng, hạ, hè): there they stay topic. */
const AMBIGUOUS_UNMARKED: ReadonlySet<string> = new Set(["nha", "the", "ban", "roi", "vang", "ha", "he", "hen"])

/** The same phrases as people type them who do not type marks. */
const UNMARKED_FILLER = FILLER.map((phrase) => phrase.map((word) => sameSpelling(fold(word)))).filter(
  ([first, ...rest]) => rest.length > 0 || !AMBIGUOUS_UNMARKED.has(first ?? ""),
)

/** For each word: whether it says nothing of the topic. */
export function markFiller({ words, folded }: Reading): boolean[] {
  const isUnmarked = words.map((word) => fold(word) === word)
  const asWritten = markPhrases(words, FILLER)
  // Only words typed without marks are compared without them: "thẻ" is no "thế".
  const asUnmarked = markPhrases(
    folded.map((word, index) => (isUnmarked[index] ? word : "")),
    UNMARKED_FILLER,
  )
  // Where somebody types no marks at all, "nha" may be "nhà".
  const typesMarks = isUnmarked.includes(false)
  return folded.map((word, index) => {
    if (!typesMarks && AMBIGUOUS_UNMARKED.has(word)) return false
    return asWritten[index] === true || asUnmarked[index] === true
  })
}
