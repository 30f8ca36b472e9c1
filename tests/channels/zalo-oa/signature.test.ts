import { describe, expect, it } from "vitest"
import { checkSignature, type SignedBody } from "../../../src/channels/zalo-oa/signature.ts"
import { signRequest, writeOddly, ZALO_APP_ID, ZALO_SECRET_KEY } from "../../doubles/zalo-webhook.ts"

const bytes = (text: string) => new TextEncoder().encode(text)

/** From the published tests of another Zalo integration: app `X`, body `BODY`, time `1234567890`, key `Y`. */
const PUBLISHED_DIGEST = "2f1ef5aabe67e8396a459ca89562e108ad541f82ba5022c85f645bd6b7220cb9"
const PUBLISHED: SignedBody = {
  body: bytes("BODY"),
  signature: PUBLISHED_DIGEST,
  bodyTimestamp: "1234567890",
  headerTimestamp: null,
}

describe("the signature of a Zalo OA event", () => {
  it("agrees with the published example", () => {
    expect(checkSignature(PUBLISHED, "X", ["Y"]).matches).toBe(true)
  })

  it.each([
    ["with the prefix of the documents", `mac=${PUBLISHED_DIGEST}`],
    ["with the prefix in capitals", `MAC=${PUBLISHED_DIGEST}`],
    ["in capitals", PUBLISHED_DIGEST.toUpperCase()],
    ["with a space at the end", `${PUBLISHED_DIGEST} `],
  ])("is accepted %s", (_how, signature) => {
    expect(checkSignature({ ...PUBLISHED, signature }, "X", ["Y"]).matches).toBe(true)
  })

  it.each([
    ["missing", null],
    ["empty", ""],
    ["only a prefix", "mac="],
    ["cut short", PUBLISHED_DIGEST.slice(2)],
    ["too long", `${PUBLISHED_DIGEST}00`],
    ["not hexadecimal", `mac=${"g".repeat(64)}`],
    ["another's", `mac=${"0".repeat(64)}`],
    ["behind another prefix", `sha256=${PUBLISHED_DIGEST}`],
  ])("is refused when it is %s", (_how, signature) => {
    expect(checkSignature({ ...PUBLISHED, signature }, "X", ["Y"]).matches).toBe(false)
  })

  it.each([
    ["app", { ...PUBLISHED }, "Z", ["Y"]],
    ["key", { ...PUBLISHED }, "X", ["Z"]],
    ["body", { ...PUBLISHED, body: bytes("BODY ") }, "X", ["Y"]],
    ["time", { ...PUBLISHED, bodyTimestamp: "1234567891" }, "X", ["Y"]],
  ])("is refused when it was made for another %s", (_what, signed, appId, keys) => {
    expect(checkSignature(signed, appId, keys).matches).toBe(false)
  })

  it("may be made over the header's time instead of the body's", () => {
    const signed = { ...PUBLISHED, bodyTimestamp: "1", headerTimestamp: "1234567890" }

    expect(checkSignature(signed, "X", ["Y"]).matches).toBe(true)
  })

  it("may be made with the key before or after a reset", () => {
    expect(checkSignature(PUBLISHED, "X", ["new key", "Y"]).matches).toBe(true)
  })

  it("is refused when nothing tells the time", () => {
    expect(checkSignature({ ...PUBLISHED, bodyTimestamp: null }, "X", ["Y"]).matches).toBe(false)
  })

  it("is made over the bytes as they came, however oddly the JSON is written", () => {
    const body = writeOddly({ event_name: "user_send_text", message: { text: "lệ phí" }, timestamp: "1795400000123" })
    const { headers } = signRequest(body, "1795400000123")
    const signature = headers["x-zevent-signature"] ?? null
    const signed = { body: bytes(body), signature, bodyTimestamp: "1795400000123", headerTimestamp: null }

    expect(checkSignature(signed, ZALO_APP_ID, [ZALO_SECRET_KEY]).matches).toBe(true)
    const rewritten = bytes(JSON.stringify(JSON.parse(body)))
    expect(checkSignature({ ...signed, body: rewritten }, ZALO_APP_ID, [ZALO_SECRET_KEY]).matches).toBe(false)
  })

  it("is diagnosed for the operator without showing it", () => {
    const { diagnosis } = checkSignature({ ...PUBLISHED, headerTimestamp: "5" }, "X", ["wrong"])

    expect(diagnosis).toBe("signature bare hex; tried body timestamp, header timestamp")
  })
})
