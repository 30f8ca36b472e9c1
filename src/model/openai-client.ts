import { OpenAI, toFile } from "openai"
import { ModelError } from "../domain/errors.ts"
import { boundedFetch } from "./bounded-fetch.ts"
import { FIRST_DIALECT, nextDialect, toChatBody } from "./dialect.ts"
import type { ModelProvider } from "./provider.ts"
import { objectionOf, toModelError } from "./provider-error.ts"
import { readCompletion, readTranscription } from "./reply.ts"

interface OpenAiSettings {
  /** With the version, e.g. "http://localhost:11434/v1". */
  baseUrl: string
  /** Null for servers of one's own, which often ask for none. */
  apiKey: string | null
  model: string
  /** Null when the server writes down no speech. */
  transcriptionModel: string | null
}

/**
 * Whoever speaks OpenAI's protocol: OpenAI, Ollama, llama.cpp, vLLM and others. A server that objects to how it is
 * spoken to is asked again more simply within the same call; what it accepted is kept until this process ends.
 */
export function createOpenAiClient({ baseUrl, apiKey, model, transcriptionModel }: OpenAiSettings): ModelProvider {
  const client = new OpenAI({
    baseURL: baseUrl,
    // The library insists on a key; without one of ours, the header below is not sent.
    apiKey: apiKey ?? "none",
    // Null, or the library takes them from its own names in the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    ...(apiKey === null && { defaultHeaders: { Authorization: null } }),
    maxRetries: 0,
    logLevel: "off",
    fetch: boundedFetch,
  })
  let understood = FIRST_DIALECT

  return {
    async complete(prompt, signal) {
      let dialect = understood
      for (;;) {
        const request = toChatBody(model, prompt, dialect)
        try {
          const body: unknown = await client.chat.completions.create(request, { signal })
          understood = dialect
          return readCompletion(body, request.messages.map(({ content }) => content).join("\n"))
        } catch (error) {
          const objection = objectionOf(error)
          const next = objection && nextDialect(dialect, objection)
          if (next === null) throw toModelError(error)
          dialect = next
        }
      }
    },

    async transcribe({ bytes, fileName }, signal) {
      if (transcriptionModel === null)
        throw new ModelError("model-off", { message: "Chưa đặt mô hình nghe lời nói (LLM_TRANSCRIPTION_MODEL)" })
      try {
        const file = await toFile(bytes, fileName)
        const body: unknown = await client.audio.transcriptions.create(
          { file, model: transcriptionModel, language: "vi", response_format: "json" },
          { signal },
        )
        return readTranscription(body, bytes)
      } catch (error) {
        throw toModelError(error)
      }
    },
  }
}
