import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { createZaloTokenSource } from "../../../src/channels/zalo-oa/token.ts"
import type { ChannelError } from "../../../src/domain/errors.ts"
import type { TokenPair } from "../../../src/domain/ports.ts"
import { startFakeZaloOa, ZALO_APP_SECRET, ZALO_FIRST_REFRESH_TOKEN } from "../../doubles/fake-zalo-oa.ts"
import { createMemoryTokenStore } from "../../doubles/memory-token-store.ts"
import { ZALO_APP_ID } from "../../doubles/zalo-webhook.ts"

const START = Date.parse("2026-11-23T08:00:00Z")
const HOUR_MS = 3_600_000

let zalo: Awaited<ReturnType<typeof startFakeZaloOa>>
let nowMs: number
let postponed: ChannelError[]

beforeEach(async () => {
  zalo = await startFakeZaloOa()
  nowMs = START
  postponed = []
})
afterEach(() => zalo.stop())

function open(options: { stored?: TokenPair | null; refreshToken?: string | null; appSecret?: string } = {}) {
  const store = createMemoryTokenStore(options.stored ?? null)
  const settings = {
    appId: ZALO_APP_ID,
    appSecret: options.appSecret ?? ZALO_APP_SECRET,
    oauthRoot: zalo.url,
    timeoutMs: 300,
    refreshToken: options.refreshToken === undefined ? ZALO_FIRST_REFRESH_TOKEN : options.refreshToken,
  }
  const source = createZaloTokenSource({
    tokens: store,
    fetch,
    clock: { now: () => new Date(nowMs) },
    settings,
    onRenewalPostponed: (error) => postponed.push(error),
  })
  return { store, source }
}

const pair = (accessToken: string, refreshToken: string, hoursLeft: number): TokenPair => ({
  accessToken,
  refreshToken,
  expiresAt: new Date(START + hoursLeft * HOUR_MS),
})
const renewals = () => zalo.journal.length

describe("the access token of the OA", () => {
  it("is first got with the refresh token of the grant, and stored", async () => {
    const { source, store } = open()

    expect(await source.accessToken()).toBe("access-2")
    expect(store.history).toEqual([pair("access-2", "refresh-2", 25)])
  })

  it("is got once, however many sends ask at the same time", async () => {
    const { source } = open()

    const tokens = await Promise.all(Array.from({ length: 20 }, () => source.accessToken()))

    expect(new Set(tokens)).toEqual(new Set(["access-2"]))
    expect(renewals()).toBe(1)
  })

  it("is what is stored, whatever the settings say: theirs was used up long ago", async () => {
    const { source } = open({ stored: pair("stored", "refresh-1", 20), refreshToken: "spent" })

    expect(await source.accessToken()).toBe("stored")
    expect(renewals()).toBe(0)
  })

  it("is renewed when less than five hours remain", async () => {
    const { source } = open()
    await source.accessToken()

    nowMs = START + 20 * HOUR_MS
    expect(await source.accessToken()).toBe("access-2")
    nowMs += 1
    expect(await source.accessToken()).toBe("access-3")
  })

  it("that lives shorter than documented is not renewed at every send", async () => {
    zalo.setExpiresIn(3600)
    const { source } = open()

    expect([await source.accessToken(), await source.accessToken()]).toEqual(["access-2", "access-2"])
  })

  it.each(["90000", 90000])("lives as long as the answer says, as text or number: %j", async (expiresIn) => {
    zalo.setExpiresIn(expiresIn)
    const { source, store } = open()
    await source.accessToken()

    expect(store.history[0]?.expiresAt).toEqual(new Date(START + 25 * HOUR_MS))
  })

  it("is not lost when the answer tells no lifetime", async () => {
    zalo.setExpiresIn("lâu")
    const { source, store } = open()

    expect(await source.accessToken()).toBe("access-2")
    expect(store.history[0]?.expiresAt).toEqual(new Date(START + HOUR_MS))
  })

  it("is used on while it lives when renewing ahead of time fails, and tried again a minute later", async () => {
    const { source } = open({ stored: pair("stored", "refresh-1", 4) })
    zalo.failNextRefresh({ kind: "connection-reset", when: "before" })

    expect([await source.accessToken(), await source.accessToken()]).toEqual(["stored", "stored"])
    expect(postponed.map((error) => error.code)).toEqual(["channel-unreachable"])
    nowMs += 60_000
    expect(await source.accessToken()).toBe("access-2")
  })
})

