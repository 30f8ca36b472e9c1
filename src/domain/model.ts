import type { TSchema } from "typebox"

/** What a language model may do here, each of which can be switched off while the server runs. */
export type ModelFeature = "understand" | "phrase" | "voice"

/** One thing asked of a language model; holds nothing that names a person. */
export interface ModelRequest {
  feature: Exclude<ModelFeature, "voice">
  /** What it is to do: the text of a prompt file. */
  instructions: string
  /** What it is to do it with: the question, and what the catalogue says. */
  content: string
  /** The reply must be JSON of this shape. */
  schema: TSchema
  /** What the reply depends on besides the request itself: the catalogue's revision. */
  revision: string
}

/**
 * A language model. Whatever it says is a suggestion: the shape is checked here, the facts by whoever asked.
 * `complete` never answers later than `signal` fires.
 */
export interface LanguageModel {
  /**
   * @returns JSON that fits the schema
   * @throws {ModelError} when there is none: switched off, over budget, too busy, too slow, refused, or not of that shape
   */
  complete(request: ModelRequest, signal: AbortSignal): Promise<unknown>
}

/** A voice message as it was recorded. */
export interface Recording {
  bytes: Uint8Array
  /** By which the format is known, e.g. "voice.ogg". */
  fileName: string
}

/** Writes down what is said in a voice message. */
export interface SpeechRecognizer {
  /**
   * @returns the words, trimmed; may be wrong, so they are shown before they are answered
   * @throws {ModelError} as `LanguageModel`
   */
  transcribe(recording: Recording, signal: AbortSignal): Promise<string>
}

/** Which features an operator has switched off, and how many tokens a day has used; shared by all processes. */
export interface ModelStore {
  isOn(feature: ModelFeature): Promise<boolean>
  /** Lasts until it is set again. */
  setOn(feature: ModelFeature, on: boolean): Promise<void>
  /** Tokens used on a day in Viet Nam, ISO 8601. */
  tokensUsed(day: string): Promise<number>
  addTokens(day: string, tokens: number): Promise<void>
}
