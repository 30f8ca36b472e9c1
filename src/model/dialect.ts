import type { Prompt } from "./provider.ts"

/**
 * How a server wants to be spoken to. All call themselves compatible with OpenAI, none understands everything.
 * `max_tokens` comes first: llama.cpp, vLLM and Ollama know it, and Ollama takes `max_completion_tokens` without
 * obeying it (github.com/ollama/ollama/issues/7125, read on 25/11/2026); the newer models of OpenAI refuse
 * `max_tokens`, and say so.
 */
interface Dialect {
  format: "json_schema" | "json_object" | "text"
  limit: "max_tokens" | "max_completion_tokens"
  /** Reasoning models of OpenAI refuse any temperature but their own. */
  hasTemperature: boolean
}

/** Spoken until a server refuses it. */
export const FIRST_DIALECT: Dialect = { format: "json_schema", limit: "max_tokens", hasTemperature: true }

/** Long enough for the longest reply asked for, short enough to bound what one call can cost. */
const MAX_OUTPUT_TOKENS = 1000

/** Codes of a 400 that another dialect would not change. */
const ABOUT_THE_CONTENT = /content_filter|content_policy|context_length|invalid_api_key|model_not_found/

/** A request said no to with 400 or 422, in the words of the server. */
export interface Objection {
  code: string
  message: string
}

/** The dialect to try after a server objected to one; null when the fault is not in how it was spoken to. */
export function nextDialect(dialect: Dialect, { code, message }: Objection): Dialect | null {
  if (ABOUT_THE_CONTENT.test(code)) return null
  if (dialect.limit === "max_tokens" && message.includes("max_tokens"))
    return { ...dialect, limit: "max_completion_tokens" }
  if (dialect.hasTemperature && message.includes("temperature")) return { ...dialect, hasTemperature: false }
  // Servers word their objection to a format in many ways, so any other one is taken for it.
  if (dialect.format === "json_schema") return { ...dialect, format: "json_object" }
  if (dialect.format === "json_object") return { ...dialect, format: "text" }
  return null
}

/** The body of a chat completion. It never names a user, not even by a number. */
export function toChatBody(model: string, { instructions, content, schema }: Prompt, dialect: Dialect) {
  const isShapeEnforced = dialect.format === "json_schema"
  const system = isShapeEnforced
    ? instructions
    : `${instructions}\n\nChỉ trả lời bằng một đối tượng JSON đúng theo lược đồ JSON Schema này:\n${JSON.stringify(schema)}`
  return {
    model,
    messages: [
      { role: "system" as const, content: system },
      { role: "user" as const, content },
    ],
    [dialect.limit]: MAX_OUTPUT_TOKENS,
    ...(dialect.hasTemperature && { temperature: 0 }),
    ...responseFormat(dialect, schema),
  }
}

function responseFormat({ format }: Dialect, schema: Prompt["schema"]) {
  switch (format) {
    case "json_schema":
      return {
        response_format: { type: format, json_schema: { name: "reply", strict: true, schema: { ...schema } } },
      }
    case "json_object":
      return { response_format: { type: format } }
    case "text":
      return {}
  }
}
