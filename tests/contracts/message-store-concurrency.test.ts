import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import { describe, expect, it } from "vitest"
import { at, LEASE_MS, message, outcome, present } from "./conversation-samples.ts"
import { engines } from "./store-engines.ts"

describe.each(engines)("message store, two connections at the same time: $name", ({ create }) => {
  it("stores a message once that was delivered to both", async () => {
    const place = await create()
    const [one, two] = [(await place.open()).store, (await place.open()).store]

    const added = await Promise.all([
      one.accept([message("telegram:1", "a")], at(0), 0),
      two.accept([message("telegram:1", "a")], at(0), 0),
    ])

    expect(added.toSorted()).toEqual([0, 1])
    await place.remove()
  })

  it("gives a turn, and then its part, to one of them", async () => {
    const place = await create()
    const [one, two] = [(await place.open()).store, (await place.open()).store]
    await one.accept([message("telegram:1", "a")], at(0), 0)

    const turns = await Promise.all([one.leaseTurn(at(0), LEASE_MS), two.leaseTurn(at(0), LEASE_MS)])
    const held = turns.filter((turn) => turn !== null)
    await two.completeTurn(present(held[0]), outcome("một", "hai"), at(0))
    const parts = await Promise.all([
      one.leasePart(at(0), LEASE_MS, ["telegram"]),
      two.leasePart(at(0), LEASE_MS, ["telegram"]),
    ])

    expect(held).toHaveLength(1)
    expect(parts.filter((part) => part !== null)).toMatchObject([{ part: { text: "một" } }])
    await place.remove()
  })

  it("lets many calls on one connection run at once", async () => {
    const place = await create()
    const { store } = await place.open()
    const names = Array.from({ length: 40 }, (_, number) => `m${number}`)

    await Promise.all(names.map((name) => store.accept([message(`telegram:${name}`, name)], at(0), 0)))
    const turns = await Promise.all(names.map(() => store.leaseTurn(at(0), LEASE_MS)))
    await Promise.all(turns.map((turn) => store.completeTurn(present(turn), outcome("một"), at(0))))

    expect(new Set(turns.map((turn) => turn?.conversationId)).size).toBe(40)
    expect(await store.depth(at(0))).toMatchObject({ inboxOpen: 0, outboxOpen: 40 })
    await place.remove()
  })
})

describe("message store, two threads that start together on a file that does not exist yet", () => {
  it("answers every message exactly once between them", async () => {
    const folder = await mkdtemp(join(tmpdir(), "motcua-threads-"))
    const workerData = { address: `sqlite:${join(folder, "motcua.sqlite")}`, citizens: 6, perCitizen: 12 }
    const script = new URL("./answer-in-thread.ts", import.meta.url)

    const threads = [new Worker(script, { workerData }), new Worker(script, { workerData })]
    const reports = await Promise.all(threads.map(async (thread) => (await once(thread, "message"))[0]))

    const answered = reports.flatMap((report) => report.answered)
    expect(reports[0].added + reports[1].added).toBe(72)
    expect(answered).toHaveLength(72)
    expect(new Set(answered).size).toBe(72)
    await rm(folder, { recursive: true })
  })
})
