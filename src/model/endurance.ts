import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  handleAll,
  handleWhen,
  type IPolicy,
  retry,
  wrap,
} from "cockatiel"
import { ModelError } from "../domain/errors.ts"

/** Calls in a row that fail before the model is left alone. */
const FAILURES_TO_REST = 5

/** Between a try that failed and the only other one. */
const PAUSE_MS = 50

/** Makes a call that failed once more, and none at all while they keep failing. */
interface Endurance {
  /**
   * @param work one try
   * @throws {ModelError} `model-busy` and `model-off` without a try; otherwise what the last try threw
   */
  attempt<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>
}

export interface EnduranceLimits {
  /** Calls under way at the same time, of all kinds together. Who finds no place is turned away: citizens wait. */
  maxAtOnce: number
  /** How long a model that keeps failing is left alone, in milliseconds; then one call is let through to see. */
  restMs: number
}

/** For reading and writing, and for listening, which fail independently: often another model, or none. */
export function createEndurance({ maxAtOnce, restMs }: EnduranceLimits): Record<"text" | "voice", Endurance> {
  const places = bulkhead(maxAtOnce)
  return { text: createKind(places, restMs), voice: createKind(places, restMs) }
}

function createKind(places: IPolicy, restMs: number): Endurance {
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: restMs,
    breaker: new ConsecutiveBreaker(FAILURES_TO_REST),
  })
  const onceMore = retry(
    handleWhen((error) => error instanceof ModelError && error.retryable),
    { maxAttempts: 1, backoff: new ConstantBackoff(PAUSE_MS) },
  )
  const policy = wrap(places, breaker, onceMore)

  return {
    async attempt(work, signal) {
      // Left to itself the breaker would let others wait for the one call that is let through.
      if (breaker.state === CircuitState.HalfOpen) throw resting()
      try {
        return await policy.execute(work, signal)
      } catch (error) {
        if (error instanceof BulkheadRejectedError)
          throw new ModelError("model-busy", { message: "Mô hình đang bận hết chỗ" })
        if (error instanceof BrokenCircuitError) throw resting()
        throw error
      }
    },
  }
}

function resting(): ModelError {
  return new ModelError("model-off", { message: "Mô hình đang tạm nghỉ sau nhiều lần hỏng" })
}
