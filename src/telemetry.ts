import { type DestinationStream, type LogFn, type Logger, pino } from "pino"
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client"
import type { AnswerStatus } from "./domain/answer.ts"
import type { ChannelName } from "./domain/message.ts"
import type { QueueDepth } from "./domain/ports.ts"

const SECRET_NAMES = [
  "authorization",
  "cookie",
  '["set-cookie"]',
  '["x-telegram-bot-api-secret-token"]',
  '["x-bot-api-secret-token"]',
  '["x-zevent-signature"]',
  "access_token",
  "refresh_token",
  "secret_key",
  "accessToken",
  "refreshToken",
  "password",
]

/** Secrets under their own name, at the top of a log line and up to two levels down. */
const REDACTED_PATHS = ["", "*.", "*.*."].flatMap((depth) =>
  SECRET_NAMES.map((name) => (name.startsWith("[") ? `${depth.slice(0, -1)}${name}` : `${depth}${name}`)),
)

/**
 * Takes secrets out of running text, wherever a library wrote them: the token in a Telegram or Zalo bot address
 * (`/bot<token>/`), tokens in a query, bearer tokens.
 */
function scrubSecrets(text: string): string {
  return text
    .replace(/\/bot[\w%-]+(?::|%3A)?[\w-]*/gi, "/bot[redacted]")
    .replace(/\b(access_token|refresh_token|secret_key|code_verifier)=[^&\s"'\\]+/gi, "$1=[redacted]")
    .replace(/\bBearer\s+[\w.~+/-]+=*/gi, "Bearer [redacted]")
}

interface LoggedError {
  type: string
  code?: string
  message?: string
  stack: string
  cause?: LoggedError
}

/**
 * What a log line says of an error. The message of a `SyntaxError` is left out: the engine quotes the text that it
 * could not parse, and that may be a citizen's words. For the same reason only the frames of the stack are kept.
 */
function describeError(error: unknown): LoggedError | undefined {
  if (!(error instanceof Error)) return undefined
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line))
  const cause = describeError(error.cause)
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    ...(error instanceof SyntaxError ? {} : { message: error.message }),
    stack: frames.join("\n"),
    ...(cause === undefined ? {} : { cause }),
  }
}

/** Without a message of ours pino would take the error's own, unread by `describeError`. */
function nameError(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, message, ...rest] = args
  const fields: unknown = first instanceof Error ? { err: first } : first
  const error = typeof fields === "object" && fields !== null && "err" in fields ? fields.err : undefined
  const named = message ?? describeError(error)?.type
  if (named === undefined) method.apply(this, args)
  else method.apply(this, [fields, named, ...rest])
}

/** The one logger: JSON lines, secrets redacted by name and in running text. `destination` is standard output unless given. */
export function createLogger(options: { level: string }, destination?: DestinationStream): Logger {
  const settings = {
    level: options.level,
    base: null,
    redact: { paths: REDACTED_PATHS, censor: "[redacted]" },
    serializers: { err: describeError },
    hooks: { logMethod: nameError, streamWrite: scrubSecrets },
  }
  return destination === undefined ? pino(settings) : pino(settings, destination)
}

/** What the process counts; the registry is its own, so that two servers in one process do not mix. */
export function createMetrics() {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]

  const turns = new Counter({
    name: "motcua_turns_total",
    help: "Turns settled, by answer status and channel",
    labelNames: ["status", "channel"],
    registers,
  })
  const turnSeconds = new Histogram({
    name: "motcua_turn_seconds",
    help: "Time to make the answer of a turn",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  })
  const queueOpen = new Gauge({
    name: "motcua_queue_open",
    help: "Stored messages waiting, by queue",
    labelNames: ["queue"],
    registers,
  })
  const queueOldest = new Gauge({
    name: "motcua_queue_oldest_seconds",
    help: "Age of the oldest waiting message, by queue",
    labelNames: ["queue"],
    registers,
  })
  const setAside = new Gauge({
    name: "motcua_set_aside",
    help: "Messages given up after a bounded time, for staff to see",
    registers,
  })
  const webhookRejected = new Counter({
    name: "motcua_webhook_rejected_total",
    help: "Webhook requests not accepted, by channel and reason",
    labelNames: ["channel", "reason"],
    registers,
  })
  const sends = new Counter({
    name: "motcua_send_total",
    help: "Attempts to send a part, by channel and result",
    labelNames: ["channel", "result"],
    registers,
  })

  return {
    contentType: register.contentType,
    /** One turn was settled; `milliseconds` is how long its answer took to make. */
    turnSettled(turn: { status: AnswerStatus; channel: ChannelName; milliseconds: number }): void {
      turns.inc({ status: turn.status, channel: turn.channel })
      turnSeconds.observe(turn.milliseconds / 1000)
    },
    /** Read just before the figures are handed out. */
    queueDepth(depth: QueueDepth): void {
      queueOpen.set({ queue: "inbox" }, depth.inboxOpen)
      queueOpen.set({ queue: "outbox" }, depth.outboxOpen)
      queueOldest.set({ queue: "inbox" }, depth.inboxOldestMs / 1000)
      queueOldest.set({ queue: "outbox" }, depth.outboxOldestMs / 1000)
      setAside.set(depth.setAside)
    },
    webhookRejected(channel: ChannelName, reason: string): void {
      webhookRejected.inc({ channel, reason })
    },
    /** `result`: `sent`, or the code of the `ChannelError`. */
    partSent(channel: ChannelName, result: string): void {
      sends.inc({ channel, result })
    },
    /** All figures in the text format of Prometheus. */
    render(): Promise<string> {
      return register.metrics()
    },
  }
}
export type Metrics = ReturnType<typeof createMetrics>
