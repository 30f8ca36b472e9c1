/** A repeatable sequence in 0 … 1; good enough to mix an order or to draw a sample, for nothing else. */
export function linearCongruential(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 0x100000000
  }
}
