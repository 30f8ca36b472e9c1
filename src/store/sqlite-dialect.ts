import type { DatabaseSync, SQLInputValue } from "node:sqlite"
import { type Dialect, SqliteAdapter, SqliteDialect } from "kysely"

/** Gives Kysely the few calls it wants over Node's own SQLite. Kysely's `destroy` closes the connection. */
export function nodeSqliteDialect(connection: DatabaseSync): Dialect {
  const dialect = new SqliteDialect({
    database: {
      close: () => connection.close(),
      prepare: (text) => prepare(connection, text),
    },
  })
  return {
    createAdapter: () => Object.create(new SqliteAdapter(), transactionalDdl),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (kysely) => dialect.createIntrospector(kysely),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

/**
 * Kysely says no to schema changes inside a transaction, although SQLite can do them. With them, a process
 * killed halfway leaves the old schema, and of two processes starting together one waits for the other.
 */
const transactionalDdl = { supportsTransactionalDdl: { value: true } }

/**
 * A plain `begin` takes the write lock at the first write: by then another process may have written what we
 * read, and SQLite gives up at once. Taking it at the beginning makes the later one wait.
 */
const BEGIN = "begin immediate"

function prepare(connection: DatabaseSync, text: string) {
  const statement = connection.prepare(text === "begin" ? BEGIN : text)
  return {
    // Only a statement that gives rows has columns, `returning` included.
    reader: statement.columns().length > 0,
    all: (values: readonly unknown[]) => statement.all(...(values as SQLInputValue[])),
    run: (values: readonly unknown[]) => statement.run(...(values as SQLInputValue[])),
    iterate: (values: readonly unknown[]) => statement.iterate(...(values as SQLInputValue[])),
  }
}
