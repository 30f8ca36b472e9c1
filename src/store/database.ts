import { mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { Kysely } from "kysely"
import { type Migration, Migrator } from "kysely/migration"
import { ConfigError } from "../domain/errors.ts"
import { patiently, translated } from "./failures.ts"
import { messagesAndTokens } from "./migrations/0001-messages-and-tokens.ts"
import { model } from "./migrations/0002-model.ts"
import type { Tables } from "./schema.ts"
import { nodeSqliteDialect } from "./sqlite-dialect.ts"

/**
 * Waiting for another process's write stops this whole process, since `node:sqlite` is synchronous; so it is
 * kept short, and `patiently` does the rest of the waiting.
 */
const BUSY_TIMEOUT_MS = 50

/** Run in the order of their names; one that has been released is never edited. */
const migrations: Record<string, Migration> = {
  "0001-messages-and-tokens": messagesAndTokens,
  "0002-model": model,
}

/** The one connection of this process; Kysely lets one transaction at a time use it. */
export interface Database {
  tables: Kysely<Tables>
  close(): Promise<void>
}

/**
 * Opens the database of the settings (`sqlite:<file>` or `sqlite::memory:`), creating folder, file and tables.
 * @throws {ConfigError} when the address is not one of ours or the file cannot be used
 * @throws {StoreError} when the tables cannot be brought up to date
 */
export async function openDatabase(address: string): Promise<Database> {
  const file = sqliteFile(address)
  const connection = await connect(file)
  const tables = new Kysely<Tables>({ dialect: nodeSqliteDialect(connection) })
  const close = () => tables.destroy()
  try {
    await translated("bring the tables up to date", () => patiently(() => migrate(tables)))
  } catch (error) {
    await close()
    throw error
  }
  return { tables, close }
}

function sqliteFile(address: string): string {
  // The address itself is never repeated: one of PostgreSQL holds a password.
  if (/^postgres(ql)?:/.test(address))
    throw new ConfigError(["DATABASE_URL: phiên bản này chưa dùng được PostgreSQL; hãy đặt sqlite:var/motcua.sqlite"])
  const file = address.startsWith("sqlite:") ? address.slice("sqlite:".length) : ""
  if (file === "")
    throw new ConfigError(["DATABASE_URL: phải có dạng sqlite:đường-dẫn, ví dụ sqlite:var/motcua.sqlite"])
  return file
}

async function connect(file: string): Promise<DatabaseSync> {
  try {
    // Citizens' messages and tokens lie there: nobody else on the machine may read the folder.
    if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const connection = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
    try {
      await patiently(async () => connection.exec("pragma journal_mode = wal"))
      // What was acknowledged must survive a power cut: every commit waits for the disk.
      connection.exec("pragma synchronous = full")
      // What retention deletes is overwritten, not left in free pages of the file.
      connection.exec("pragma secure_delete = on")
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new ConfigError([`DATABASE_URL: không mở được tệp dữ liệu ${file} (${reason})`])
  }
}

async function migrate(tables: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: tables, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
