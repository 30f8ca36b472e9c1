import { type Aspect, type Option, optionNumber } from "../domain/answer.ts"
import type { ConversationState } from "../domain/conversation.ts"
import { type OptionAction, parseOptionId } from "../domain/option-id.ts"
import { askedAspects } from "../language/aspect-words.ts"
import { asksBenefit } from "../language/benefit-words.ts"
import { fold } from "../language/fold.ts"
import { optionByLabel } from "../language/option-label.ts"
import { type Quantities, quantitiesIn } from "../language/quantities.ts"
import type { Read, Reading } from "../language/reading.ts"
import { namedCodes } from "../language/tokens.ts"
import { topicWords } from "../language/topic.ts"
import { goesBack, takesBack } from "../language/turn-words.ts"
import { asksValidity } from "../language/validity-words.ts"

/** What a message asks, before anything is looked up. */
export interface Understanding {
  text: string
  reading: Reading
  aspects: readonly Aspect[]
  /** Asks how much will be paid out to the citizen. */
  asksBenefit: boolean
  /** Asks how long a paper may be used. */
  asksValidity: boolean
  /** Chosen by number, by label or by pressing. */
  action: OptionAction | null
  /** Procedure codes written out in the message. */
  codes: readonly string[]
  /** How many copies, pages, people are spoken of. */
  quantities: Quantities
  /** Asks to go back to an earlier matter. */
  goesBack: boolean
  /** Says that the last answer was not what was meant. */
  takesBack: boolean
  /** Words that say what it is about; empty for "bao lâu có" or "còn lệ phí thì sao". */
  topic: readonly string[]
}

/** "2", "số 2", "câu 2", "chọn 2", "2." and nothing else; folded. */
const CHOICE = /^(?:so|chon|cau|muc|y|phuong an|truong hop)?\s*(\d)\s*[.)]?\s*(?:a|nhe|nha|di)?$/

/** Understands one message in the light of what was offered last. */
export function understand(text: string, state: ConversationState, readQuestion: Read): Understanding {
  const reading = readQuestion(text)
  const topic = topicWords(reading)
  const unheld = { asksBenefit: asksBenefit(reading), asksValidity: asksValidity(reading) }
  return {
    text,
    reading,
    aspects: aspectsIn(reading, topic, unheld),
    ...unheld,
    action: chosenOption(text, reading, state),
    codes: namedCodes(text),
    quantities: quantitiesIn(reading),
    goesBack: goesBack(reading),
    takesBack: takesBack(reading),
    topic,
  }
}

/** The sides asked for; amounts that are paid out and how long a paper is valid are none of them. */
function aspectsIn(
  reading: Reading,
  topic: readonly string[],
  unheld: Pick<Understanding, "asksBenefit" | "asksValidity">,
): Aspect[] {
  const isUnheld = (aspect: Aspect) =>
    (aspect === "fee" && unheld.asksBenefit) || (aspect === "time" && unheld.asksValidity)
  const meant = askedAspects(reading).filter((aspect) => !isUnheld(aspect))
  if (meant.length === 0 && unheld.asksValidity) return ["conditions"]
  // "phí" or "còn phí" and nothing else; among other words it is part of many names.
  return meant.length === 0 && topic.length === 1 && topic[0] === "phi" ? ["fee"] : meant
}

function chosenOption(text: string, reading: Reading, { options }: ConversationState): OptionAction | null {
  const direct = parseOptionId(text.trim().replace(/^#/, ""))
  if (direct !== null) return direct
  const number = CHOICE.exec(fold(text).trim())?.[1]
  const option = number === undefined ? optionByLabel(reading, options) : optionByNumber(Number(number), options)
  return option === null ? null : parseOptionId(option.id)
}

function optionByNumber(number: number, options: readonly Option[]): Option | null {
  return options.find((option) => optionNumber(options, option) === number) ?? null
}
