import { applies, type Choices, formatCase } from "../../src/domain/cases.ts"
import type { Procedure, SubmissionChannel, SubmissionMethod, When } from "../../src/domain/procedure.ts"
import { formatDate, lowerFirst } from "../../src/domain/wording.ts"
import { inSentence, type Piece, pick, type Random } from "./phrasing.ts"

/** A fact of the ways of submission, once, with the ways that hold it. */
export interface HeldFact<T> {
  part: T
  channels: readonly SubmissionChannel[]
}

/** Parts of the ways of submission, the same ones of several ways once. */
export function heldFacts<T>(
  { submissionMethods }: Procedure,
  partsOf: (method: SubmissionMethod) => readonly T[],
): HeldFact<T>[] {
  const facts = new Map<string, { part: T; channels: SubmissionChannel[] }>()
  for (const method of submissionMethods)
    for (const part of partsOf(method)) {
      const key = JSON.stringify(part)
      const fact = facts.get(key) ?? { part, channels: [] }
      fact.channels.push(method.channel)
      facts.set(key, fact)
    }
  return [...facts.values()]
}

/** A condition in words, and whether the fact is false without it. */
export interface Condition {
  words: string
  isDecisive: boolean
}

/**
 * The case that a part is for, as far as the choices leave it open.
 * @param isDecisive whether another case has it otherwise
 */
export function openCase(
  procedure: Procedure,
  when: When | undefined,
  choices: Choices,
  isDecisive: boolean,
): Condition[] {
  if (when === undefined || applies(when, choices) !== "open") return []
  const open = Object.fromEntries(Object.entries(when).filter(([question]) => choices[question] === undefined))
  return [{ words: formatCase(open, procedure.questions ?? []), isDecisive }]
}

/** The last day of a term, as a condition. */
export function term(validUntil: string | undefined): Condition[] {
  return validUntil === undefined ? [] : [{ words: `đến hết ngày ${formatDate(validUntil)}`, isDecisive: false }]
}

const CHANNEL_WORDS: Readonly<Record<SubmissionChannel, readonly string[]>> = {
  "in-person": ["nộp trực tiếp", "nộp tại quầy"],
  online: ["nộp trên mạng", "nộp trực tuyến", "nộp qua mạng"],
  post: ["gửi bưu điện", "gửi qua bưu điện"],
}

export function channelWords(channel: SubmissionChannel, random: Random): string {
  return pick(CHANNEL_WORDS[channel], random)
}

const CHANNEL_PLACES = [
  ["", " thì "],
  ["khi ", ", "],
  ["nếu ", " thì "],
  ["hồ sơ ", ": "],
] as const
const CONDITION_TAILS = [
  (words: string) => ` (${words})`,
  (words: string) => `, áp dụng với trường hợp: ${words}`,
  (words: string) => ` – ${words}`,
  (words: string) => `, điều kiện: ${words}`,
]
const CONDITION_HEADS = [(words: string) => `trường hợp ${words}: `, (words: string) => `với trường hợp ${words}: `]

/** A sentence with all that its fact hangs on: the way of submission where the ways differ, and the conditions. */
export function inContext(
  sentence: readonly Piece[],
  procedure: Procedure,
  { channels }: Pick<HeldFact<unknown>, "channels">,
  conditions: readonly Condition[],
  random: Random,
): Piece[] {
  const said = conditions.map(({ words }) => lowerFirst(inSentence(words))).join("; ")
  const isDecisive = conditions.some((condition) => condition.isDecisive)
  const channel = channels.length === procedure.submissionMethods.length ? null : pick(channels, random)
  const [before, after] = pick(CHANNEL_PLACES, random)
  const head: Piece[] =
    channel === null
      ? []
      : [before, { role: "channel", text: channelWords(channel, random), channels, rest: after }, after]
  if (said === "") return [...head, ...withoutStop(sentence)]
  const isTail = channel !== null || random() < 0.7
  const text = pick(isTail ? CONDITION_TAILS : CONDITION_HEADS, random)(said)
  const condition: Piece = { role: "condition", text, isDecisive }
  return isTail ? [...head, ...withoutStop(sentence), condition] : [condition, ...withoutStop(sentence)]
}

function withoutStop(sentence: readonly Piece[]): Piece[] {
  const last = sentence.at(-1)
  return typeof last === "string" ? [...sentence.slice(0, -1), last.replace(/\.$/, "")] : [...sentence]
}
