import { phraseList } from "./phrase-list.ts"
import { spansOf } from "./phrases.ts"
import type { Reading } from "./reading.ts"

/** What people say when they ask how long a paper may be used, not how long it takes to get it. */
const VALIDITY_PHRASES = phraseList(`
  dung duoc bao lau, dung duoc may thang, dung duoc may nam, xai duoc bao lau, gia tri bao lau, gia tri may thang,
  gia tri trong bao lau, hieu luc bao lau, hieu luc may thang, hieu luc trong bao lau, thoi han su dung, han su dung,
  thoi gian hieu luc, co hieu luc may nam, han may nam, han may thang, thoi han may nam, bao lau thi het han,
  may thang thi het han, may nam thi het han, khi nao het han, bao gio het han
`)

/** Whether a question asks for the validity of a paper; no record holds one, and a processing time would be wrong. */
export function asksValidity({ folded }: Reading): boolean {
  return spansOf(folded, VALIDITY_PHRASES).length > 0
}
