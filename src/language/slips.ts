import { areNeighbourKeys } from "./keyboard.ts"

/** How unlikely each slip is; 0 is no slip. */
const COST = { heldDown: 0.1, respelt: 0.3, swapped: 0.6, besideKey: 0.7, leftOut: 0.7, added: 0.8, otherKey: 1.3 }

/** Letters of Vietnamese words without marks. */
const LETTERS = [..."abcdeghiklmnopqrstuvxy"]

/** Longer letters are no slip of a syllable, which has seven at most. */
const MOST_LETTERS = 8

/** Letters that people write for others in short messages: "fải", "jấy", "zậy", "wá". */
const RESPELT: ReadonlyArray<readonly [written: string, meant: string]> = [
  ["f", "ph"],
  ["j", "gi"],
  ["j", "i"],
  ["dz", "d"],
  ["z", "d"],
  ["w", "qu"],
]

/** Called with letters that may have been meant and how unlikely the slip is; some letters come more than once. */
export type VisitSlip = (meant: string, cost: number) => void

/**
 * Everything that letters could be a slip for: one left out, added, hit beside its key or in the other order, keys held
 * down ("sinhhh"), the letters of short messages ("fai").
 * @param letters without marks
 */
export function visitSlips(letters: string, visit: VisitSlip): void {
  for (const [written, meant] of RESPELT)
    if (letters.includes(written)) visit(letters.replace(written, meant), COST.respelt)
  visitKeySlips(letters, visit)
  const once = letters.replace(/(.)\1+/gu, "$1")
  if (once === letters) return
  visit(once, COST.heldDown)
  visitKeySlips(once, (meant, cost) => visit(meant, cost + COST.heldDown))
}

/** Two letters in the other order: "khia" for "khai". */
export function visitSwaps(letters: string, visit: VisitSlip): void {
  for (let at = 0; at + 1 < letters.length; at++)
    visit(letters.slice(0, at) + letters.charAt(at + 1) + letters.charAt(at) + letters.slice(at + 2), COST.swapped)
}

function visitKeySlips(letters: string, visit: VisitSlip): void {
  if (letters.length > MOST_LETTERS) return
  visitSwaps(letters, visit)
  for (let at = 0; at <= letters.length; at++) {
    const before = letters.slice(0, at)
    for (const letter of LETTERS) visit(before + letter + letters.slice(at), COST.leftOut)
    if (at === letters.length) return
    const after = letters.slice(at + 1)
    visit(before + after, COST.added)
    for (const letter of LETTERS)
      visit(before + letter + after, areNeighbourKeys(letters.charAt(at), letter) ? COST.besideKey : COST.otherKey)
  }
}
