import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { createWake } from "../../src/queue/wake.ts"

describe("waking the loops", () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it("wakes everybody who sleeps", async () => {
    const wake = createWake()
    const sleepers = Promise.all([wake.wait(wake.count(), 60_000), wake.wait(wake.count(), 60_000)])

    wake.wake()

    await sleepers
    expect(vi.getTimerCount()).toBe(0)
  })

  it("does not lose a wake that comes between looking and sleeping", async () => {
    const wake = createWake()
    const seen = wake.count()

    wake.wake()

    await wake.wait(seen, 60_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it("ends the sleep when its time is over", async () => {
    const wake = createWake()
    const woken = vi.fn()
    void wake.wait(wake.count(), 1_000).then(woken)

    await vi.advanceTimersByTimeAsync(999)
    expect(woken).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(woken).toHaveBeenCalledOnce()
  })
})
