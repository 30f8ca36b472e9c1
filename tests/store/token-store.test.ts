import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { StoreError } from "../../src/domain/errors.ts"
import type { TokenPair, TokenStore } from "../../src/domain/ports.ts"
import { type Database, openDatabase } from "../../src/store/database.ts"
import { createTokenStore } from "../../src/store/token-store.ts"

describe("token store", () => {
  let folder: string
  let database: Database
  let tokens: TokenStore

  const reopen = async () => {
    database = await openDatabase(`sqlite:${join(folder, "motcua.sqlite")}`)
    tokens = createTokenStore({ database })
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "motcua-tokens-"))
    await reopen()
  })
  afterEach(async () => {
    await database.close()
    await rm(folder, { recursive: true })
  })

  const pair = (name: string): TokenPair => ({
    accessToken: `access-${name}`,
    refreshToken: `refresh-${name}`,
    expiresAt: new Date("2026-07-18T09:00:00.123Z"),
  })

  it("has nothing before anything was saved", async () => {
    expect(await tokens.load("zalo-oa")).toBeNull()
  })

  it("gives back the newest pair, also after a restart", async () => {
    await tokens.save("zalo-oa", pair("old"))
    await tokens.save("zalo-oa", pair("new"))
    await database.close()

    await reopen()

    expect(await tokens.load("zalo-oa")).toEqual(pair("new"))
  })

  it("keeps the channels apart", async () => {
    await tokens.save("zalo-oa", pair("zalo"))
    await tokens.save("telegram", pair("telegram"))

    expect(await tokens.load("zalo-oa")).toEqual(pair("zalo"))
    expect(await tokens.load("web")).toBeNull()
  })

  it("never puts a token into its error message", async () => {
    await database.close()

    const error = await tokens.save("zalo-oa", pair("secret")).catch((caught: unknown) => caught)
    await reopen()

    expect(error).toBeInstanceOf(StoreError)
    expect(String(error)).not.toContain("secret")
  })
})
