import { phraseList } from "./phrase-list.ts"
import { indexOfPhrase, type Reading } from "./reading.ts"

/** What people say when they ask how much they will be given, not how much they must pay. */
const BENEFIT_PHRASES = phraseList(`
  duoc bao nhieu, duoc huong bao nhieu, huong bao nhieu, nhan bao nhieu, duoc nhan bao nhieu, linh bao nhieu,
  moi thang bao nhieu, moi thang duoc, mot thang bao nhieu, 1 thang bao nhieu, moi nam bao nhieu, mot nam bao nhieu,
  bao nhieu mot thang, bao nhieu 1 thang, bao nhieu tien mot thang, bao nhieu tien 1 thang, duoc may tram,
  duoc may trieu, may tram mot thang, may tram 1 thang, may trieu mot thang, ho tro bao nhieu, tro cap bao nhieu,
  cho bao nhieu, duoc cap bao nhieu, muc huong, muc tro cap, muc ho tro, so tien duoc huong
`)

/** Whether a question asks for the amount of a benefit; no record holds one, and a fee would be the wrong number. */
export function asksBenefit({ folded }: Reading): boolean {
  return BENEFIT_PHRASES.some((phrase) => indexOfPhrase(folded, phrase) !== -1)
}
