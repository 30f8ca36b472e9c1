/**
 * Runs the independent Telegram emulator in a process of its own: it dies when a webhook answers outside 2xx, and must
 * not take the tests with it. Usage: `node telegram-test-api-process.ts PORT`; prints `ready` when it listens.
 */
import { TelegramServer } from "telegram-test-api/lib/telegramServer.js"

const server = new TelegramServer({ host: "127.0.0.1", port: Number(process.argv[2]) })
await server.start()
process.stdout.write("ready\n")
process.on("disconnect", () => process.exit(0))
