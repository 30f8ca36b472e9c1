import type { Answer } from "../domain/answer.ts"
import type { Catalogue } from "../domain/catalogue.ts"
import type { ConversationState } from "../domain/conversation.ts"
import type { Retriever } from "../domain/ports.ts"
import type { Read } from "../language/reading.ts"
import { topicWords } from "../language/topic.ts"
import { otherMattersAt } from "../language/turn-words.ts"
import type { Answered } from "./replies.ts"

interface Dependencies {
  answerQuestion: (text: string, state: ConversationState, now: Date) => Answered
  retriever: () => Retriever
  readQuestion: Read
  catalogue: () => Catalogue
}

/** A part of a message must stand on its own this surely to be a need of its own. */
const SURE_BY_ITSELF = 0.75

/** More sentences than this tell a story with one need in it; and every part that is looked at costs a search. */
const MOST_PARTS = 3

/** A part of fewer words names no need: "Cần giấy tờ gì ạ?" */
const TOPIC_WORDS = 2

/** The end of a sentence that may be followed by another need. */
const SENTENCE_END = /(?<=[?!;\n]|[^\d\s]\.)\s+/u

/**
 * Answers the needs of one message in turn, two at most: "làm khai tử cần gì, tiện thể xóa hộ khẩu luôn thì sao".
 * A message is taken apart only where two parts are surely about different procedures, not of one family; what else it
 * says is then left out. Any other message is one question, and answered whole.
 */
export function createAnswerNeeds({ answerQuestion, retriever, readQuestion, catalogue }: Dependencies) {
  return (text: string, state: ConversationState, now: Date): { answers: Answer[]; state: ConversationState } => {
    const answers: Answer[] = []
    let memory = state
    for (const need of needsIn(text)) {
      const answered = answerQuestion(need, memory, now)
      answers.push(answered.answer)
      memory = answered.state
    }
    // One list of numbers a turn: those of the last answer are what "1" will mean.
    const told = answers.map((answer, place) =>
      place < answers.length - 1 ? { ...answer, prompt: null, options: [] } : answer,
    )
    return { answers: told, state: memory }
  }

  function needsIn(text: string): string[] {
    const all = partsOf(text, readQuestion)
    if (all.length < 2 || all.length > MOST_PARTS) return [text]
    const parts = all.filter((part) => topicWords(readQuestion(part)).length >= TOPIC_WORDS)
    if (parts.length < 2) return [text]
    const codes = parts.map(sureProcedure)
    const [first, second] = parts.flatMap((part, place) => {
      const code = codes[place] ?? null
      return code === null || codes.indexOf(code) !== place ? [] : [{ part, code }]
    })
    if (first === undefined || second === undefined || isKin(first.code, second.code)) return [text]
    return [first.part, second.part]
  }

  function sureProcedure(part: string): string | null {
    const [best] = retriever().find(part, 1)
    return best?.kind === "procedure" && best.confidence >= SURE_BY_ITSELF ? best.code : null
  }

  function isKin(one: string, other: string): boolean {
    const { procedures } = catalogue()
    const plainOf = (code: string) => procedures.get(code)?.specialOf?.code ?? code
    return plainOf(one) === plainOf(other)
  }
}

/** Sentences, and what stands before and after "với lại", "tiện thể" … */
function partsOf(text: string, readQuestion: Read): string[] {
  return text.split(SENTENCE_END).flatMap((sentence) => {
    const reading = readQuestion(sentence)
    const { words } = reading
    const starts = otherMattersAt(reading).filter((start) => start > 0 && start < words.length)
    if (starts.length === 0) return [sentence]
    return [0, ...starts].map((start, place) => words.slice(start, starts[place] ?? words.length).join(" "))
  })
}
