import { fold } from "./fold.ts"

/** What follows the onset, with the marks of its vowels and without its tone. */
const RIMES = words(`
  a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
  i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ooc oong
  op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu uôc uôi uôm uôn
  uông uôt ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
`)
const ONSETS = words("b ch d đ h kh l m n nh p ph r s t th tr v x")
/** One sound, spelt by the letter after it: "ca" but "ke", "nga" but "nghe". */
const BEFORE_BACK_VOWEL = words("c g ng")
const BEFORE_FRONT_VOWEL = words("k gh ngh")
/** Onsets that share letters with their rime, and rimes written with "y": listed whole. */
const OTHERS = words(`
  y yêm yên yêng yêt yêu hy ky ly my sy ty vy gi gin giêc giêng
  qua quac quach quai quam quan quang quanh quao quap quat quau quay quăc quăm quăn quăng quăp quăt quân quâng quât quây
  quôc que quen queo quet quê quên quêch quênh quêt qui quit quơ quơi quơt quy quych quyên quyêt quynh quyt
`)

const SYLLABLES: ReadonlySet<string> = new Set([
  ...RIMES,
  ...RIMES.flatMap((rime) => ONSETS.map((onset) => onset + rime)),
  ...RIMES.flatMap((rime) =>
    (/^[eêi]/.test(rime) ? BEFORE_FRONT_VOWEL : BEFORE_BACK_VOWEL).map((onset) => onset + rime),
  ),
  ...RIMES.flatMap((rime) => (/^i/.test(rime) ? [] : [`gi${rime}`])),
  ...OTHERS,
])
const UNMARKED: ReadonlySet<string> = new Set([...SYLLABLES].map(fold))

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
/** A syllable that is cut off sharply rises or falls. */
const STOPPED_WITH_OTHER_TONE = /[\u0300\u0303\u0309].*(?:ch|[cpt])$/
/** Onset, vowels and what closes them; the "u" of "qu" and the "i" of "gi" belong to the onset. */
const PARTS = /^(qu|gi(?=[aăâeêoôơuưy])|[^aăâeêioôơuưy]*)([aăâeêioôơuưy]+)(.*)$/u
const SHAPED_VOWEL = /[ăâêôơư]/u

/**
 * Whether letters can be a Vietnamese syllable, written with all its marks or with none of them; it need not be one
 * that has a meaning.
 * @param word lower case, NFC
 */
export function isSyllable(word: string): boolean {
  if (UNMARKED.has(word)) return true
  const apart = word.normalize("NFD")
  const tones = apart.match(TONES)?.length ?? 0
  if (tones > 1 || STOPPED_WITH_OTHER_TONE.test(apart)) return false
  return SYLLABLES.has(apart.replace(TONES, "").normalize("NFC"))
}

/** Puts a tone (its combining character) on the vowel that carries it: "hoa" and the grave make "hòa". */
export function withTone(toneless: string, tone: string): string {
  const [, onset = "", vowels = "", rest = ""] = PARTS.exec(toneless) ?? []
  if (vowels === "") return toneless
  const letters = [...vowels]
  const shaped = letters.findLastIndex((letter) => SHAPED_VOWEL.test(letter))
  const plain = rest !== "" ? letters.length - 1 : letters.length === 3 ? 1 : 0
  const at = shaped === -1 ? plain : shaped
  return (onset + letters.map((letter, place) => (place === at ? letter + tone : letter)).join("") + rest).normalize(
    "NFC",
  )
}

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}
