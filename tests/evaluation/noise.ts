import { areNeighbourKeys } from "../../src/language/keyboard.ts"

/** One word in so many is mistyped. */
const ONE_IN = 6
/** Shorter words are typed right. */
const FEWEST_LETTERS = 3
const KEYS = [..."abcdefghijklmnopqrstuvwxyz"]

/**
 * A text as somebody types it in a hurry: in one word of six a letter is left out, swapped or hit beside its key.
 * @param random numbers in 0 … 1
 */
export function mistype(text: string, random: () => number): string {
  const below = (limit: number) => Math.floor(random() * limit)

  return text.replace(/\p{L}+/gu, (word) => {
    if (word.length < FEWEST_LETTERS || below(ONE_IN) > 0) return word
    const letters = [...word]
    const at = below(letters.length - 1)
    const [one = "", next = ""] = letters.slice(at)
    const beside = KEYS.filter((key) => areNeighbourKeys(key, one.normalize("NFD").charAt(0).toLowerCase()))
    const slips = [
      () => letters.splice(at, 1),
      () => letters.splice(at, 2, next, one),
      () => letters.splice(at, 1, beside[below(beside.length)] ?? ""),
    ]
    slips[below(slips.length)]?.()
    return letters.join("")
  })
}
