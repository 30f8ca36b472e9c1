import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { ModelStore } from "../../src/domain/model.ts"
import { createMemoryModelStore } from "../../src/model/memory-model-store.ts"
import { type Database, openDatabase } from "../../src/store/database.ts"
import { createModelStore } from "../../src/store/model-store.ts"

interface OpenStore {
  store: ModelStore
  close(): Promise<void>
}

const STORES: readonly (readonly [string, () => Promise<OpenStore>])[] = [
  ["in memory", async () => ({ store: createMemoryModelStore(), close: async () => {} })],
  [
    "in SQLite",
    async () => {
      const database = await openDatabase("sqlite::memory:")
      return { store: createModelStore({ database }), close: () => database.close() }
    },
  ],
]

describe.each(STORES)("a model's switches and used tokens %s", (_where, open) => {
  let opened: OpenStore
  let store: ModelStore

  beforeEach(async () => {
    opened = await open()
    store = opened.store
  })
  afterEach(() => opened.close())

  it("has every feature on until somebody switches it off", async () => {
    expect(await store.isOn("understand")).toBe(true)
    expect(await store.isOn("phrase")).toBe(true)
    expect(await store.isOn("voice")).toBe(true)
  })

  it("switches one feature off and leaves the others", async () => {
    await store.setOn("phrase", false)

    expect(await store.isOn("phrase")).toBe(false)
    expect(await store.isOn("understand")).toBe(true)
  })

  it("switches a feature on again, and may be told so twice", async () => {
    await store.setOn("phrase", false)
    await store.setOn("phrase", true)
    await store.setOn("phrase", true)

    expect(await store.isOn("phrase")).toBe(true)
  })

  it("has used nothing on a day without calls", async () => {
    expect(await store.tokensUsed("2026-07-18")).toBe(0)
  })

  it("adds up the tokens of a day and keeps the days apart", async () => {
    await store.addTokens("2026-07-18", 100)
    await store.addTokens("2026-07-18", 20)
    await store.addTokens("2026-07-19", 3)

    expect(await store.tokensUsed("2026-07-18")).toBe(120)
    expect(await store.tokensUsed("2026-07-19")).toBe(3)
  })

  it("gives tokens back", async () => {
    await store.addTokens("2026-07-18", 100)
    await store.addTokens("2026-07-18", -30)

    expect(await store.tokensUsed("2026-07-18")).toBe(70)
  })

  it("loses none of the tokens added at the same time", async () => {
    await Promise.all(Array.from({ length: 50 }, () => store.addTokens("2026-07-18", 7)))

    expect(await store.tokensUsed("2026-07-18")).toBe(350)
  })
})

describe("the model's store in a file", () => {
  let folder: string
  const opened: Database[] = []

  const open = async () => {
    const database = await openDatabase(`sqlite:${join(folder, "motcua.sqlite")}`)
    opened.push(database)
    return database
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "motcua-model-"))
  })
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((database) => database.close()))
    await rm(folder, { recursive: true })
  })

  it("is shared by two processes: what one switches and uses, the other sees", async () => {
    const one = createModelStore({ database: await open() })
    const other = createModelStore({ database: await open() })

    await one.setOn("voice", false)
    await Promise.all([one.addTokens("2026-07-18", 5), other.addTokens("2026-07-18", 6)])

    expect(await other.isOn("voice")).toBe(false)
    expect(await one.tokensUsed("2026-07-18")).toBe(11)
  })

  it("remembers a switch after a restart", async () => {
    const before = await open()
    await createModelStore({ database: before }).setOn("understand", false)
    await before.close()
    opened.length = 0

    const after = createModelStore({ database: await open() })

    expect(await after.isOn("understand")).toBe(false)
  })

  it("says so when it cannot be read", async () => {
    const database = await open()
    const store = createModelStore({ database })
    await database.close()
    opened.length = 0

    await expect(store.isOn("understand")).rejects.toBeInstanceOf(StoreError)
  })
})
