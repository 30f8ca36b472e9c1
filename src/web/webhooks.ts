import type { FastifyInstance } from "fastify"
import type { Channel } from "../domain/ports.ts"
import { describeFailure } from "./failures.ts"
import type { ServerDeps } from "./server-deps.ts"

/** Platforms send some kilobytes; what is larger is not theirs. */
const BODY_LIMIT_BYTES = 1024 * 1024

/**
 * `POST /webhooks/<channel>`: verify, store, then 200 with nothing else. When storing fails the answer is 500, so
 * that the platform delivers again; what is not proven or malformed leaves no trace but a counter and a log line.
 */
export function webhookRoutes(deps: Pick<ServerDeps, "channels" | "accept" | "metrics" | "webhookStored">) {
  return async (scope: FastifyInstance): Promise<void> => {
    // Signatures are made over the bytes as sent, whatever the content type says.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body))
    for (const channel of deps.channels) {
      if (channel.capabilities.delivery === "push") addWebhook(scope, channel, deps)
    }
  }
}

function addWebhook(
  scope: FastifyInstance,
  channel: Channel,
  deps: Pick<ServerDeps, "accept" | "metrics" | "webhookStored">,
): void {
  const address = `/webhooks/${channel.name}`
  scope.post(
    address,
    {
      bodyLimit: BODY_LIMIT_BYTES,
      config: { failureForm: "empty" },
      schema: { tags: ["webhooks"], summary: `Sự kiện từ ${channel.name}, phải chứng minh được nguồn gửi` },
      onError: async (_request, _reply, error) => {
        deps.metrics.webhookRejected(channel.name, describeFailure(error).code)
      },
    },
    async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const messages = channel.receive({ headers: request.headers, body })
      if (messages.length > 0) {
        await deps.accept(messages)
        deps.webhookStored(channel.name, body)
      }
      return reply.code(200).send()
    },
  )
  // Zalo's console asks with GET whether the address is alive when it is saved.
  if (channel.name === "zalo-oa") {
    scope.get(address, { schema: { hide: true } }, (_request, reply) => reply.code(200).send())
  }
}
