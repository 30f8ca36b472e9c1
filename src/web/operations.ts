import type { FastifyInstance } from "fastify"
import { Type } from "typebox"
import type { QueueDepth } from "../domain/ports.ts"
import type { ServerDeps } from "./server-deps.ts"

/** A citizen who has waited this long for a turn is waiting for a server that does not work. */
const INBOX_BOUND_MS = 2 * 60 * 1000

interface Reason {
  code: "store-failed" | "catalogue-empty" | "inbox-late"
  message: string
}

const Reasons = Type.Array(Type.Object({ code: Type.String(), message: Type.String() }))

/**
 * Why the server should get no traffic; empty when all is well. The outbox does not count: when one platform
 * cannot be reached, the others and the web must go on.
 * @param depth null when the store did not answer
 */
function reasonsNotReady(depth: QueueDepth | null, procedures: number): Reason[] {
  const reasons: Reason[] = []
  if (depth === null) reasons.push({ code: "store-failed", message: "Nơi lưu tin nhắn không trả lời." })
  if (procedures === 0) reasons.push({ code: "catalogue-empty", message: "Danh mục thủ tục chưa được nạp." })
  if (depth !== null && depth.inboxOldestMs > INBOX_BOUND_MS) {
    const seconds = Math.round(depth.inboxOldestMs / 1000)
    reasons.push({ code: "inbox-late", message: `Có tin nhắn đã chờ ${seconds} giây mà chưa được trả lời.` })
  }
  return reasons
}

/** `/live`, `/ready`, `/metrics`: for those who run the server. Asked every few seconds, so logged only from warnings on. */
export function operationRoutes(deps: Pick<ServerDeps, "depth" | "catalogue" | "metrics">) {
  return async (scope: FastifyInstance): Promise<void> => {
    const common = { logLevel: "warn", config: { failureForm: "json" } } as const
    const tags = ["operations"]

    scope.addHook("onSend", async (_request, reply) => {
      reply.header("cache-control", "no-store")
    })

    scope.get("/live", { ...common, schema: { tags, summary: "Tiến trình đang chạy" } }, () => ({ status: "live" }))

    scope.get(
      "/ready",
      {
        ...common,
        schema: {
          tags,
          summary: "Sẵn sàng nhận tin: lưu được, có danh mục, không tin nào chờ quá lâu",
          response: {
            200: Type.Object({ status: Type.String() }),
            503: Type.Object({ status: Type.String(), reasons: Reasons }),
          },
        },
      },
      async (request, reply) => {
        const depth = await deps.depth().catch((error: unknown) => {
          request.log.error({ err: error }, "store did not answer")
          return null
        })
        const reasons = reasonsNotReady(depth, deps.catalogue().procedures.size)
        if (reasons.length === 0) return { status: "ready" }
        return reply.code(503).send({ status: "not-ready", reasons })
      },
    )

    scope.get("/metrics", { ...common, schema: { tags, summary: "Số đo cho Prometheus" } }, async (request, reply) => {
      try {
        deps.metrics.queueDepth(await deps.depth())
      } catch (error) {
        // The other figures are needed most when the store is down.
        request.log.error({ err: error }, "queue depth not known")
      }
      return reply.type(deps.metrics.contentType).send(await deps.metrics.render())
    })
  }
}
