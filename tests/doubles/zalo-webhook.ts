import { createHash } from "node:crypto"

export const ZALO_APP_ID = "1000000000000000001"
export const ZALO_SECRET_KEY = "oa-secret-key"

/** The ways a delivery may look; all but `forged` and `none` are proven. */
export interface SigningMode {
  format?: "mac" | "bare" | "upper" | "forged" | "none"
  /** `header`: signed over `X-ZEvent-Timestamp`, which differs from the body's. */
  timestampFrom?: "body" | "header"
  key?: string
}

export interface SignedRequest {
  headers: Record<string, string>
  body: Uint8Array
}

/** Signs a body as Zalo does: over its bytes as they are. */
export function signRequest(body: string | Uint8Array, timestamp: string, mode: SigningMode = {}): SignedRequest {
  const { format = "mac", timestampFrom = "body", key = ZALO_SECRET_KEY } = mode
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body
  const headerTimestamp = String(Number(timestamp) + 17)
  const signedTimestamp = timestampFrom === "body" ? timestamp : headerTimestamp
  const hash = createHash("sha256").update(ZALO_APP_ID).update(bytes).update(signedTimestamp).update(key)
  const hex = hash.digest("hex")
  const written = { mac: `mac=${hex}`, bare: hex, upper: `MAC=${hex.toUpperCase()}`, forged: `mac=${"0".repeat(64)}` }
  return {
    headers: {
      "content-type": "application/json",
      ...(format !== "none" && { "x-zevent-signature": written[format] }),
      ...(timestampFrom === "header" && { "x-zevent-timestamp": headerTimestamp }),
    },
    body: bytes,
  }
}

/** JSON as another program writes it: escaped letters and odd spacing, so that writing it again changes the bytes. */
export function writeOddly(event: unknown): string {
  return JSON.stringify(event, null, 3)
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll('": ', '"  :\t')
}

/** A message of a citizen to the OA; everything in it is invented. */
export function citizenEvent(eventName: string, message: Record<string, unknown>, timestamp: string | number) {
  return {
    app_id: ZALO_APP_ID,
    sender: { id: "2000000000000000002" },
    user_id_by_app: "3000000000000000003",
    recipient: { id: "4000000000000000004" },
    event_name: eventName,
    message,
    timestamp,
  }
}
