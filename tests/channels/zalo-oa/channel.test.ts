import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { createZaloOaChannel } from "../../../src/channels/zalo-oa/channel.ts"
import { createZaloTokenSource } from "../../../src/channels/zalo-oa/token.ts"
import { ConfigError, InvalidInputError, UnauthorizedError } from "../../../src/domain/errors.ts"
import type { Channel } from "../../../src/domain/ports.ts"
import { makePart } from "../../doubles/answers.ts"
import { startFakeZaloOa, ZALO_APP_SECRET, ZALO_FIRST_REFRESH_TOKEN } from "../../doubles/fake-zalo-oa.ts"
import { createMemoryTokenStore } from "../../doubles/memory-token-store.ts"
import {
  citizenEvent,
  type SigningMode,
  signRequest,
  writeOddly,
  ZALO_APP_ID,
  ZALO_SECRET_KEY,
} from "../../doubles/zalo-webhook.ts"

const READER = "2000000000000000002"
const TIME = "1795400000123"
const EIGHT_DAYS_MS = 8 * 24 * 3_600_000

let zalo: Awaited<ReturnType<typeof startFakeZaloOa>>
let channel: Channel

beforeEach(async () => {
  zalo = await startFakeZaloOa()
  zalo.addReader(READER)
  channel = open([ZALO_SECRET_KEY])
})
afterEach(() => zalo.stop())

function open(secretKeys: readonly string[]) {
  const oauth = { appId: ZALO_APP_ID, appSecret: ZALO_APP_SECRET, oauthRoot: zalo.url, timeoutMs: 1_000 }
  const token = createZaloTokenSource({
    tokens: createMemoryTokenStore(),
    fetch,
    clock: { now: () => new Date() },
    settings: { ...oauth, refreshToken: ZALO_FIRST_REFRESH_TOKEN },
    onRenewalPostponed: () => {},
  })
  const settings = { appId: ZALO_APP_ID, secretKeys, apiRoot: zalo.url, timeoutMs: 1_000 }
  return createZaloOaChannel({ settings, token, fetch })
}

const send = (userId = READER) => channel.send(`zalo-oa:${userId}`, makePart("Lệ phí: không"))
const refreshes = () => zalo.journal.filter(({ path }) => path.includes("access_token")).length

describe("proof", () => {
  const event = (timestamp: string | number) =>
    citizenEvent("user_send_text", { text: "lệ phí", msg_id: "1" }, timestamp)

  it.each<[string, string, SigningMode]>([
    ["as documented", JSON.stringify(event(TIME)), {}],
    ["in bare hex", JSON.stringify(event(TIME)), { format: "bare" }],
    ["in capitals", JSON.stringify(event(TIME)), { format: "upper" }],
    ["over the header's time", JSON.stringify(event(TIME)), { timestampFrom: "header" }],
    ["with a number as time", JSON.stringify(event(Number(TIME))), {}],
    ["over oddly written JSON", writeOddly(event(TIME)), {}],
  ])("is accepted %s", (_how, body, mode) => {
    expect(channel.receive(signRequest(body, TIME, mode))).toHaveLength(1)
  })

  it.each<[string, SigningMode]>([
    ["forged", { format: "forged" }],
    ["missing", { format: "none" }],
    ["made with the app's secret", { key: ZALO_APP_SECRET }],
  ])("is refused when it is %s", (_how, mode) => {
    expect(() => channel.receive(signRequest(JSON.stringify(event(TIME)), TIME, mode))).toThrow(UnauthorizedError)
  })

  it("is refused when it was made for other words", () => {
    const { headers } = signRequest(JSON.stringify(event(TIME)), TIME)
    const { body } = signRequest(JSON.stringify({ ...event(TIME), user_id_by_app: "9" }), TIME)

    expect(() => channel.receive({ headers, body })).toThrow(UnauthorizedError)
  })

  it("may come from the key before or after a reset", () => {
    const both = open(["new key", ZALO_SECRET_KEY])

    for (const key of ["new key", ZALO_SECRET_KEY])
      expect(both.receive(signRequest(JSON.stringify(event(TIME)), TIME, { key }))).toHaveLength(1)
  })

  it.each([[[]], [[""]], [["a", ""]], [["a", "b", "c"]]])("needs a key, else the channel does not open: %j", (keys) => {
    expect(() => open(keys)).toThrow(ConfigError)
  })

  it("is not asked of the console's probe, which has no effect", () => {
    expect(channel.receive(signRequest("{}", "0", { format: "none" }))).toEqual([])
  })

  it.each(['{"event_name":"follow"}', '{"event_name":""}', "[]", "null", '"x"', "", "{"])(
    "is asked of everything that is not the probe: %s",
    (body) => {
      expect(() => channel.receive(signRequest(body, "0", { format: "none" }))).toThrow(UnauthorizedError)
    },
  )

  it("of a broken body is believed, and the body refused", () => {
    expect(() => channel.receive(signRequest("{", TIME, { timestampFrom: "header" }))).toThrow(InvalidInputError)
  })
})

