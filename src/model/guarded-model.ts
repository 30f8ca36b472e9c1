import { Value } from "typebox/value"
import { AppError, type ErrorCode, ModelError } from "../domain/errors.ts"
import type { LanguageModel, ModelFeature, ModelRequest, ModelStore, SpeechRecognizer } from "../domain/model.ts"
import type { Clock } from "../domain/ports.ts"
import { maskPersonal } from "../domain/redact-personal.ts"
import { untilDeadline, withDeadline } from "./deadline.ts"
import { createEndurance, type EnduranceLimits } from "./endurance.ts"
import type { ModelProvider, ProviderReply, Tokens } from "./provider.ts"
import { estimateSpeechTokens, estimateTokens, invalid } from "./reply.ts"
import { createReplyCache } from "./reply-cache.ts"
import { createTokenBudget } from "./token-budget.ts"

/** How one call went, for the meters. */
export interface ModelCall {
  feature: ModelFeature
  outcome: "ok" | "cached" | ErrorCode
  milliseconds: number
  inputTokens: number
  outputTokens: number
}

export interface GuardedModelDeps extends EnduranceLimits {
  provider: ModelProvider
  /** Its name; replies of another are not given again. */
  model: string
  store: ModelStore
  clock: Clock
  /** The longest a call may take, all its tries together. */
  timeoutMs: number
  dailyTokenBudget: number
  onCall(call: ModelCall): void
}

/** One call while it is made. */
interface CallUnderWay {
  signal: AbortSignal
  tokens: Tokens
  isCached: boolean
}

/** One thing asked of the provider. */
interface Question<T> {
  kind: "text" | "voice"
  /** Tokens it takes to ask. */
  estimate: number
  ask(signal: AbortSignal): Promise<ProviderReply<T>>
  isAnswer(value: T): boolean
}

/**
 * A model that can do no harm: switched off at any time, within a budget, never asked twice for the same, told nothing
 * personal, left alone while it fails, left behind when it is slow, and never believed about the shape of its reply.
 */
export function createGuardedModel(deps: GuardedModelDeps): LanguageModel & SpeechRecognizer {
  const { provider, store, timeoutMs, onCall } = deps
  const cache = createReplyCache(deps.model)
  const endurance = createEndurance(deps)
  const budget = createTokenBudget({ store, clock: deps.clock, daily: deps.dailyTokenBudget })

  return {
    complete: (request, signal) =>
      perform(request.feature, signal, async (call) => {
        // Masked first: two people who ask the same under their names get the same reply.
        const masked = { ...request, content: maskPersonal(request.content) }
        const known = cache.get(masked)
        if (known !== undefined) {
          call.isCached = true
          return known
        }
        const reply = await answer(call, textQuestion(masked))
        cache.keep(masked, reply)
        return reply
      }),

    transcribe: (recording, signal) =>
      perform("voice", signal, async (call) => {
        const words = await answer(call, {
          kind: "voice",
          estimate: estimateSpeechTokens(recording.bytes),
          ask: (within) => provider.transcribe(recording, within),
          isAnswer: () => true,
        })
        // Here and not above: a silent recording is no failure of the model.
        if (words === "") throw invalid("không nghe thấy lời nào")
        return words
      }),
  }

  function textQuestion(request: ModelRequest): Question<unknown> {
    return {
      kind: "text",
      estimate: estimateTokens(request.instructions + request.content),
      ask: (within) => provider.complete(request, within),
      isAnswer: (value) => Value.Check(request.schema, value),
    }
  }

  async function perform<T>(feature: ModelFeature, outer: AbortSignal, work: (call: CallUnderWay) => Promise<T>) {
    const startedAt = performance.now()
    const tokens = { input: 0, output: 0 }
    const report = (outcome: ModelCall["outcome"]) =>
      onCall({
        feature,
        outcome,
        milliseconds: performance.now() - startedAt,
        inputTokens: tokens.input,
        outputTokens: tokens.output,
      })
    try {
      const { value, isCached } = await withDeadline(outer, timeoutMs, async (signal) => {
        const call = { signal, tokens, isCached: false }
        await admit(feature, call)
        return { value: await work(call), isCached: call.isCached }
      })
      report(isCached ? "cached" : "ok")
      return value
    } catch (error) {
      const failure = toModelError(error)
      report(failure.code)
      throw failure
    }
  }

  async function admit(feature: ModelFeature, { signal }: CallUnderWay): Promise<void> {
    if (!(await untilDeadline(signal, () => store.isOn(feature))))
      throw new ModelError("model-off", { message: "Việc này của mô hình đang được tắt" })
    await untilDeadline(signal, () => budget.demandSome())
  }

  async function answer<T>(call: CallUnderWay, question: Question<T>): Promise<T> {
    const reply = await endurance[question.kind].attempt(async () => {
      const given = await tryOnce(call, question)
      if ("value" in given) {
        if (!question.isAnswer(given.value)) throw invalid("không đúng dạng đã yêu cầu")
      } else if (given.failure.code !== "model-refused") throw given.failure
      return given
    }, call.signal)
    // Here and not above: a model that says no to one question is there for the next.
    if ("failure" in reply) throw reply.failure
    return reply.value
  }

  async function tryOnce<T>(call: CallUnderWay, { estimate, ask }: Question<T>): Promise<ProviderReply<T>> {
    // Counted before it is sent: a server too slow to answer wants to be paid all the same.
    await count(call, { input: estimate, output: 0 })
    try {
      const reply = await untilDeadline(call.signal, () => ask(call.signal))
      await count(call, { input: reply.tokens.input - estimate, output: reply.tokens.output })
      return reply
    } catch (error) {
      if (error instanceof ModelError && error.code !== "model-timeout")
        await count(call, { input: -estimate, output: 0 })
      throw error
    }
  }

  async function count(call: CallUnderWay, tokens: Tokens): Promise<void> {
    await untilDeadline(call.signal, () => budget.count(tokens))
    call.tokens.input += tokens.input
    call.tokens.output += tokens.output
  }
}

/** Whatever went wrong, the turn goes on without the model: nothing else may reach whoever asked. */
function toModelError(error: unknown): ModelError {
  if (error instanceof ModelError) return error
  if (error instanceof AppError)
    return new ModelError("model-off", { message: "Không đọc ghi được sổ của mô hình", cause: error })
  return new ModelError("model-invalid", { message: "Câu trả lời của mô hình gây lỗi khi đọc", cause: error })
}
