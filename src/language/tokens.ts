import { normalise } from "./fold.ts"

/** Words, procedure codes, form numbers and amounts; a dot or comma inside digits does not cut ("1.004222", "20.000"). */
const TOKEN = /\d+(?:[.,]\d+)+|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu

/** The words of a text in order, lower case, NFC, tones kept; punctuation and emoji gone. */
export function tokens(text: string): string[] {
  return normalise(text).match(TOKEN) ?? []
}

/** Published procedure codes named in a text, in order, each once: "TT 1.004222 lp" → ["1.004222"]. */
export function namedCodes(text: string): string[] {
  return [...new Set(text.match(/(?<![\d.])\d\.\d{6}(?!\d)/g) ?? [])]
}
