import type { Clock } from "../domain/ports.ts"
import { failureFields } from "./failure.ts"
import type { Logger } from "./logger.ts"
import type { Wake } from "./wake.ts"

/** The longest sleep: the net under lost wakes and other processes' rows, which wake nobody here. */
const POLL_MS = 1_000

/** Something that works until it is told to stop. */
export interface Loop {
  /** Called once. */
  start(): void
  /**
   * Takes nothing new and waits for what is in hand, at most `deadlineMs`.
   * @returns whether all was finished; what was not is done again when its lease runs out
   */
  stop(deadlineMs: number): Promise<boolean>
}

/**
 * Repeats `step` in `lanes` independent lanes, sleeping while there is nothing to do.
 * @param step does one piece of work; false when there was none
 */
export function createLoop(deps: {
  name: string
  step: () => Promise<boolean>
  nextDueAt: () => Promise<Date | null>
  lanes: number
  wake: Wake
  clock: Clock
  logger: Logger
}): Loop {
  const { name, step, nextDueAt, wake, clock, logger } = deps
  let stopping = false
  let lanes: Promise<unknown> = Promise.resolve()

  async function sleepMs(lookedAt: Date): Promise<number> {
    const dueAt = await nextDueAt()
    // What was due already when we looked is in other hands, or belongs to another loop.
    if (dueAt === null || dueAt <= lookedAt) return POLL_MS
    return Math.min(POLL_MS, Math.max(0, dueAt.getTime() - clock.now().getTime()))
  }

  async function runLane(): Promise<void> {
    while (!stopping) {
      const seen = wake.count()
      const lookedAt = clock.now()
      try {
        if (await step()) continue
        const timeoutMs = await sleepMs(lookedAt)
        if (!stopping) await wake.wait(seen, timeoutMs)
      } catch (error) {
        logger.error({ loop: name, ...failureFields(error) }, "Looking for work failed, trying again")
        // Counted afresh: a wake from before the failure must not make it try again at once.
        if (!stopping) await wake.wait(wake.count(), POLL_MS)
      }
    }
  }

  return {
    start() {
      lanes = Promise.all(Array.from({ length: deps.lanes }, runLane))
    },
    async stop(deadlineMs) {
      stopping = true
      wake.wake()
      let timer: NodeJS.Timeout | undefined
      const deadline = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), deadlineMs)
      })
      const drained = await Promise.race([lanes.then(() => true), deadline])
      clearTimeout(timer)
      if (!drained) logger.warn({ loop: name }, "Stopped with work in hand; it is done again after its lease")
      return drained
    },
  }
}
