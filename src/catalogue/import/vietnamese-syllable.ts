import { plain } from "./words.ts"

/**
 * Onset and rime of a Vietnamese syllable, without tones but with the marks of its vowels. Some rimes are not
 * complete without a final consonant (iê, uô, ươ, â, ă), which tells a broken word from a whole one.
 */
const SYLLABLE = new RegExp(
  "^(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?" +
    "(?:(?:iê|yê|uô|ươ|uyê|uâ|oă|â|ă|a|e|ê|i|o|ô|ơ|u|ư|y|oa|oe|uê|uy|oo)(?:ng|nh|ch|[cmnpt])" +
    "|(?:a|e|ê|i|o|ô|ơ|u|ư|y|ia|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|oa|oe|oi|ôi|ơi|ui|uê|uy|ưi|ưu|uơ|iêu|yêu|oai|oay|oao|oeo|uôi|ươi|ươu|uya|uây|uyu))$",
  "u",
)
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Whether letters can be a Vietnamese syllable of their own. */
function isSyllable(word: string): boolean {
  return SYLLABLE.test(word.normalize("NFD").replace(TONES, "").normalize("NFC").toLowerCase())
}

/**
 * Joins two lines: with nothing between when the line break cut a word in two ("quốc gia v" + "ề dân cư"), otherwise
 * with a blank.
 */
export function joinLines(above: string, below: string): string {
  const [last = ""] = /\p{L}+$/u.exec(above) ?? []
  const [first = ""] = /^\p{Ll}+/u.exec(below) ?? []
  const isCut =
    last !== "" &&
    first !== "" &&
    last.toLowerCase() === last.toLowerCase().normalize("NFC") &&
    /[a-z]/.test(plain(last)) &&
    (!isSyllable(last) || !isSyllable(first)) &&
    isSyllable(last + first)
  return isCut ? above + below : `${above} ${below}`
}
