import { randomUUID } from "node:crypto"
import { type Kysely, type Selectable, sql, type Transaction } from "kysely"
import { StoreError } from "../domain/errors.ts"
import type { ChannelName, OutboundPart } from "../domain/message.ts"
import type { LeasedPart, MessageStore } from "../domain/ports.ts"
import { inTransaction } from "./failures.ts"
import type { AddParts } from "./inbox.ts"
import type { OutboxTable, Tables } from "./schema.ts"
import { readPart } from "./stored-json.ts"

type OutboxSide = Pick<MessageStore, "leasePart" | "markSent" | "retryPart" | "setPartAside">

/** The side of the store that hands out what is to be said (T3). */
export function createOutbox(tables: Kysely<Tables>): OutboxSide {
  return {
    leasePart: (now, leaseMs, channels) =>
      inTransaction(tables, "lease a part", async (transaction) => {
        for (;;) {
          const row = await oldestDue(transaction, now.getTime(), channels)
          if (row === undefined) return null
          const part = readPart(row.part)
          if (part !== null) return await lease(transaction, row, part, now.getTime() + leaseMs)
          await closePart(transaction, row.id, "set-aside", { reason: "unreadable", touched_at: now.getTime() })
        }
      }),

    // Whoever holds the lease now: the citizen has it, and that is what must be known.
    markSent: (part, receipt, now) =>
      inTransaction(tables, "mark a part as sent", async (transaction) => {
        await closePart(transaction, part.id, "sent", {
          platform_message_id: receipt.platformMessageId,
          reason: null,
          touched_at: now.getTime(),
        })
      }),

    retryPart: (part, at, reason) =>
      inTransaction(tables, "give a part back", async (transaction) => {
        await assertLeased(transaction, part)
        await transaction
          .updateTable("outbox")
          .set({ lease_token: null, lease_until: null, not_before: at.getTime(), reason })
          .where("id", "=", part.id)
          .execute()
      }),

    setPartAside: (part, reason, now) =>
      inTransaction(tables, "set a part aside", async (transaction) => {
        await assertLeased(transaction, part)
        await closePart(transaction, part.id, "set-aside", { reason, touched_at: now.getTime() })
      }),
  }
}

/** Makes the function that writes a turn's parts; those of pull channels are held until they are fetched. */
export function createAddParts(pullChannels: readonly ChannelName[]): AddParts {
  return async (transaction, turnId, turn, outcome, now) => {
    // One by one, so that ids rise in the order in which the parts are to go out.
    for (const part of outcome.parts)
      await transaction
        .insertInto("outbox")
        .values({
          turn_id: turnId,
          conversation_id: turn.conversationId,
          channel: turn.channel,
          part: JSON.stringify(part),
          status: pullChannels.includes(turn.channel) ? "held" : "open",
          attempts: 0,
          not_before: 0,
          created_at: now.getTime(),
          touched_at: now.getTime(),
        })
        .execute()
  }
}

/** Only the first open part of each conversation is looked at: what comes after it waits with it. */
function oldestDue(
  transaction: Transaction<Tables>,
  now: number,
  channels: readonly ChannelName[],
): Promise<Selectable<OutboxTable> | undefined> {
  return transaction
    .selectFrom("outbox")
    .selectAll()
    .where("id", "in", (from) =>
      from
        .selectFrom("outbox")
        .select((is) => is.fn.min("id").as("id"))
        .where("status", "=", "open")
        .groupBy("conversation_id"),
    )
    .where("channel", "in", channels)
    .where("not_before", "<=", now)
    .where((is) => is.or([is("lease_until", "is", null), is("lease_until", "<=", now)]))
    .orderBy("id")
    .limit(1)
    .executeTakeFirst()
}

async function lease(
  transaction: Transaction<Tables>,
  row: Selectable<OutboxTable>,
  part: OutboundPart,
  until: number,
): Promise<LeasedPart> {
  const leaseToken = randomUUID()
  await transaction
    .updateTable("outbox")
    .set({ lease_token: leaseToken, lease_until: until, attempts: sql`attempts + 1` })
    .where("id", "=", row.id)
    .execute()
  const { id, conversation_id: conversationId, channel, attempts } = row
  return { id, conversationId, channel, part, attempts, leaseToken }
}

async function assertLeased(transaction: Transaction<Tables>, part: LeasedPart): Promise<void> {
  const row = await transaction
    .selectFrom("outbox")
    .select("id")
    .where("id", "=", part.id)
    .where("status", "=", "open")
    .where("lease_token", "=", part.leaseToken)
    .executeTakeFirst()
  if (row === undefined) throw new StoreError("The lease of this part was lost")
}

async function closePart(
  transaction: Transaction<Tables>,
  id: number,
  status: "sent" | "set-aside",
  change: Partial<Pick<OutboxTable, "platform_message_id" | "reason" | "touched_at">>,
): Promise<void> {
  await transaction
    .updateTable("outbox")
    .set({ ...change, status, lease_token: null, lease_until: null })
    .where("id", "=", id)
    .where("status", "<>", "sent")
    .execute()
}
