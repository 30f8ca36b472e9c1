import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { createLoop, type Loop, type Work } from "../../src/queue/loop.ts"
import { createWake } from "../../src/queue/wake.ts"
import { clock } from "./desk.ts"

describe("a loop with nothing to do", () => {
  let loop: Loop
  const wake = createWake()
  const take = vi.fn(async (): Promise<Work | null> => null)
  const nextDueAt = vi.fn(async (): Promise<Date | null> => null)
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }

  beforeEach(() => {
    vi.useFakeTimers()
    vi.clearAllMocks()
    nextDueAt.mockResolvedValue(null)
    loop = createLoop({ name: "trial", take, nextDueAt, lanes: 1, wake, clock, logger })
  })
  afterEach(async () => {
    vi.useRealTimers()
    await loop.stop(10)
  })

  const looksWithin = async (milliseconds: number): Promise<number> => {
    await vi.advanceTimersByTimeAsync(milliseconds)
    return take.mock.calls.length
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
    take.mockImplementationOnce(async () => {
      wake.wake()
      throw new TypeError("away")
    })
    loop.start()

    expect(await looksWithin(999)).toBe(1)
    expect(await looksWithin(1)).toBe(2)
    expect(logger.error).toHaveBeenCalledOnce()
  })

  it("stops at once while it sleeps, and need not have been started", async () => {
    const unstarted = createLoop({ name: "other", take, nextDueAt, lanes: 1, wake, clock, logger })
    loop.start()
    await vi.advanceTimersByTimeAsync(10)

    expect(await Promise.all([loop.stop(1_000), unstarted.stop(1_000)])).toEqual([true, true])
  })
})

describe("a loop with much to do", () => {
  const wake = createWake()
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  let waiting: Work[]
  let ends: (() => void)[]
  let looks: number
  let loop: Loop

  beforeEach(() => {
    vi.useFakeTimers()
    waiting = []
    ends = []
    looks = 0
    const take = async () => {
      looks += 1
      return waiting.shift() ?? null
    }
    loop = createLoop({ name: "trial", take, nextDueAt: async () => null, lanes: 2, wake, clock, logger })
  })
  afterEach(async () => {
    for (const end of ends) end()
    vi.useRealTimers()
    await loop.stop(10)
  })

  const lastingWork: Work = () => new Promise((resolve) => ends.push(resolve))

  it("looks once for a wake, however many lanes it has", async () => {
    loop.start()
    await vi.advanceTimersByTimeAsync(1)

    wake.wake()
    await vi.advanceTimersByTimeAsync(1)

    expect(looks).toBe(2)
  })

  it("does as much side by side as it has lanes, and takes the next when one ends", async () => {
    waiting = [lastingWork, lastingWork, lastingWork]
    loop.start()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(ends).toHaveLength(2)

    ends[0]?.()
    await vi.advanceTimersByTimeAsync(1)

    expect(ends).toHaveLength(3)
  })

  it("looks again at once when a piece of work ends, for what waited behind it", async () => {
    waiting = [lastingWork]
    loop.start()
    await vi.advanceTimersByTimeAsync(1)
    const before = looks

    ends[0]?.()
    await vi.advanceTimersByTimeAsync(1)

    expect(looks).toBe(before + 1)
  })
})
