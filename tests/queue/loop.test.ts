import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { createLoop, type Loop } from "../../src/queue/loop.ts"
import { createWake } from "../../src/queue/wake.ts"
import { clock } from "./desk.ts"

describe("a loop with nothing to do", () => {
  let loop: Loop
  const wake = createWake()
  const step = vi.fn(async () => false)
  const nextDueAt = vi.fn(async (): Promise<Date | null> => null)
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

  beforeEach(() => {
    vi.useFakeTimers()
    vi.clearAllMocks()
    nextDueAt.mockResolvedValue(null)
    loop = createLoop({ name: "trial", step, nextDueAt, lanes: 1, wake, clock, logger })
  })
  afterEach(async () => {
    vi.useRealTimers()
    await loop.stop(10)
  })

  const looksWithin = async (milliseconds: number): Promise<number> => {
    await vi.advanceTimersByTimeAsync(milliseconds)
    return step.mock.calls.length
  }

  it("looks once a second", async () => {
    loop.start()

    expect(await looksWithin(10_500)).toBe(11)
  })

  it("looks at the very moment when something becomes due", async () => {
    nextDueAt.mockResolvedValue(new Date(Date.now() + 250))
    loop.start()

    expect(await looksWithin(249)).toBe(1)
    expect(await looksWithin(1)).toBe(2)
  })

  it("does not look all the time while what is due is somebody else's to do", async () => {
    nextDueAt.mockResolvedValue(new Date(Date.now() - 60_000))
    loop.start()

    expect(await looksWithin(10_500)).toBe(11)
  })

  it("rests a second after a failure, and tells the operator", async () => {
    step.mockImplementationOnce(async () => {
      wake.wake()
      throw new TypeError("away")
    })
    loop.start()

    expect(await looksWithin(999)).toBe(1)
    expect(await looksWithin(1)).toBe(2)
    expect(logger.error).toHaveBeenCalledOnce()
  })

  it("stops at once while it sleeps, and need not have been started", async () => {
    const unstarted = createLoop({ name: "other", step, nextDueAt, lanes: 1, wake, clock, logger })
    loop.start()
    await vi.advanceTimersByTimeAsync(10)

    expect(await Promise.all([loop.stop(1_000), unstarted.stop(1_000)])).toEqual([true, true])
  })
})
