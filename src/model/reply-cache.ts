import { createHash } from "node:crypto"
import { LRUCache } from "lru-cache"
import type { ModelRequest } from "../domain/model.ts"

const MAX_REPLIES = 500
/** Of all replies together, in characters. */
const MAX_CHARACTERS = 2_000_000

/** Good replies to requests made before; a request is known by its hash alone, so no question is kept here. */
interface ReplyCache {
  /** @returns a copy of its own for the caller; undefined when there is none */
  get(request: ModelRequest): unknown
  keep(request: ModelRequest, reply: unknown): void
}

/** Remembers the replies of one model in memory; what was not asked for longest goes first. */
export function createReplyCache(model: string): ReplyCache {
  const replies = new LRUCache<string, string>({
    max: MAX_REPLIES,
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (reply) => reply.length,
  })
  return {
    get(request) {
      const reply = replies.get(keyOf(model, request))
      return reply === undefined ? undefined : JSON.parse(reply)
    },
    keep(request, reply) {
      replies.set(keyOf(model, request), JSON.stringify(reply))
    },
  }
}

function keyOf(model: string, { feature, revision, instructions, content, schema }: ModelRequest): string {
  const parts = JSON.stringify([feature, model, revision, instructions, content, schema])
  return createHash("sha256").update(parts).digest("hex")
}
