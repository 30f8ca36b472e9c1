import { randomUUID } from "node:crypto"
import { type Kysely, type Selectable, sql, type Transaction } from "kysely"
import { StoreError } from "../domain/errors.ts"
import type { InboundMessage } from "../domain/message.ts"
import type { LeasedMessage, LeasedTurn, MessageStore, TurnOutcome } from "../domain/ports.ts"
import { inTransaction } from "./failures.ts"
import type { ConversationsTable, InboxTable, Tables } from "./schema.ts"
import { readContent, readState } from "./stored-json.ts"

/** After so many burst windows a citizen who keeps writing is answered all the same. */
const MOST_WINDOWS = 3

type InboxSide = Pick<MessageStore, "accept" | "leaseTurn" | "completeTurn" | "retryTurn" | "setTurnAside">

/** Writes what a turn says into the outbox, as part of the turn's own transaction. */
export type AddParts = (
  transaction: Transaction<Tables>,
  turnId: number,
  turn: LeasedTurn,
  outcome: TurnOutcome,
  now: Date,
) => Promise<void>

/** The side of the store that takes messages in and hands them out as turns (T1, T2). */
export function createInbox(tables: Kysely<Tables>, addParts: AddParts): InboxSide {
  /** T2, for a turn that succeeded (`reason` null) and for one given up alike. */
  const close = (turn: LeasedTurn, outcome: TurnOutcome, reason: string | null, now: Date): Promise<void> =>
    inTransaction(tables, "complete a turn", async (transaction) => {
      await endLease(transaction, turn)
      const turnId = await recordTurn(transaction, turn, outcome, now)
      await addParts(transaction, turnId, turn, outcome, now)
      await transaction
        .updateTable("conversations")
        .set({ state: JSON.stringify(outcome.state), touched_at: now.getTime() })
        .where("id", "=", turn.conversationId)
        .execute()
      await updateMessages(transaction, turn, {
        status: reason === null ? "done" : "set-aside",
        reason,
        turn_id: turnId,
        touched_at: now.getTime(),
      })
    })

  return {
    accept: (messages, now, burstWindowMs) =>
      inTransaction(tables, "store incoming messages", async (transaction) => {
        let added = 0
        for (const message of messages)
          if (await addMessage(transaction, message, now.getTime(), burstWindowMs)) added += 1
        return added
      }),

    leaseTurn: (now, leaseMs) =>
      inTransaction(tables, "lease a turn", async (transaction) => {
        const conversation = await longestWaiting(transaction, now.getTime())
        return conversation === undefined ? null : await lease(transaction, conversation, now.getTime() + leaseMs)
      }),

    completeTurn: (turn, outcome, now) => close(turn, outcome, null, now),

    retryTurn: (turn, at, reason) =>
      inTransaction(tables, "give a turn back", async (transaction) => {
        await endLease(transaction, turn)
        await updateMessages(transaction, turn, { not_before: at.getTime(), reason })
      }),

    setTurnAside: (turn, outcome, reason, now) => close(turn, outcome, reason, now),
  }
}

async function addMessage(
  transaction: Transaction<Tables>,
  message: InboundMessage,
  now: number,
  burstWindowMs: number,
): Promise<boolean> {
  await transaction
    .insertInto("conversations")
    .values({ id: message.conversationId, channel: message.channel, touched_at: now })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute()
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto("inbox")
    .values({
      channel: message.channel,
      message_id: message.messageId,
      conversation_id: message.conversationId,
      content: JSON.stringify(message.content),
      sent_at: message.sentAt.getTime(),
      received_at: now,
      ready_at: now + burstWindowMs,
      overdue_at: now + MOST_WINDOWS * burstWindowMs,
      not_before: 0,
      status: "open",
      attempts: 0,
      touched_at: now,
    })
    .onConflict((conflict) => conflict.columns(["channel", "message_id"]).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows === 0n) return false
  await transaction
    .updateTable("conversations")
    .set({ touched_at: now })
    .where("id", "=", message.conversationId)
    .execute()
  return true
}

/** A conversation that is free and due: not given back until later, and its burst over or long enough. */
function longestWaiting(
  transaction: Transaction<Tables>,
  now: number,
): Promise<Selectable<ConversationsTable> | undefined> {
  return transaction
    .selectFrom("inbox")
    .innerJoin("conversations", "conversations.id", "inbox.conversation_id")
    .selectAll("conversations")
    .where("inbox.status", "=", "open")
    .where((is) => is.or([is("lease_until", "is", null), is("lease_until", "<=", now)]))
    .groupBy("conversations.id")
    .having((is) => is(is.fn.max("not_before"), "<=", now))
    .having((is) => is.or([is(is.fn.max("ready_at"), "<=", now), is(is.fn.min("overdue_at"), "<=", now)]))
    .orderBy((is) => is.fn.min("received_at"))
    .orderBy((is) => is.fn.min("inbox.id"))
    .limit(1)
    .executeTakeFirst()
}

async function lease(
  transaction: Transaction<Tables>,
  conversation: Selectable<ConversationsTable>,
  until: number,
): Promise<LeasedTurn> {
  const leaseToken = randomUUID()
  const rows = await transaction
    .selectFrom("inbox")
    .selectAll()
    .where("conversation_id", "=", conversation.id)
    .where("status", "=", "open")
    .orderBy("sent_at")
    .orderBy("id")
    .execute()
  await transaction
    .updateTable("conversations")
    .set({ lease_token: leaseToken, lease_until: until })
    .where("id", "=", conversation.id)
    .execute()
  await transaction
    .updateTable("inbox")
    .set({ lease_token: leaseToken, attempts: sql`attempts + 1` })
    .where("conversation_id", "=", conversation.id)
    .where("status", "=", "open")
    .execute()
  return {
    conversationId: conversation.id,
    channel: conversation.channel,
    messages: rows.map(toMessage),
    state: readState(conversation.state),
    attempts: Math.max(...rows.map((row) => row.attempts)),
    leaseToken,
  }
}

function toMessage(row: Selectable<InboxTable>): LeasedMessage {
  return { id: row.id, messageId: row.message_id, content: readContent(row.content), sentAt: new Date(row.sent_at) }
}

/** A lease that ran out still counts while nobody else has taken the conversation: nothing can happen twice. */
async function endLease(transaction: Transaction<Tables>, turn: LeasedTurn): Promise<void> {
  const { numUpdatedRows } = await transaction
    .updateTable("conversations")
    .set({ lease_token: null, lease_until: null })
    .where("id", "=", turn.conversationId)
    .where("lease_token", "=", turn.leaseToken)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows !== 1n) throw new StoreError("The lease of this turn was lost")
}

async function recordTurn(
  transaction: Transaction<Tables>,
  turn: LeasedTurn,
  outcome: TurnOutcome,
  now: Date,
): Promise<number> {
  const { id } = await transaction
    .insertInto("turns")
    .values({
      conversation_id: turn.conversationId,
      status: outcome.status,
      procedure: outcome.procedure,
      aspect: outcome.aspect,
      milliseconds: Math.round(outcome.milliseconds),
      created_at: now.getTime(),
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Changes the messages of the turn, not those that came in during it, and ends their part in the lease. */
async function updateMessages(
  transaction: Transaction<Tables>,
  turn: LeasedTurn,
  change: Partial<Pick<InboxTable, "status" | "reason" | "turn_id" | "touched_at" | "not_before">>,
): Promise<void> {
  await transaction
    .updateTable("inbox")
    .set({ ...change, lease_token: null })
    .where("lease_token", "=", turn.leaseToken)
    .where("conversation_id", "=", turn.conversationId)
    .execute()
}
