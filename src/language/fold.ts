/** Invisible characters that copied text carries inside words (zero-width, direction marks, soft hyphen, BOM). */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g

/** Nothing in it to take marks from. */
const PLAIN = /^[\x20-\x7e\n]*$/

/** One spelling for one text: NFC, lower case, without invisible characters. Tones stay. */
export function normalise(text: string): string {
  // Official copies often hold the Icelandic letter, which looks the same in capitals: "Ðăng ký".
  return text.normalize("NFC").replace(INVISIBLE, "").toLowerCase().replaceAll("ð", "đ")
}

/**
 * The letters without their marks, as people type who do not type marks: "Đăng ký" → "dang ky".
 * The only folding in the house, for index and question alike.
 */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize("NFD")
    .replace(INVISIBLE, "")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐðÐ]/g, "d")
    .toLowerCase()
}

const MARKED_LETTER = /[à-ãèéêìíò-õùúýăđĩũơưạ-ỹ]/

/** Whether a word (NFC, lower case) is typed with marks. */
export function hasMarks(word: string): boolean {
  return MARKED_LETTER.test(word)
}

/** A syllable whose vowel may be written "y" or "i": kỹ/kĩ, lý/lí, sỹ/sĩ, mỹ/mĩ, tỷ/tỉ, hy/hi. */
const FINAL_Y = /^([bcdghklmnpqrstvx]|[ckpt]h|n[gh]|tr)y$/

/** One spelling for words that are written both ways, after folding: "ky" and "ki" → "ki". */
export function sameSpelling(foldedWord: string): string {
  return FINAL_Y.test(foldedWord) ? `${foldedWord.slice(0, -1)}i` : foldedWord
}