describe("sending", () => {
  it("takes the error code as a number or as text", async () => {
    zalo.refuseNextSend("0")

    expect(await send()).toEqual({ platformMessageId: null })
  })

  it.each([null, { quota_type: "reply" }, { quota_type: "sub_quota", remain: "10", total: "500" }])(
    "does not depend on the quota in the answer: %j",
    async (quota) => {
      zalo.setQuota(quota)

      expect(await send()).toEqual({ platformMessageId: "sent-1" })
    },
  )

  it.each([-216, -220, -124, "-216", 401])("renews the access token once when it is refused with %j", async (code) => {
    zalo.refuseNextSend(code)

    expect(await send()).toEqual({ platformMessageId: "sent-1" })
    expect(refreshes()).toBe(2)
  })

  it("calls the operator when the grant moved elsewhere and our refresh token is spent", async () => {
    await send()
    zalo.rotateElsewhere()

    await expect(send()).rejects.toMatchObject({ code: "channel-reauthorize" })
  })

  it("calls the operator when the new access token is refused too", async () => {
    zalo.refuseNextSend(-216, 2)

    await expect(send()).rejects.toMatchObject({ code: "channel-reauthorize" })
    expect(refreshes()).toBe(2)
  })

  it.each([
    [-32, { code: "channel-rate-limited", retryAfterMs: 60_000 }],
    [-218, { code: "channel-rate-limited", retryAfterMs: 60_000 }],
    [-234, { code: "channel-rate-limited", retryAfterMs: 3_600_000 }],
    [-200, { code: "channel-unreachable", retryable: true }],
    [-223, { code: "channel-reauthorize" }],
    [-224, { code: "channel-reauthorize" }],
    [-221, { code: "channel-reauthorize" }],
    [-321, { code: "channel-reauthorize" }],
    [-201, { code: "channel-rejected", retryable: false }],
    [-210, { code: "channel-rejected" }],
    [-213, { code: "channel-rejected" }],
    [-227, { code: "channel-rejected" }],
    [-230, { code: "channel-rejected" }],
    [-232, { code: "channel-rejected" }],
    [-244, { code: "channel-rejected" }],
    [-99999, { code: "channel-rejected" }],
  ])("tells refusals apart: %i", async (code, expected) => {
    zalo.refuseNextSend(code)

    await expect(send()).rejects.toMatchObject(expected)
  })

  it("is final for a citizen the OA may no longer write to", async () => {
    zalo.addReader("8", { lastInteraction: Date.now() - EIGHT_DAYS_MS })
    zalo.addReader("9", { followsOrWrote: false })

    await expect(send("8")).rejects.toMatchObject({ message: expect.stringContaining("-230") })
    await expect(send("9")).rejects.toMatchObject({ message: expect.stringContaining("-213") })
  })

  it("takes an answer without an error code for no answer", async () => {
    zalo.failNextSend({ kind: "status", when: "after", status: 200, body: { message: "?" } })

    await expect(send()).rejects.toMatchObject({ code: "channel-unreachable" })
  })
})