describe("a refused access token", () => {
  it("is replaced once for all who were refused", async () => {
    const { source } = open()
    const refused = await source.accessToken()

    const tokens = await Promise.all([source.replace(refused), source.replace(refused), source.replace(refused)])

    expect(new Set(tokens)).toEqual(new Set(["access-3"]))
    expect(renewals()).toBe(2)
  })

  it("is replaced by what another process has stored meanwhile, without another renewal", async () => {
    const { source, store } = open({ stored: pair("old", "refresh-1", 20) })
    await store.save("zalo-oa", pair("of another process", "refresh-7", 25))

    expect(await source.replace("old")).toBe("of another process")
    expect(renewals()).toBe(0)
  })
})

describe("a new pair", () => {
  it("is not used before it is stored; the store is tried again before Zalo is", async () => {
    const { source, store } = open()
    store.failNextSave()

    await expect(source.accessToken()).rejects.toMatchObject({ code: "store-failed" })
    expect(await source.accessToken()).toBe("access-2")
    expect(store.history.map(({ refreshToken }) => refreshToken)).toEqual(["refresh-2"])
    expect(renewals()).toBe(1)
  })

  it("leaves the stored one as it is until it has arrived", async () => {
    const before = pair("old", "refresh-1", -1)
    const { source, store } = open({ stored: before })
    zalo.failNextRefresh({ kind: "silence", when: "before" })

    await expect(source.accessToken()).rejects.toMatchObject({ code: "channel-unreachable", retryable: true })
    expect(await store.load("zalo-oa")).toEqual(before)
    expect(await source.accessToken()).toBe("access-2")
  })
})

describe("the operator is called", () => {
  it("when the answer with the new pair was lost on the way: the old refresh token is spent", async () => {
    const { source } = open()
    zalo.failNextRefresh({ kind: "connection-reset", when: "after" })

    await expect(source.accessToken()).rejects.toMatchObject({ code: "channel-unreachable" })
    await expect(source.accessToken()).rejects.toMatchObject({ code: "channel-reauthorize" })
  })

  it.each([-14014, -118, -14003, -14002])("when Zalo answers %i", async (error) => {
    const { source } = open()
    zalo.failNextRefresh({ kind: "status", when: "before", status: 200, body: { error, error_name: "…" } })

    await expect(source.accessToken()).rejects.toMatchObject({ code: "channel-reauthorize", retryable: true })
  })

  it("when the app secret is wrong", async () => {
    const { source } = open({ appSecret: "wrong" })

    await expect(source.accessToken()).rejects.toThrow(/ZALO_OA_APP_SECRET/)
  })

  it.each([null, ""])("when there has been no grant: %j", async (refreshToken) => {
    await expect(open({ refreshToken }).source.accessToken()).rejects.toMatchObject({ code: "channel-reauthorize" })
  })

  it("but not when the settings hold the token of a new grant", async () => {
    const { refreshToken } = zalo.rotateElsewhere()
    const { source } = open({ stored: pair("dead", "spent", -1), refreshToken })

    expect(await source.accessToken()).toBe("access-3")
  })

  it("but not when another process was faster with the same refresh token", async () => {
    const { source, store } = open({ stored: pair("old", "refresh-1", -1), refreshToken: null })
    const elsewhere = { ...zalo.rotateElsewhere(), expiresAt: new Date(START + 25 * HOUR_MS) }
    const answers = [pair("old", "refresh-1", -1), pair("old", "refresh-1", -1), elsewhere]
    // What the other process got lands in the store while our own call is under way.
    store.load = async () => answers.shift() ?? null

    expect(await source.accessToken()).toBe(elsewhere.accessToken)
  })

  it("but not for an outage, which passes", async () => {
    const { source } = open()
    zalo.failNextRefresh({ kind: "not-json", when: "before" })

    await expect(source.accessToken()).rejects.toMatchObject({ code: "channel-unreachable" })
  })
})
