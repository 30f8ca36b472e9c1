import type { Aspect } from "../domain/answer.ts"
import type { ConversationState } from "../domain/conversation.ts"
import { type OptionAction, parseOptionId } from "../domain/option-id.ts"
import { askedAspects } from "../language/aspect-words.ts"
import { fold } from "../language/fold.ts"
import { type Reading, read } from "../language/reading.ts"
import { namedCodes } from "../language/tokens.ts"
import { topicWords } from "../language/topic.ts"
import { optionByNumber } from "./compose-answer.ts"

/** What a message asks, before anything is looked up. */
export interface Understanding {
  text: string
  reading: Reading
  aspects: readonly Aspect[]
  /** Chosen by number, by label or by pressing. */
  action: OptionAction | null
  /** Procedure codes written out in the message. */
  codes: readonly string[]
  /** Words that say what it is about; empty for "bao lâu có" or "còn lệ phí thì sao". */
  topic: readonly string[]
}

/** "2", "số 2", "câu 2", "chọn 2", "2." and nothing else. */
const CHOICE = /^(?:so|chon|cau|muc|y|phuong an|truong hop)?\s*(\d)\s*[.)]?\s*(?:a|nhe|nha|di|ạ)?$/

/** Reads one message in the light of what was offered last. */
export function understand(text: string, state: ConversationState): Understanding {
  const reading = read(text)
  return {
    text,
    reading,
    aspects: askedAspects(reading),
    action: chosenOption(text, reading, state),
    codes: namedCodes(text),
    topic: topicWords(reading),
  }
}

function chosenOption(text: string, { folded }: Reading, state: ConversationState): OptionAction | null {
  const direct = parseOptionId(text.trim().replace(/^#/, ""))
  if (direct !== null) return direct
  const number = CHOICE.exec(fold(text).trim())?.[1]
  const option =
    number === undefined
      ? state.options.find(({ label }) => read(label).folded.join(" ") === folded.join(" "))
      : optionByNumber(state.options, Number(number))
  return option == null ? null : parseOptionId(option.id)
}
