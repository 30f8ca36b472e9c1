import type { Subject } from "../subject.ts"
import { type Claim, claimsIn } from "./claims.ts"
import { channelsOf, type Evidence, evidenceOf, isNegated, type RecordEvidence } from "./evidence.ts"
import { GLUE, NEVER_SAID } from "./glue-words.ts"
import { plainText, wordsOf } from "./plain-text.ts"

/** What became of one sentence; `reason` names the rule it broke, for tests and figures. */
export interface Verdict {
  sentence: string
  isSupported: boolean
  reason: string | null
}

/** A sentence longer than this is no plain sentence. */
const MAX_CHARS = 400
/** Words elsewhere in the sentence say what a clause is about too, but less. */
const ELSEWHERE = 0.35
/** What a line says besides makes it less likely to be the one meant. */
const UNSAID = 0.08
/** So large a part of a condition must be said with what holds only under it. */
const CONDITION_SAID = 0.6
/** So large a part of the line that a sentence stands on. */
const LINE_SAID = 0.6
/** A clause of fewer words is too short to tell which line it is about. */
const LEAST_WORDS = 2
/** Claims with a value of their own; the others say that something is so, and must be about the same thing. */
const COUNTED = /^(?:money|period|date|code|legal|law|link|phone|form|count|number|percent|clock|office)/
/** Names that mean the same wherever they stand. */
const ANYWHERE: ReadonlySet<string> = new Set(["legal", "code", "link"])

/**
 * Decides for each sentence whether the record supports it for the chosen case. A countable claim stands only if the
 * line that the sentence is most about says the same; a sentence that denies anything but that money is charged is
 * dropped; every other word must be the record's or say nothing by itself. When in doubt a sentence is dropped: the
 * exact list follows anyway.
 */
export function judge(sentences: readonly string[], subject: Subject): readonly Verdict[] {
  const evidence = evidenceOf(subject)
  return sentences.map((sentence) => {
    const reason = faultOf(sentence, evidence)
    return { sentence, isSupported: reason === null, reason }
  })
}

function faultOf(sentence: string, { lines, vocabulary, text: record, channels }: RecordEvidence): string | null {
  const text = plainText(sentence)
  if (text === null || text.length > MAX_CHARS) return "not plain text"
  if (NEVER_SAID.test(text)) return "never said"
  const said = claimsIn(text)
  const foreign = content(said.rest).find((word) => !vocabulary.has(word))
  if (foreign !== undefined) return `foreign word: ${foreign}`
  const name = namesIn(sentence).find((one) => !record.includes(one))
  if (name !== undefined) return `name: ${name}`
  const way = said.claims.find(({ kind, value }) => kind === "channel" && !channels.has(value))
  if (way !== undefined) return `channel ${way.value}`
  const topic = [...content(said.rest), ...channelsOf(said.claims)]
  const all = new Set([...wordsOf(said.rest), ...topic])
  for (const clause of clausesOf(text)) {
    const { claims, rest } = claimsIn(clause)
    const about = { here: [...content(rest), ...channelsOf(claims)], elsewhere: topic, all }
    const unsupported = claims.find((claim) => !isSupported(claim, about, lines))
    if (unsupported !== undefined) return `${unsupported.kind} ${unsupported.value}`
    const denies = isNegated(clause)
    if (denies && !claims.some(({ value }) => value === "free")) return "negation"
    if (about.here.length < LEAST_WORDS) continue
    const best = likeliest(lines, about)
    if (best.every((line) => isAbout(line, about) && !isConditionSaid(line, about))) return "condition"
    if (!denies && best.every(({ denied }) => about.here.every((word) => denied.has(word))))
      return "denied by the record"
  }
  return null
}

/** What a clause is about. */
interface About {
  here: readonly string[]
  elsewhere: readonly string[]
  all: ReadonlySet<string>
}

function isSupported(claim: Claim, about: About, lines: readonly Evidence[]): boolean {
  if (claim.kind === "channel") return true
  const says = (line: Evidence) => line.claims.some((other) => isSame(other, claim))
  if (ANYWHERE.has(claim.kind)) return lines.some(says)
  const rivals = lines.filter(({ claims }) => claims.some(({ kind }) => kind === claim.kind))
  const best = likeliest(rivals, about)
  if (best.length === 0 || !(claim.kind === "office" ? best.some(says) : best.every(says))) return false
  return best.some((line) => isConditionSaid(line, about) && (COUNTED.test(claim.kind) || isAbout(line, about)))
}

/** Whether the line has at least half of the words of the clause: a permission for one thing is none for another. */
function isAbout({ words }: Evidence, { here }: About): boolean {
  return here.filter((word) => words.has(word)).length >= 0.5 * here.length
}

/** "công an" is said where the record says "công an xã". */
function isSame(record: Claim, said: Claim): boolean {
  if (record.kind !== said.kind) return false
  return record.value === said.value || (said.kind === "office" && record.value.startsWith(`${said.value} `))
}

/** The lines a clause is most about; several when nothing tells them apart. */
function likeliest(lines: readonly Evidence[], about: About): Evidence[] {
  const scored = lines.map((line) => ({ line, score: likeness(line, about) }))
  const best = Math.max(...scored.map(({ score }) => score))
  return scored.filter(({ score }) => score >= best - 1e-9).map(({ line }) => line)
}

function likeness({ words }: Evidence, { here, elsewhere, all }: About): number {
  const shared = here.filter((word) => words.has(word)).length
  const further = elsewhere.filter((word) => words.has(word)).length
  const unsaid = [...words].filter((word) => !all.has(word) && !GLUE.has(word)).length
  return shared + ELSEWHERE * further - UNSAID * unsaid
}

/** Whether hardly anything of a line is left out: what is left out may be what it hangs on. */
function isConditionSaid({ own, condition }: Evidence, { all }: About): boolean {
  return isSaid(condition, CONDITION_SAID, all) && isSaid(own, LINE_SAID, all)
}

function isSaid(words: ReadonlySet<string>, share: number, said: ReadonlySet<string>): boolean {
  const telling = [...words].filter((word) => !GLUE.has(word))
  return telling.filter((word) => said.has(word)).length >= share * telling.length
}

/** Names of places, offices and papers: two capitals or more in a row. */
function namesIn(sentence: string): string[] {
  const names = sentence.normalize("NFC").match(/\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)+/gu) ?? []
  return names.map((name) => name.toLowerCase())
}

function clausesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!;])\s+|[;:]|,(?!\d)|(?<!\p{L})(?:và|nhưng|còn|rồi|đồng thời)(?!\p{L})/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "")
}

function content(rest: string): string[] {
  return wordsOf(rest).filter((word) => !GLUE.has(word))
}
