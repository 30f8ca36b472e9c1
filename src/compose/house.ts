import type { Config } from "../config.ts"
import type { Clock, MessageStore, TokenStore } from "../domain/ports.ts"
import type { createLogger, Metrics } from "../telemetry.ts"
import type { Desk } from "./desk.ts"

type Logger = ReturnType<typeof createLogger>

/** What everything in a running process is made of. */
export interface House {
  config: Config
  clock: Clock
  logger: Logger
  metrics: Metrics
  desk: Desk
  messages: MessageStore
  tokens: TokenStore
}
