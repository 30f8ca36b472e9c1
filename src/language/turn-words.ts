import { phraseList } from "./phrase-list.ts"
import { markPhrases, spansOf } from "./phrases.ts"
import type { Reading } from "./reading.ts"

/** Going back to what was spoken of before. */
const BACK = phraseList(`
  quay lai, quay ve, tro lai, tro ve, cau truoc, cau hoi nay, cau luc nay, hoi nay, luc nay, viec truoc, vu truoc,
  cai truoc, thu tuc truoc, viec luc dau, cau dau, cai luc dau, viec dau tien
`)

/** Taking back what was understood, at the beginning of a message or before saying what is meant. */
const NOT_THAT = phraseList(`
  khong phai, khong dung, sai roi, nham roi, khong phai the, khong phai vay, khong phai cai do, khong phai cai nay,
  khong phai viec nay, y toi la, y em la, y minh la, y con la, y tui la, y la, toi muon noi, toi hoi la, em hoi la
`)

/** Opening another matter in the same message. */
const BESIDES = phraseList(`
  voi lai, tien the, nhan tien, san tien, ngoai ra, luon the, dong thoi, them nua, con nua, mot viec nua, cho hoi them,
  hoi them, xin hoi them, va cho hoi, va xin hoi, a con, a ma
`)

/** How far into a message "không phải" still takes back, rather than tells something ("nhà không phải của tôi"). */
const OPENING_WORDS = 2

/** Whether a message asks to go back to an earlier matter. */
export function goesBack({ folded }: Reading): boolean {
  return spansOf(folded, BACK).length > 0
}

/** For each word: whether it only points to an earlier matter. */
export function markBack(folded: readonly string[]): boolean[] {
  return markPhrases(folded, BACK)
}

/** Whether a message says that the last answer was not what was meant. */
export function takesBack({ folded }: Reading): boolean {
  return spansOf(folded, NOT_THAT).some(({ start }) => start < OPENING_WORDS)
}

/** Places where another matter may begin: the word after "với lại", "ngoài ra" …, ascending. */
export function otherMattersAt({ folded }: Reading): number[] {
  return [...new Set(spansOf(folded, BESIDES).map(({ end }) => end))].sort((a, b) => a - b)
}
