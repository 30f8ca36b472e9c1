import type { FastifyReply } from "fastify"

/** What goes wrong with a call, and whether the platform took note of it before. */
export interface Fault {
  kind: "status" | "connection-reset" | "silence" | "not-json"
  when: "before" | "after"
  /** For `status`: the body is up to the platform. */
  status?: number
  body?: unknown
}

/** Faults waiting for the next calls, first come first served. */
export function createFaultQueue() {
  const waiting: Fault[] = []
  return {
    failNext(fault: Fault, times = 1): void {
      for (let count = 0; count < times; count += 1) waiting.push(fault)
    },
    take(): Fault | undefined {
      return waiting.shift()
    },
  }
}

/** Answers a call the way the fault says; silence lasts until the caller gives up or the server closes. */
export function sufferFault(fault: Fault, reply: FastifyReply): FastifyReply {
  switch (fault.kind) {
    case "status":
      return reply.code(fault.status ?? 500).send(fault.body ?? {})
    case "not-json":
      return reply.code(502).type("text/html").send("<html>Bad Gateway</html>")
    case "connection-reset":
      reply.hijack()
      reply.raw.destroy()
      return reply
    case "silence":
      reply.hijack()
      return reply
  }
}
