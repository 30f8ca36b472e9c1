import Fastify from "fastify"
import { AppError } from "../../src/domain/errors.ts"
import type { InboundMessage } from "../../src/domain/message.ts"
import type { Channel } from "../../src/domain/ports.ts"

/** The least a web server does around a channel: raw bytes in, messages kept, 200 or a refusal out. */
export async function startWebhookServer(channel: Channel) {
  const server = Fastify({ logger: false, forceCloseConnections: true })
  const received: InboundMessage[] = []
  const failures: AppError[] = []
  let outages = 0
  server.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => done(null, body))
  server.post("/", async (request, reply) => {
    outages -= 1
    if (outages >= 0) return reply.code(500).send()
    try {
      const messages = channel.receive({ headers: request.headers, body: request.body as Buffer })
      received.push(...messages)
      return reply.code(200).send()
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      failures.push(error)
      return reply.code(error.code === "unauthorized" ? 401 : 400).send()
    }
  })
  const address = await server.listen({ host: "127.0.0.1", port: 0 })
  return {
    url: `${address}/`,
    received,
    failures,
    /** The next requests meet a full disk. */
    failNext(times: number): void {
      outages = times
    },
    stop: () => server.close(),
  }
}
