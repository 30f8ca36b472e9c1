import { createInterface } from "node:readline/promises"
import type { Answer } from "../domain/answer.ts"
import type { ConversationState } from "../domain/conversation.ts"
import type { OutboundPart } from "../domain/message.ts"
import type { AnswerTurn } from "../domain/ports.ts"
import { maskIdentity } from "../domain/redact.ts"

/** Talks in the terminal until the input ends or "thoát" is typed. Nothing is stored. */
export async function chat(deps: {
  answerTurn: AnswerTurn
  render: (answer: Answer) => OutboundPart[]
  show: (part: OutboundPart) => string
  now: () => Date
  input: NodeJS.ReadableStream
  output: NodeJS.WritableStream
}): Promise<void> {
  const { answerTurn, render, show, now, input, output } = deps
  const terminal = createInterface({ input, output })
  let state: ConversationState | null = null
  const say = (answers: readonly Answer[]) => {
    for (const part of answers.flatMap(render)) output.write(`${show(part)}\n\n`)
  }
  const welcome = answerTurn([{ kind: "started" }], state, now())
  say(welcome.answers)
  state = welcome.state
  terminal.setPrompt("Hỏi (gõ thoát để nghỉ): ")
  terminal.prompt()
  for await (const line of terminal) {
    if (["thoát", "thoat", "exit", "quit"].includes(line.trim().toLowerCase())) break
    const answered = answerTurn([{ kind: "text", text: maskIdentity(line.normalize("NFC")) }], state, now())
    say(answered.answers)
    state = answered.state
    terminal.prompt()
  }
  terminal.close()
}
