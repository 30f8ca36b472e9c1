import type { Channel, Clock, MessageStore } from "../../src/domain/ports.ts"
import type { Logger } from "../../src/queue/logger.ts"
import { createWake, type Wake } from "../../src/queue/wake.ts"
import { openDatabase } from "../../src/store/database.ts"
import { createMessageStore } from "../../src/store/message-store.ts"

/** A clock that follows the test's timers. */
export const clock: Clock = { now: () => new Date() }

/** Everything a loop needs around it: a real store in memory, and a logger that remembers. */
export interface Desk {
  store: MessageStore
  wake: Wake
  logger: Logger
  log: { level: string; fields: object; message: string }[]
  close(): Promise<void>
}

export async function createDesk(): Promise<Desk> {
  const database = await openDatabase("sqlite::memory:")
  const store = createMessageStore({ database, pullChannels: ["web"] })
  const log: Desk["log"] = []
  const write = (level: string) => (fields: object, message: string) => {
    log.push({ level, fields, message })
  }
  const logger = { info: write("info"), warn: write("warn"), error: write("error") }
  return { store, wake: createWake(), logger, log, close: () => database.close() }
}

/** A channel that does what the script says, call by call; after its end everything is accepted. */
export function createScriptedChannel(
  name: Channel["name"],
  script: readonly ((text: string) => Promise<void>)[] = [],
): Channel & { sent: string[]; calls: number } {
  const channel = {
    name,
    capabilities: { maxChars: 2_000, maxParts: 3, maxButtons: 0, delivery: "push" as const },
    sent: [] as string[],
    calls: 0,
    receive: () => [],
    async send(_to: string, part: { text: string }) {
      const act = script[channel.calls]
      channel.calls += 1
      if (act !== undefined) await act(part.text)
      channel.sent.push(part.text)
      return { platformMessageId: `p${channel.calls}` }
    },
  }
  return channel
}
