import { isSyllable, withTone } from "./syllable.ts"

/** How an input method is told a tone and the shape of a letter; the first shape whose letters are there is meant. */
interface InputMethod {
  tones: Readonly<Record<string, string>>
  shapes: Readonly<Record<string, ReadonlyArray<readonly [letters: RegExp, shaped: string]>>>
}

const TELEX: InputMethod = {
  tones: { f: "\u0300", s: "\u0301", r: "\u0309", x: "\u0303", j: "\u0323" },
  shapes: {
    a: [[/a$/, "â"]],
    e: [[/e$/, "ê"]],
    o: [[/o$/, "ô"]],
    d: [[/^d/, "đ"]],
    w: [
      [/uo/, "ươ"],
      [/u(?=a$)/, "ư"],
      [/a/, "ă"],
      [/o/, "ơ"],
      [/u/, "ư"],
    ],
  },
}

const VNI: InputMethod = {
  tones: { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" },
  shapes: {
    6: [
      [/a/, "â"],
      [/e/, "ê"],
      [/o/, "ô"],
    ],
    7: [
      [/uo/, "ươ"],
      [/o/, "ơ"],
      [/u/, "ư"],
    ],
    8: [[/a/, "ă"]],
    9: [[/^d/, "đ"]],
  },
}

/** Two letters at least: the "a4" of papers and the "b1" of licences are no syllables. */
const VNI_KEYS = /^(?=.*\d)(?=(?:\d*\p{L}){2})\p{L}[\p{L}1-9]*$/u
/** Seven letters, two shapes and a tone. */
const MOST_KEYS = 10
const VOWEL = /[aăâeêioôơuưy]/u

/**
 * The syllable that was meant where an input method was switched off and its keys came through: "giaasy", "tofw",
 * "so63", "ddang". Null when keys make no syllable.
 */
export function fromKeys(typed: string): string | null {
  if (typed.length > MOST_KEYS) return null
  const method = VNI_KEYS.test(typed) ? VNI : TELEX
  let letters = ""
  let tone = ""
  for (const key of typed) {
    const isTone = Object.hasOwn(method.tones, key) && VOWEL.test(letters)
    if (isTone && tone !== "") return null
    const shape = Object.hasOwn(method.shapes, key)
      ? method.shapes[key]?.find(([found]) => found.test(letters))
      : undefined
    if (isTone) tone = method.tones[key] ?? ""
    else if (shape !== undefined) letters = letters.replace(...shape)
    else letters += key
  }
  const meant = withTone(letters, tone)
  return meant !== typed && isSyllable(meant) ? meant : null
}
