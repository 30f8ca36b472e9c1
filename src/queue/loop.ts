import type { Clock } from "../domain/ports.ts"
import { failureFields } from "./failure.ts"
import type { Logger } from "./logger.ts"
import type { Wake } from "./wake.ts"

/** The longest sleep: the net under lost wakes and other processes' rows, which wake nobody here. */
export const LONGEST_SLEEP_MS = 1_000

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

/** Does one piece of work that was taken; never rejects. */
export type Work = () => Promise<void>

/**
 * Takes work and does up to `lanes` pieces of it side by side, sleeping while there is none.
 * Looking is done in one place: a wake costs one look, however many lanes there are.
 * @param take null when there is nothing to do
 */
export function createLoop(deps: {
  name: string
  take: () => Promise<Work | null>
  nextDueAt: () => Promise<Date | null>
  lanes: number
  wake: Wake
  clock: Clock
  logger: Logger
}): Loop {
  const { name, take, nextDueAt, wake, clock, logger } = deps
  const inHand = new Set<Promise<void>>()
  let stopping = false
  let finished: Promise<void> = Promise.resolve()

  async function sleepMs(lookedAt: Date): Promise<number> {
    const dueAt = await nextDueAt()
    // What was due already when we looked is in other hands, or belongs to another loop.
    if (dueAt === null || dueAt <= lookedAt) return LONGEST_SLEEP_MS
    return Math.min(LONGEST_SLEEP_MS, Math.max(0, dueAt.getTime() - clock.now().getTime()))
  }

  async function begin(work: Work): Promise<void> {
    const doing = work().finally(() => {
      inHand.delete(doing)
      // What waited behind it is free now.
      wake.wake()
    })
    inHand.add(doing)
    if (inHand.size >= deps.lanes) await Promise.race(inHand)
  }

  async function run(): Promise<void> {
    while (!stopping) {
      const seen = wake.count()
      const lookedAt = clock.now()
      try {
        const work = await take()
        if (work !== null) {
          await begin(work)
          continue
        }
        const timeoutMs = await sleepMs(lookedAt)
        if (!stopping) await wake.wait(seen, timeoutMs)
      } catch (error) {
        logger.error({ loop: name, ...failureFields(error) }, "Looking for work failed, trying again")
        // Counted afresh: a wake from before the failure must not make it try again at once.
        if (!stopping) await wake.wait(wake.count(), LONGEST_SLEEP_MS)
      }
    }
    await Promise.all(inHand)
  }

  return {
    start() {
      finished = run()
    },
    async stop(deadlineMs) {
      stopping = true
      wake.wake()
      let timer: NodeJS.Timeout | undefined
      const deadline = new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), deadlineMs)
      })
      const drained = await Promise.race([finished.then(() => true), deadline])
      clearTimeout(timer)
      if (!drained) logger.warn({ loop: name }, "Stopped with work in hand; it is done again after its lease")
      return drained
    },
  }
}
