import { Type } from "typebox"
import { Value } from "typebox/value"
import { ModelError } from "../domain/errors.ts"
import type { ProviderReply, Tokens } from "./provider.ts"

const Words = Type.Optional(Type.Union([Type.String(), Type.Null()]))

const Completion = Type.Object({
  choices: Type.Array(Type.Object({ message: Type.Object({ content: Words, refusal: Words }), finish_reason: Words }), {
    minItems: 1,
  }),
})

/** Above that a count is a mistake of the server, and would close the budget for the day. */
const Count = Type.Integer({ minimum: 0, maximum: 1_000_000 })
const ChatUsage = Type.Object({ usage: Type.Object({ prompt_tokens: Count, completion_tokens: Count }) })
const SpeechUsage = Type.Object({ usage: Type.Object({ input_tokens: Count, output_tokens: Count }) })

const Transcription = Type.Object({ text: Type.String() })

/** Fewer than a token has in Vietnamese, so that an estimate keeps within the budget rather than beyond it. */
const CHARACTERS_PER_TOKEN = 2

/** Speech of a telephone takes about 2,000 bytes a second, and providers count about ten tokens a second. */
const BYTES_PER_TOKEN = 200

/** Tokens of a text when the server does not count them. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN)
}

/** Tokens of a recording when the server does not count them. */
export function estimateSpeechTokens(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / BYTES_PER_TOKEN)
}

/**
 * Reads the JSON a model wrote out of a chat completion, also when it stands in a fence, behind its thinking or
 * between other words.
 * @param sent everything the model was given, for the estimate
 */
export function readCompletion(body: unknown, sent: string): ProviderReply<unknown> {
  const choice = Value.Check(Completion, body) ? body.choices[0] : undefined
  const written = choice?.message.content ?? ""
  const tokens = tokensOf(body) ?? { input: estimateTokens(sent), output: estimateTokens(written) }
  const failed = (failure: ModelError) => ({ tokens, failure })

  if (choice === undefined) return failed(invalid("không có câu trả lời"))
  if (choice.message.refusal || choice.finish_reason === "content_filter")
    return failed(new ModelError("model-refused", { message: "Mô hình từ chối trả lời nội dung này" }))
  if (choice.finish_reason === "length") return failed(invalid("bị cắt vì quá dài"))
  const value = jsonIn(written)
  return value === undefined ? failed(invalid("không phải JSON")) : { tokens, value }
}

/** Reads the words out of a transcription. */
export function readTranscription(body: unknown, bytes: Uint8Array): ProviderReply<string> {
  const text = Value.Check(Transcription, body) ? body.text.trim() : undefined
  const tokens = tokensOf(body) ?? { input: estimateSpeechTokens(bytes), output: estimateTokens(text ?? "") }
  return text === undefined ? { tokens, failure: invalid("không có lời đã chép") } : { tokens, value: text }
}

/** What is wrong with a reply; never the reply itself. */
export function invalid(reason: string): ModelError {
  return new ModelError("model-invalid", { message: `Câu trả lời của mô hình không dùng được: ${reason}` })
}

function tokensOf(body: unknown): Tokens | null {
  if (Value.Check(ChatUsage, body)) return { input: body.usage.prompt_tokens, output: body.usage.completion_tokens }
  if (Value.Check(SpeechUsage, body)) return { input: body.usage.input_tokens, output: body.usage.output_tokens }
  return null
}

function jsonIn(written: string): unknown {
  const text = written.slice(written.lastIndexOf("</think>") + 1)
  return parsed(written) ?? parsed(text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1))
}

/** Undefined when it is no JSON; no JSON is undefined. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
