import type { TSchema } from "typebox"
import type { ModelError } from "../domain/errors.ts"
import type { Recording } from "../domain/model.ts"

/** Tokens of one reply, as the provider counts them; estimated when it does not. */
export interface Tokens {
  input: number
  output: number
}

/** What came back from one try. What was used is paid for, whether or not the reply is any good. */
export type ProviderReply<T> = { tokens: Tokens } & ({ value: T } | { failure: ModelError })

/** What is sent to the model; masked already. */
export interface Prompt {
  instructions: string
  content: string
  schema: TSchema
}

/** Whoever runs the model. Each function asks once, is not protected from anything, and checks no schema. */
export interface ModelProvider {
  /** @throws {ModelError} when nothing came back */
  complete(prompt: Prompt, signal: AbortSignal): Promise<ProviderReply<unknown>>
  /** @returns the words, trimmed; empty when none were heard. @throws {ModelError} when nothing came back */
  transcribe(recording: Recording, signal: AbortSignal): Promise<ProviderReply<string>>
}
