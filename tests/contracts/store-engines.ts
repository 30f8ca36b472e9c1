import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { MessageStore } from "../../src/domain/ports.ts"
import { openDatabase } from "../../src/store/database.ts"
import { createMessageStore } from "../../src/store/message-store.ts"

/** One opened connection, as one process would have it. */
export interface OpenStore {
  store: MessageStore
  close(): Promise<void>
}

/** A place where data stay while connections come and go. */
export interface Place {
  open(): Promise<OpenStore>
  /** Runs statements from outside, behind the store's back. */
  tamper(statements: string): void
  /** Closes what is open and deletes everything. */
  remove(): Promise<void>
}

/** Every engine that has to keep the contract. */
export const engines: readonly { name: string; create: () => Promise<Place> }[] = [
  { name: "SQLite file", create: createSqlitePlace },
]

async function createSqlitePlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "motcua-store-"))
  const file = join(folder, "new-folder", "motcua.sqlite")
  const opened: OpenStore[] = []
  return {
    async open() {
      const database = await openDatabase(`sqlite:${file}`)
      const store = createMessageStore({ database, pullChannels: ["web", "console"] })
      opened.push({ store, close: database.close })
      return { store, close: database.close }
    },
    tamper(statements) {
      const connection = new DatabaseSync(file)
      connection.exec(statements)
      connection.close()
    },
    async remove() {
      await Promise.all(opened.map((one) => one.close()))
      await rm(folder, { recursive: true })
    },
  }
}
