import type { Kysely } from "kysely"
import type { Migration } from "kysely/migration"

/** The first schema: conversations, inbox, turns, outbox, tokens. Meanings are in `schema.ts`. */
export const messagesAndTokens: Migration = {
  async up(database: Kysely<unknown>): Promise<void> {
    await database.schema
      .createTable("conversations")
      .addColumn("id", "text", (column) => column.primaryKey().notNull())
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("state", "text")
      .addColumn("lease_token", "text")
      .addColumn("lease_until", "integer")
      .addColumn("touched_at", "integer", (column) => column.notNull())
      .execute()

    await database.schema
      .createTable("turns")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("conversation_id", "text", (column) => column.notNull().references("conversations.id"))
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("procedure", "text")
      .addColumn("aspect", "text")
      .addColumn("milliseconds", "integer", (column) => column.notNull())
      .addColumn("created_at", "integer", (column) => column.notNull())
      .execute()

    await database.schema
      .createTable("inbox")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("message_id", "text", (column) => column.notNull())
      .addColumn("conversation_id", "text", (column) => column.notNull().references("conversations.id"))
      .addColumn("content", "text", (column) => column.notNull())
      .addColumn("sent_at", "integer", (column) => column.notNull())
      .addColumn("received_at", "integer", (column) => column.notNull())
      .addColumn("ready_at", "integer", (column) => column.notNull())
      .addColumn("overdue_at", "integer", (column) => column.notNull())
      .addColumn("not_before", "integer", (column) => column.notNull())
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("lease_token", "text")
      .addColumn("reason", "text")
      .addColumn("turn_id", "integer", (column) => column.references("turns.id"))
      .addColumn("touched_at", "integer", (column) => column.notNull())
      .addUniqueConstraint("inbox_message_once", ["channel", "message_id"])
      .execute()

    await database.schema
      .createTable("outbox")
      .addColumn("id", "integer", (column) => column.primaryKey().autoIncrement())
      .addColumn("turn_id", "integer", (column) => column.notNull().references("turns.id"))
      .addColumn("conversation_id", "text", (column) => column.notNull().references("conversations.id"))
      .addColumn("channel", "text", (column) => column.notNull())
      .addColumn("part", "text", (column) => column.notNull())
      .addColumn("status", "text", (column) => column.notNull())
      .addColumn("attempts", "integer", (column) => column.notNull())
      .addColumn("not_before", "integer", (column) => column.notNull())
      .addColumn("lease_token", "text")
      .addColumn("lease_until", "integer")
      .addColumn("reason", "text")
      .addColumn("platform_message_id", "text")
      .addColumn("created_at", "integer", (column) => column.notNull())
      .addColumn("touched_at", "integer", (column) => column.notNull())
      .execute()

    await database.schema
      .createTable("tokens")
      .addColumn("channel", "text", (column) => column.primaryKey().notNull())
      .addColumn("access_token", "text", (column) => column.notNull())
      .addColumn("refresh_token", "text", (column) => column.notNull())
      .addColumn("expires_at", "integer", (column) => column.notNull())
      .execute()

    // Looking for work reads the open rows only, however many were closed in a month.
    await database.schema.createIndex("inbox_by_status").on("inbox").columns(["status", "conversation_id"]).execute()
    await database.schema.createIndex("outbox_by_status").on("outbox").columns(["status", "conversation_id"]).execute()
    await database.schema.createIndex("inbox_by_turn").on("inbox").column("turn_id").execute()
    await database.schema.createIndex("outbox_by_turn").on("outbox").column("turn_id").execute()
    // For deleting conversations: their rows are looked up, and foreign keys are checked.
    await database.schema.createIndex("inbox_by_conversation").on("inbox").column("conversation_id").execute()
    await database.schema.createIndex("outbox_by_conversation").on("outbox").column("conversation_id").execute()
    await database.schema.createIndex("turns_by_conversation").on("turns").column("conversation_id").execute()
  },
}
