import type { Option } from "../domain/answer.ts"
import type { FixedReplyKey } from "../domain/fixed-reply.ts"
import type { AttachmentKind, InboundContent } from "../domain/message.ts"
import { holdsMask, MASK } from "../domain/redact.ts"
import { askedAspects } from "../language/aspect-words.ts"
import { markFiller } from "../language/filler.ts"
import { optionByLabel } from "../language/option-label.ts"
import { phraseList } from "../language/phrase-list.ts"
import { markPhrases } from "../language/phrases.ts"
import { indexOfPhrase, type Reading, read } from "../language/reading.ts"
import { topicWords } from "../language/topic.ts"
import { saysOneOf } from "../language/written-phrase.ts"
import { ALONE, ANSWERED_BY_PROCEDURE, ANYWHERE, INSULTS } from "./fixed-phrases.ts"

/** Where a turn goes. `warn` is said before the answer. */
export type Route =
  | { kind: "fixed"; key: FixedReplyKey }
  | { kind: "question"; text: string; warn: FixedReplyKey | null }

/** Longest message that is read, in characters; longer ones are answered with a request to shorten. */
export const MAX_QUESTION_CHARS = 4000

const ATTACHMENT_REPLY: Readonly<Record<AttachmentKind, FixedReplyKey>> = {
  image: "image",
  sticker: "sticker",
  voice: "voice",
  video: "attachment",
  file: "attachment",
  location: "location",
  other: "attachment",
}

/** Words of place that a question about the desk itself may hold. */
const PLACE: ReadonlySet<string> = new Set(
  "xa uy ban nhan dan ubnd trung tam phuc vu bo phan cua hanh chinh cong mot an thu bay chu nhat sang chieu trua hom mai lien he thuong em anh chi bac chau ong ba co".split(
    " ",
  ),
)

/** Asking to look something up for one person: together with an identity number that is no question about a procedure. */
const LOOK_UP = phraseList("kiem tra, tra cuu, xem giup, xem ho, tra giup, check")

/**
 * Decides what one turn (a burst of messages read together) calls for.
 * @param offered what could be chosen last; to say its label is no small talk, even where it is only "Có"
 */
export function route(contents: readonly InboundContent[], offered: readonly Option[] = []): Route {
  const said = contents.flatMap((content) =>
    content.kind === "text" ? [content.text] : content.kind === "option" ? [`#${content.optionId}`] : [],
  )
  if (said.length === 0) return fixed(replyWithoutWords(contents))
  const text = said.join("\n")
  // A pressed button stands for itself, whatever was written before it; joined lines are one question.
  const last = contents.findLast(({ kind }) => kind === "text" || kind === "option")
  if (last?.kind === "option") return { kind: "question", text: `#${last.optionId}`, warn: null }
  if ([...text].length > MAX_QUESTION_CHARS) return fixed("too-long")

  const reading = read(text.replaceAll(MASK, " "))
  if (reading.folded.length === 0) return fixed(holdsMask(text) ? "identity-numbers" : "empty")
  const key = calledFor(reading, offered)
  // A person in danger is told what to do first; what they ask for may still help ("xin cấm tiếp xúc").
  if (key === "danger") return { kind: "question", text, warn: key }
  if (key !== null) return fixed(key)
  if (!holdsMask(text)) return { kind: "question", text, warn: null }
  const looksUp = LOOK_UP.some((phrase) => indexOfPhrase(reading.folded, phrase) !== -1)
  if (looksUp || topicWords(reading).length < 2) return fixed("identity-numbers")
  return { kind: "question", text: text.replaceAll(MASK, " "), warn: "identity-numbers" }
}

function replyWithoutWords(contents: readonly InboundContent[]): FixedReplyKey {
  const attachment = contents.find((content) => content.kind === "attachment")
  return attachment === undefined ? "welcome" : ATTACHMENT_REPLY[attachment.attachment]
}

function calledFor(reading: Reading, offered: readonly Option[]): FixedReplyKey | null {
  const { words } = reading
  for (const [key, phrases] of ANYWHERE)
    if (saysOneOf(reading, phrases) && !saysOneOf(reading, ANSWERED_BY_PROCEDURE[key] ?? [])) return key
  const insulted = INSULTS.some((insult) => indexOfPhrase(words, insult) !== -1)
  if (insulted && topicWords(reading).length <= 3) return "insult"
  if (optionByLabel(reading, offered) !== null) return null
  for (const [key, phrases] of ALONE) if (saysLittleBeside(reading, phrases, ABOUT_THE_DESK.has(key))) return key
  return null
}

/** These may be asked in a full sentence; the others are said by themselves or not at all. */
const ABOUT_THE_DESK: ReadonlySet<FixedReplyKey> = new Set([
  "opening-hours",
  "contact-details",
  "identity",
  "capabilities",
])

/** Whether one of the phrases is said and nothing else that could be a topic. */
function saysLittleBeside({ words, folded }: Reading, phrases: readonly string[][], inASentence: boolean): boolean {
  const marked = markPhrases(folded, phrases)
  if (!marked.includes(true)) return false
  const isRest = (_: string, index: number) => marked[index] === false
  const rest = { words: words.filter(isRest), folded: folded.filter(isRest) }
  if (!inASentence && askedAspects(rest).length > 0) return false
  const filler = markFiller(rest)
  const remaining = inASentence ? topicWords(rest) : rest.folded.filter((_, index) => !filler[index])
  return remaining.every((word) => PLACE.has(word))
}

function fixed(key: FixedReplyKey): Route {
  return { kind: "fixed", key }
}
