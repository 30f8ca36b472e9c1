import { createHash, timingSafeEqual } from "node:crypto"

/** Compares two secrets in a time that depends on neither, whatever their lengths. */
export function secretsEqual(left: string, right: string): boolean {
  return timingSafeEqual(digest(left), digest(right))
}

function digest(secret: string): Buffer {
  return createHash("sha256").update(secret, "utf8").digest()
}
