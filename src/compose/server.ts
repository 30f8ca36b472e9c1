import type { Config } from "../config.ts"
import { ConfigError } from "../domain/errors.ts"
import type { Clock } from "../domain/ports.ts"
import { openDatabase } from "../store/database.ts"
import { createMessageStore } from "../store/message-store.ts"
import { createTokenStore } from "../store/token-store.ts"
import { createLogger, createMetrics } from "../telemetry.ts"
import { createServer } from "../web/server.ts"
import { openDesk } from "./desk.ts"
import type { House } from "./house.ts"
import { createWork } from "./work.ts"

/** Open requests get this long to end before their connections are cut. */
const CLOSE_MS = 3_000

/** A running server and the way to stop it. */
export interface Running {
  /** Where it listens, e.g. `http://127.0.0.1:3000`. */
  address: string
  /** Reads the data files again; faulty ones leave the snapshot in use, and the faults are in the log. */
  reload(): Promise<void>
  /** Takes nothing new, finishes what is in hand, closes the database. */
  stop(): Promise<void>
}

/**
 * Opens everything the settings name and listens. Nothing half-started remains when it throws.
 * @param options.pollsTelegram fetches Telegram updates instead of waiting for its webhook (development)
 * @throws {ConfigError | CatalogueError | StoreError} with every fault found
 */
export async function startServer(config: Config, options: { pollsTelegram: boolean }): Promise<Running> {
  const clock: Clock = { now: () => new Date() }
  const logger = createLogger({ level: config.logLevel })
  const metrics = createMetrics()
  const desk = await openDesk(config)
  const database = await openDatabase(config.databaseUrl)
  const messages = createMessageStore({ database, pullChannels: ["web", "console"] })
  const house: House = { config, clock, logger, metrics, desk, messages, tokens: createTokenStore({ database }) }

  try {
    const work = createWork(house, options)
    const app = await createServer({
      ...work.webDeps,
      publicUrl: config.publicUrl,
      retentionDays: config.retentionDays,
      widgetOrigins: config.widgetOrigins,
    })
    const address = await app.listen({ port: config.port, host: config.host })
    work.start()
    logger.info({ procedures: desk.catalogue().procedures.size, revision: desk.catalogue().revision }, "Ready")
    return {
      address,
      reload: () => reloadCatalogue(house),
      async stop() {
        // A request that was never sent to its end would keep the server open for good.
        const impatience = setTimeout(() => app.server.closeAllConnections(), CLOSE_MS)
        await app.close()
        clearTimeout(impatience)
        await work.stop()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw (error as NodeJS.ErrnoException).code === "EADDRINUSE"
      ? new ConfigError([
          `Cổng ${config.port} đang có chương trình khác dùng. Đặt PORT sang số khác, hoặc tắt chương trình kia.`,
        ])
      : error
  }
}

async function reloadCatalogue({ desk, logger }: House): Promise<void> {
  try {
    await desk.reload()
    logger.info({ revision: desk.catalogue().revision }, "Catalogue reloaded")
  } catch (error) {
    logger.error({ err: error }, "Catalogue not reloaded, the old one stays")
  }
}

/** Serves until SIGTERM or SIGINT, then drains; SIGHUP reads the data files again. */
export async function serve(config: Config, options: { pollsTelegram: boolean }): Promise<void> {
  let running: Running | null = null
  // Without a listener the signal would end the process, also while it is still opening.
  process.on("SIGHUP", () => void running?.reload())
  running = await startServer(config, options)
  const { stop } = running
  const end = () => void stop().then(() => process.exit(0))
  process.once("SIGTERM", end)
  process.once("SIGINT", end)
}
