import { once } from "node:events"
import { Readable } from "node:stream"
import rateLimit from "@fastify/rate-limit"
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox"
import type { FastifyInstance } from "fastify"
import { Type } from "typebox"
import type { ConversationId } from "../domain/message.ts"
import type { TurnReplies } from "../domain/ports.ts"
import { ErrorBody, toReply } from "./reply.ts"
import type { ServerDeps } from "./server-deps.ts"

/** Proxies commonly cut what is silent for 30 s. */
const HEARTBEAT_MS = 15_000
/** A phone that vanished without a word holds its place no longer; whoever still listens opens the stream again. */
const LONGEST_STREAM_MS = 10 * 60_000
/** The wait of a browser before it opens a lost stream again. */
const REOPEN_MS = 2_000
const OPENED_PER_MINUTE = 120
const RETRY_AFTER_SECONDS = 5
/** A page listens only while it waits for an answer; many telephones share one address. */
const MOST_STREAMS = { perAddress: 30, all: 300 }

/** Whoever knows it reads the conversation: 128 bits, as 22 characters of base64url or 32 of hex, cannot be guessed. */
const SecretId = Type.Unsafe<string>({ type: "string", pattern: "^[A-Za-z0-9_-]{22,64}$" })
const TurnNumber = Type.Unsafe<string>({ type: "string", pattern: "^\\d{1,15}$" })

type EventsDeps = Pick<ServerDeps, "awaitTurns" | "streams">

/**
 * `GET /api/conversations/<id>/events`: the replies of one conversation as server-sent events, one a turn, its number
 * the event's id. `Last-Event-ID`, or `after` for a page that was loaded anew, names the last turn seen: what came
 * after it is sent at once, the rest as it is said.
 */
export function eventRoutes(deps: EventsDeps) {
  return async (plain: FastifyInstance): Promise<void> => {
    await plain.register(rateLimit, { max: OPENED_PER_MINUTE, timeWindow: 60_000 })
    const scope = plain.withTypeProvider<TypeBoxTypeProvider>()
    const places = createPlaces(deps.streams ?? MOST_STREAMS)
    const closing = new AbortController()
    // Before the server waits for its open requests: these would never end by themselves.
    scope.addHook("preClose", async () => closing.abort())

    scope.get(
      "/conversations/:conversationId/events",
      {
        // It would run the stream and throw its events away.
        exposeHeadRoute: false,
        config: { failureForm: "json" },
        schema: {
          tags: ["chat"],
          summary: "Nghe các câu trả lời của một cuộc trò chuyện",
          description:
            'Mỗi lượt trả lời là một sự kiện, id là số của lượt, data là {"messageIds":[…],"replies":[…]}. ' +
            "Mã cuộc trò chuyện phải từ 22 ký tự, đặt ngẫu nhiên: ai biết mã thì đọc được câu trả lời.",
          params: Type.Object({ conversationId: SecretId }),
          querystring: Type.Object({ after: Type.Optional(TurnNumber) }),
          headers: Type.Object({ "last-event-id": Type.Optional(TurnNumber) }),
          response: {
            200: Type.Unsafe<Readable>({
              description: "Dòng sự kiện",
              content: { "text/event-stream": { schema: Type.String() } },
            }),
            "4xx": ErrorBody,
            "5xx": ErrorBody,
          },
        },
      },
      async (request, reply) => {
        const { conversationId } = request.params
        const after = Number(request.headers["last-event-id"] ?? request.query.after ?? 0)
        reply.header("cache-control", "no-store")
        const leave = places.take(request.ip)
        if (leave === null)
          return reply.code(429).header("retry-after", RETRY_AFTER_SECONDS).send({
            code: "too-many-streams",
            message: "Đang có quá nhiều trang cùng chờ câu trả lời. Xin thử lại sau ít giây.",
          })

        const gone = new AbortController()
        reply.raw.once("close", () => {
          gone.abort()
          leave()
        })
        const ended = AbortSignal.any([gone.signal, closing.signal, AbortSignal.timeout(LONGEST_STREAM_MS)])
        return (
          reply
            .type("text/event-stream; charset=utf-8")
            .header("x-accel-buffering", "no")
            // Kept for a next request it would hold up the server that is being stopped.
            .header("connection", "close")
            .send(Readable.from(writeEvents(deps, conversationId, after, ended)))
        )
      },
    )
  }
}

async function* writeEvents(
  deps: Pick<EventsDeps, "awaitTurns">,
  clientId: string,
  after: number,
  ended: AbortSignal,
): AsyncGenerator<string> {
  const conversationId: ConversationId = `web:${clientId}`
  const end = once(ended, "abort").then((): readonly TurnReplies[] => [])
  let last = after
  yield `retry: ${REOPEN_MS}\n\n`
  while (!ended.aborted) {
    const turns = await Promise.race([deps.awaitTurns(conversationId, last, HEARTBEAT_MS), end])
    if (turns.length === 0 && !ended.aborted) yield ":\n\n"
    for (const turn of turns) {
      const messageIds = turn.messageIds.map((id) => id.slice(clientId.length + 1))
      yield `id: ${turn.turnId}\ndata: ${JSON.stringify({ messageIds, replies: turn.parts.map(toReply) })}\n\n`
      last = turn.turnId
    }
  }
}

/** Counts the open streams. `take` gives the way to leave again, null when there is no place. */
function createPlaces(most: { perAddress: number; all: number }): { take(address: string): (() => void) | null } {
  const taken = new Map<string, number>()
  let all = 0
  return {
    take(address) {
      const here = taken.get(address) ?? 0
      if (here >= most.perAddress || all >= most.all) return null
      taken.set(address, here + 1)
      all += 1
      return () => {
        const left = (taken.get(address) ?? 1) - 1
        if (left === 0) taken.delete(address)
        else taken.set(address, left)
        all -= 1
      }
    },
  }
}
