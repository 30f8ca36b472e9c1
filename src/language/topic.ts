import { markAspectWords } from "./aspect-words.ts"
import { markFiller } from "./filler.ts"
import { markPhrases } from "./phrases.ts"
import { markQuantities } from "./quantities.ts"
import type { Reading } from "./reading.ts"
import { markBack } from "./turn-words.ts"

/** Words that point back to what was spoken of; they name no topic of their own. */
const POINTERS: ReadonlySet<string> = new Set(
  "a u o ha he hen nhe nhi z v h ak ah uh con cai nay do kia no ay day dung y khong co can thi sao nao gi bao nhieu duoc phai se ra vao cho cua o ai xong lam di nop lay mat hay neu ma cung dc muc nhu tren roi".split(
    " ",
  ),
)

/** Pointing words that together name a matter: "sao y" is to certify a copy. */
const NAMES_OF_POINTERS: readonly string[][] = [["sao", "y"]]

/** The words of a question that can say what it is about: no courtesy, no aspect phrase, no pointing word, no number and nothing that is merely counted. */
export function topicWords(reading: Reading): string[] {
  const { folded } = reading
  const filler = markFiller(reading)
  const aspect = markAspectWords(reading)
  const counted = markQuantities(reading, true)
  const back = markBack(folded)
  const named = markPhrases(folded, NAMES_OF_POINTERS)
  const isPointer = (word: string, index: number) => POINTERS.has(word) && !named[index]
  const isFrame = (index: number) => filler[index] || aspect[index] || counted[index] || back[index]
  return folded.filter((word, index) => !isFrame(index) && !isPointer(word, index) && !/^\d+$/.test(word))
}
