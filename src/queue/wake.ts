/** Tells the loops of this process that there may be work, so that they need not look all the time. */
export interface Wake {
  /** Called after something was stored. */
  wake(): void
  /** Wakes so far. Read it before looking for work and hand it to `wait`: a wake in between is not lost. */
  count(): number
  /** Returns at the next wake after `seen`, at once if there was one, or after `timeoutMs`. */
  wait(seen: number, timeoutMs: number): Promise<void>
}

/** Makes the one signal that accept, worker and deliverer share. */
export function createWake(): Wake {
  let count = 0
  const sleepers = new Set<() => void>()
  return {
    wake() {
      count += 1
      for (const rouse of sleepers) rouse()
    },
    count: () => count,
    wait(seen, timeoutMs) {
      if (seen !== count) return Promise.resolve()
      return new Promise((resolve) => {
        const rouse = () => {
          clearTimeout(timer)
          sleepers.delete(rouse)
          resolve()
        }
        const timer = setTimeout(rouse, timeoutMs)
        sleepers.add(rouse)
      })
    },
  }
}
