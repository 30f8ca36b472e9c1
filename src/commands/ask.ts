import { createInterface } from "node:readline"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import type { Answer } from "../domain/answer.ts"
import type { ConversationState } from "../domain/conversation.ts"
import { InvalidInputError } from "../domain/errors.ts"
import type { OutboundPart } from "../domain/message.ts"
import type { AnswerTurn } from "../domain/ports.ts"
import { maskIdentity } from "../domain/redact.ts"

/** One line of `ask --jsonl`: a question, or the turns of a conversation whose last turn is described. */
const AskedLine = Type.Object({
  id: Type.Union([Type.String(), Type.Number()]),
  question: Type.Optional(Type.String()),
  turns: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
  now: Type.Optional(Type.String()),
})

/** What `ask --jsonl` says of one line. */
export interface AskedReply {
  id: string | number
  status: Answer["status"]
  /** Best first, at most ten. */
  procedures: readonly string[]
  aspect: Answer["aspect"]
  text: string
  options: Answer["options"]
  citations: Answer["citations"]
  ms: number
}

const MAX_PROCEDURES = 10

interface Dependencies {
  answerTurn: AnswerTurn
  render: (answer: Answer) => OutboundPart[]
  now: () => Date
  /** Milliseconds of a steady clock. */
  stopwatch: () => number
}

/** Makes the function that answers a list of turns as one conversation and describes the last. */
export function createAsk({ answerTurn, render, now, stopwatch }: Dependencies) {
  return (id: string | number, turns: readonly string[], at: Date = now()): AskedReply => {
    let state: ConversationState | null = null
    let answers: readonly Answer[] = []
    let milliseconds = 0
    for (const text of turns) {
      const started = stopwatch()
      const answered = answerTurn([{ kind: "text", text: maskIdentity(text.normalize("NFC")) }], state, at)
      milliseconds = stopwatch() - started
      answers = answered.answers
      state = answered.state
    }
    const last = answers.at(-1)
    return {
      id,
      status: last?.status ?? "failed",
      procedures: considered(answers),
      aspect: last?.aspect ?? null,
      text: answers
        .flatMap(render)
        .map(({ text }) => text)
        .join("\n\n"),
      options: last?.options ?? [],
      citations: last?.citations ?? [],
      ms: Math.round(milliseconds * 100) / 100,
    }
  }
}

/** Procedures explained, in the order of the answers; then what else was considered. */
function considered(answers: readonly Answer[]): string[] {
  const explained = answers.flatMap(({ procedure }) => procedure ?? [])
  return [...new Set([...explained, ...answers.flatMap(({ candidates }) => candidates)])].slice(0, MAX_PROCEDURES)
}

/**
 * Answers JSON lines from `input`, one line out for each line in, in the same order.
 * @throws {InvalidInputError} naming the first line that is not as documented; the lines before it were answered
 */
export async function askLines(
  input: NodeJS.ReadableStream,
  ask: ReturnType<typeof createAsk>,
  print: (line: string) => void,
): Promise<void> {
  let lineNumber = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    lineNumber += 1
    if (line.trim() === "") continue
    const { id, turns, at } = readLine(line, lineNumber)
    print(JSON.stringify(ask(id, turns, at)))
  }
}

function readLine(
  line: string,
  lineNumber: number,
): { id: string | number; turns: readonly string[]; at: Date | undefined } {
  const asked = parseLine(line, lineNumber)
  const turns = asked.turns ?? (asked.question === undefined ? [] : [asked.question])
  if (turns.length === 0) throw new InvalidInputError(`Dòng ${lineNumber}: cần "question" hoặc "turns".`)
  const at = asked.now === undefined ? undefined : new Date(asked.now)
  if (at !== undefined && Number.isNaN(at.getTime()))
    throw new InvalidInputError(`Dòng ${lineNumber}: "now" phải là ngày giờ ISO 8601.`)
  return { id: asked.id, turns, at }
}

function parseLine(line: string, lineNumber: number): Static<typeof AskedLine> {
  let content: unknown
  try {
    content = JSON.parse(line)
  } catch (error) {
    throw new InvalidInputError(`Dòng ${lineNumber} không phải JSON.`, error)
  }
  if (!Value.Check(AskedLine, content))
    throw new InvalidInputError(
      `Dòng ${lineNumber}: cần {"id","question"} hoặc {"id","turns":[…]}, thêm "now" nếu muốn.`,
    )
  return content
}
