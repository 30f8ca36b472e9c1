import { createHash, timingSafeEqual } from "node:crypto"

/** What proves a Zalo OA webhook request. */
export interface SignedBody {
  body: Uint8Array
  /** `X-ZEvent-Signature`; null when absent. */
  signature: string | null
  /** The body's `timestamp`, as its text in the JSON; null when it has none. */
  bodyTimestamp: string | null
  /** `X-ZEvent-Timestamp`, which only some deliveries carry; null when absent. */
  headerTimestamp: string | null
}

export interface SignatureCheck {
  matches: boolean
  /** How the header was written and what was tried, for the log: a wrong key silently loses every message. */
  diagnosis: string
}

/**
 * Checks `sha256(appId + body + timestamp + OA secret key)` in hex, not an HMAC, over the body's unmodified bytes
 * (Zalo Official Account webhook documentation, as read in October 2026). The documents write `mac=` before the digest,
 * some deliveries do not; the timestamp is the body's, some clients found it in a header. Each form is accepted.
 * @param keys the OA Secret Key, and the one before it while a reset is under way
 */
export function checkSignature(signed: SignedBody, appId: string, keys: readonly string[]): SignatureCheck {
  const candidates = [
    { name: "body timestamp", timestamp: signed.bodyTimestamp },
    { name: "header timestamp", timestamp: signed.headerTimestamp },
  ].flatMap(({ name, timestamp }) => (timestamp === null ? [] : [{ name, timestamp }]))

  const { digest, format } = readHeader(signed.signature)
  const diagnosis = `signature ${format}; tried ${candidates.map(({ name }) => name).join(", ") || "nothing"}`
  if (digest === null) return { matches: false, diagnosis }

  const expected = candidates.flatMap(({ timestamp }) =>
    keys.map((key) => createHash("sha256").update(appId).update(signed.body).update(timestamp).update(key).digest()),
  )
  // All are compared, so that the time does not tell which one was near.
  const matches = expected.map((candidate) => timingSafeEqual(candidate, digest)).includes(true)
  return { matches, diagnosis }
}

function readHeader(signature: string | null): { digest: Buffer | null; format: string } {
  if (signature === null) return { digest: null, format: "missing" }
  const written = /^(?<prefix>mac=)?(?<hex>[0-9a-f]{64})$/i.exec(signature.trim())
  const hex = written?.groups?.hex
  if (hex === undefined) return { digest: null, format: "malformed" }
  return { digest: Buffer.from(hex, "hex"), format: written?.groups?.prefix === undefined ? "bare hex" : "mac=" }
}
