import { setTimeout as pause } from "node:timers/promises"
import type { Kysely, Transaction } from "kysely"
import { AppError, StoreError } from "../domain/errors.ts"
import type { Tables } from "./schema.ts"

/** Longer than any write of ours; after that the database is stuck and the caller must know. */
const PATIENCE_MS = 5_000
const PAUSE_MS = 10

const SQLITE_BUSY = 5

/** Runs one transaction; all of it is durable when it returns, or nothing of it happened. @throws {StoreError} */
export function inTransaction<T>(
  tables: Kysely<Tables>,
  what: string,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return translated(what, () => patiently(() => tables.transaction().execute(work)))
}

/** Runs one reading query. @throws {StoreError} */
export function reading<T>(what: string, work: () => Promise<T>): Promise<T> {
  return translated(what, () => patiently(work))
}

/** Turns whatever a database throws into a `StoreError` that says what we were doing. */
export async function translated<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof AppError ? error : new StoreError(`Could not ${what}${sqliteReason(error)}`, error)
  }
}

/** Does `work` again while another process is writing, leaving this process free meanwhile. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || performance.now() > giveUpAt) throw error
      await pause(PAUSE_MS)
    }
  }
}

/** SQLite's fixed words for the kind of failure ("database or disk is full"); they never hold a value. */
function sqliteReason(error: unknown): string {
  return error instanceof Error && "errstr" in error ? `: ${error.errstr}` : ""
}

function isBusy(error: unknown): boolean {
  // The low byte is the error, the rest its variety (https://www.sqlite.org/rescode.html).
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY
}
