import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"

/** What operators switched off about the language model, and what it used. Meanings are in `schema.ts`. */
export const model: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("model_switches")
      .addColumn("feature", "text", (column) => column.primaryKey().notNull())
      .addColumn("is_on", "integer", (column) => column.notNull())
      .execute()

    await database.schema
      .createTable("model_usage")
      .addColumn("day", "text", (column) => column.primaryKey().notNull())
      .addColumn("tokens", "integer", (column) => column.notNull())
      .execute()
  },
}
