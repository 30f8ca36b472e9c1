/** Vietnamese letters, lower case, NFC; everything else that looks like one (Cyrillic, full width, circled) is foreign. */
const LETTERS = "a-zàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
const CHARACTERS = `${LETTERS}0-9\\s.,;:!?()“”"'%/–\\-…×=+`
const FOREIGN = new RegExp(`[^${CHARACTERS}]`, "gu")
const PLAIN = new RegExp(`^[${CHARACTERS}]*$`, "u")
const WORD = new RegExp(`[${LETTERS}]+`, "gu")
/** Letters and digits in one word that is no form number: "1O ngày", "2l". */
const DISGUISED = /(?<![\p{L}\p{N}/-])(?:\d+[ol]+\d*|[ol]\d+[ol]*)(?![\p{L}\p{N}/])/u

/**
 * A sentence in the one spelling in which claims are read: NFC, lower case, single spaces.
 * @returns null when it holds a character that no plain Vietnamese sentence has, so that no number can hide in it
 */
export function plainText(sentence: string): string | null {
  const text = spelt(sentence)
    .replace(/[ \t\u00a0]+/g, " ")
    .trim()
  return PLAIN.test(text) && !DISGUISED.test(text) ? text : null
}

/** The text of a record in the same spelling; what a sentence may not hold becomes a space. */
export function recordText(text: string): string {
  return spelt(text).replace(FOREIGN, " ").replace(/\s+/g, " ").trim()
}

/** The words of such a text, without numbers. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? []
}

function spelt(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/[—−]/g, "–").replace(/[‘’]/g, "'")
}
