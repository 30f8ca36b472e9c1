import { type Kysely, sql } from "kysely"
import type { ChannelName } from "../domain/message.ts"
import type { MessageStore, QueueDepth } from "../domain/ports.ts"
import type { Database } from "./database.ts"
import { inTransaction, reading } from "./failures.ts"
import { createInbox } from "./inbox.ts"
import { createAddParts, createOutbox } from "./outbox.ts"
import { createReplies } from "./replies.ts"
import type { Tables } from "./schema.ts"

/**
 * Inbox, outbox and conversations over one database.
 * @param pullChannels their replies are fetched by the citizen's own request: kept for it, never waiting to be
 * sent, so neither due nor open, and deleted with their turn if nobody came for them
 */
export function createMessageStore(deps: { database: Database; pullChannels: readonly ChannelName[] }): MessageStore {
  const { tables } = deps.database
  return {
    ...createInbox(tables, createAddParts(deps.pullChannels)),
    ...createOutbox(tables),
    ...createReplies(tables),
    nextDueAt: () => reading("look when work is due", () => nextDueAt(tables)),
    depth: (now) => reading("measure the queue", () => depth(tables, now.getTime())),
    purge: (before) => inTransaction(tables, "delete old rows", (transaction) => purge(transaction, before.getTime())),
  }
}

/** When `leaseTurn` or `leasePart` can next succeed; a conversation in hand is due when its lease runs out. */
async function nextDueAt(tables: Kysely<Tables>): Promise<Date | null> {
  const { rows } = await sql<{ due_at: number | null }>`
    with bursts as (
      select
        conversation_id,
        case when max(ready_at) < min(overdue_at) then max(ready_at) else min(overdue_at) end as over_at,
        max(not_before) as not_before
      from inbox where status = 'open' group by conversation_id
    ),
    dues as (
      select case when over_at > not_before then over_at else not_before end as due_at, lease_until
      from bursts join conversations on conversations.id = bursts.conversation_id
      union all
      select not_before as due_at, lease_until
      from outbox where id in (select min(id) from outbox where status = 'open' group by conversation_id)
    )
    select min(case when lease_until > due_at then lease_until else due_at end) as due_at from dues
  `.execute(tables)
  const dueAt = rows[0]?.due_at ?? null
  return dueAt === null ? null : new Date(dueAt)
}

async function depth(tables: Kysely<Tables>, now: number): Promise<QueueDepth> {
  const { rows } = await sql<{ status: string; side: "inbox" | "outbox"; count: number; oldest: number }>`
    select 'inbox' as side, status, count(*) as count, min(received_at) as oldest
    from inbox where status in ('open', 'set-aside') group by status
    union all
    select 'outbox' as side, status, count(*) as count, min(created_at) as oldest
    from outbox where status in ('open', 'set-aside') group by status
  `.execute(tables)
  const open = (side: "inbox" | "outbox") => rows.find((row) => row.side === side && row.status === "open")
  const age = (row: { oldest: number } | undefined) => (row === undefined ? 0 : Math.max(0, now - row.oldest))
  return {
    inboxOpen: open("inbox")?.count ?? 0,
    inboxOldestMs: age(open("inbox")),
    outboxOpen: open("outbox")?.count ?? 0,
    outboxOldestMs: age(open("outbox")),
    setAside: rows.filter((row) => row.status === "set-aside").reduce((sum, row) => sum + row.count, 0),
  }
}

/** Children before parents; a parent goes when it is old and nothing of it is left. */
async function purge(tables: Kysely<Tables>, before: number): Promise<number> {
  const statements = [
    sql`delete from outbox where touched_at < ${before} and status <> 'open'`,
    sql`delete from inbox where touched_at < ${before} and status <> 'open'`,
    sql`delete from turns where created_at < ${before}
      and not exists (select 1 from inbox where inbox.turn_id = turns.id)
      and not exists (select 1 from outbox where outbox.turn_id = turns.id)`,
    sql`delete from conversations where touched_at < ${before}
      and not exists (select 1 from inbox where inbox.conversation_id = conversations.id)
      and not exists (select 1 from outbox where outbox.conversation_id = conversations.id)
      and not exists (select 1 from turns where turns.conversation_id = conversations.id)`,
  ]
  let deleted = 0
  for (const statement of statements) {
    const { numAffectedRows } = await statement.execute(tables)
    deleted += Number(numAffectedRows ?? 0n)
  }
  return deleted
}
