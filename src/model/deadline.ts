import { ModelError } from "../domain/errors.ts"

/** Gives `work` a signal that fires after a time, with `outer`, or when it is over: what it left behind ends then. */
export async function withDeadline<T>(
  outer: AbortSignal,
  milliseconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const end = () => controller.abort()
  const timer = setTimeout(end, milliseconds)
  outer.addEventListener("abort", end, { once: true })
  if (outer.aborted) end()
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    outer.removeEventListener("abort", end)
    end()
  }
}

/**
 * Waits for `work` until the signal fires, and leaves it behind then, whether or not it heeds the signal itself.
 * @throws {ModelError} `model-timeout`
 */
export async function untilDeadline<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (signal.aborted) throw tooLate()
  const { promise, reject } = Promise.withResolvers<never>()
  const giveUp = () => reject(tooLate())
  signal.addEventListener("abort", giveUp, { once: true })
  try {
    return await Promise.race([work(), promise])
  } finally {
    signal.removeEventListener("abort", giveUp)
  }
}

function tooLate(): ModelError {
  return new ModelError("model-timeout", { message: "Mô hình không trả lời kịp" })
}
