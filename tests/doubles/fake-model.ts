import Fastify, { type FastifyReply, type FastifyRequest } from "fastify"
import { sufferFault } from "./faults.ts"

type Json = Record<string, unknown>

/** One call, as the server saw it. */
interface ModelServerCall {
  path: string
  headers: Readonly<Record<string, string | string[] | undefined>>
  /** Of recordings, the form as text. */
  body: Json
}

/** What the server does instead of answering. */
export type ModelFault =
  | { kind: "status"; status: number; error?: Json }
  | { kind: "redirect"; to: string }
  | { kind: "body"; type: string; text: string }
  /** The headers promise more than is sent. */
  | { kind: "cut-body" }
  | { kind: "connection-reset" }
  | { kind: "silence" }
  /** A space every few milliseconds, without end. */
  | { kind: "trickle" }
  | { kind: "huge"; bytes: number }
  /** A completion of any shape. */
  | { kind: "completion"; body: unknown }

/** What a model writes: text as it stands, anything else as JSON. */
type Written = unknown

/** What some servers do not understand, refused with 400 as they do. */
type Unknown = "json_schema" | "json_object" | "max_tokens" | "temperature"

const CHAT_FIELDS = ["model", "messages", "temperature", "max_tokens", "max_completion_tokens", "response_format"]

/**
 * A server that speaks OpenAI's protocol, stricter than any real one: fields that are not expected are refused.
 * Replies and faults are given in order; when there are none, it answers as `replyAlways` says, or with `{}`.
 */
export async function startFakeModel(options: { unknown?: readonly Unknown[]; withoutUsage?: boolean } = {}) {
  const { unknown = [], withoutUsage = false } = options
  const server = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 10_000_000 })
  const journal: ModelServerCall[] = []
  const next: ((body: Json, reply: FastifyReply) => unknown)[] = []
  let always: (body: Json) => Written = () => ({})

  server.addContentTypeParser(/^multipart\/form-data/, { parseAs: "buffer" }, (_request, body, done) =>
    done(null, { form: String(body) }),
  )

  const usage = withoutUsage ? {} : { usage: { prompt_tokens: 40, completion_tokens: 20, total_tokens: 60 } }
  const completion = (written: Written) => ({
    id: "chatcmpl-fake",
    object: "chat.completion",
    choices: [{ index: 0, finish_reason: "stop", message: { role: "assistant", content: textOf(written) } }],
    ...usage,
  })
  const note = (request: FastifyRequest): Json => {
    const body = request.body as Json
    journal.push({ path: request.url, headers: request.headers, body })
    return body
  }

  server.post("/v1/chat/completions", async (request, reply) => {
    const body = note(request)
    const refusal = refusalOf(body, unknown)
    if (refusal !== null) return reply.code(400).send({ error: refusal })
    const planned = next.shift()
    return planned === undefined ? completion(always(body)) : planned(body, reply)
  })
  server.post("/v1/audio/transcriptions", async (request, reply) => {
    const body = note(request)
    const planned = next.shift()
    return planned === undefined ? { text: textOf(always(body)) } : planned(body, reply)
  })

  const address = await server.listen({ host: "127.0.0.1", port: 0 })
  return {
    baseUrl: `${address}/v1`,
    journal,
    /** The next call is answered with this. */
    reply: (written: Written) => void next.push(() => completion(written)),
    /** The next recording is heard as this. */
    hear: (text: string) => void next.push(() => ({ text })),
    /** Calls for which nothing was planned are answered with this. */
    replyAlways(write: (body: Json) => Written): void {
      always = write
    },
    failWith(fault: ModelFault, times = 1): void {
      for (let count = 0; count < times; count += 1) next.push((_body, reply) => sufferModelFault(fault, reply))
    },
    stop: () => server.close(),
  }
}

export type FakeModel = Awaited<ReturnType<typeof startFakeModel>>

function textOf(written: Written): string {
  return typeof written === "string" ? written : JSON.stringify(written)
}

function refusalOf(body: Json, unknown: readonly Unknown[]): Json | null {
  const refused = (param: string) => ({
    message: `Unsupported parameter: '${param}'`,
    type: "invalid_request_error",
    param,
    code: "unsupported_parameter",
  })
  const strange = Object.keys(body).find((field) => !CHAT_FIELDS.includes(field))
  if (strange !== undefined) return refused(strange)
  const format = (body.response_format as Json | undefined)?.type
  if (unknown.some((name) => name === format)) return refused("response_format")
  const field = unknown.find((name) => name in body)
  return field === undefined ? null : refused(field)
}

function sufferModelFault(fault: ModelFault, reply: FastifyReply): unknown {
  switch (fault.kind) {
    case "status":
      return reply.code(fault.status).send({ error: fault.error ?? { message: "no", type: "fake_error" } })
    case "redirect":
      return reply.redirect(fault.to, 307)
    case "body":
      return reply.type(fault.type).send(fault.text)
    case "completion":
      return reply.send(fault.body)
    case "huge":
      return reply.type("application/json").send(`"${"a".repeat(fault.bytes)}"`)
    case "connection-reset":
    case "silence":
      return sufferFault({ ...fault, when: "before" }, reply)
    case "cut-body":
      reply.hijack()
      reply.raw.writeHead(200, { "content-type": "application/json", "content-length": 500 })
      reply.raw.write('{"choices":[{"mess', () => reply.raw.destroy())
      return reply
    case "trickle": {
      reply.hijack()
      reply.raw.writeHead(200, { "content-type": "application/json" })
      const timer = setInterval(() => reply.raw.write(" "), 10)
      reply.raw.on("close", () => clearInterval(timer))
      return reply
    }
  }
}
