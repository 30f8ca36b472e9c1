import type { Kysely } from "kysely"
import type { ConversationId, OutboundPart } from "../domain/message.ts"
import type { MessageStore, TurnReplies } from "../domain/ports.ts"
import { inTransaction, reading } from "./failures.ts"
import type { Tables } from "./schema.ts"
import { readPart } from "./stored-json.ts"

/** Turns handed out at a time; who has more to catch up with asks again after the last of these. */
const MOST_TURNS = 20

/** The side of the store from which pull channels fetch what was said. */
export function createReplies(tables: Kysely<Tables>): Pick<MessageStore, "takeReplies" | "repliesAfter"> {
  return {
    takeReplies: (channel, messageId, now) =>
      inTransaction(tables, "take replies", async (transaction) => {
        const message = await transaction
          .selectFrom("inbox")
          .select("turn_id")
          .where("channel", "=", channel)
          .where("message_id", "=", messageId)
          .executeTakeFirst()
        if (message === undefined || message.turn_id === null) return null
        return (await takeParts(transaction, [message.turn_id], now.getTime())).get(message.turn_id) ?? []
      }),

    async repliesAfter(conversationId, turnId, now) {
      // Asked every second by each page that waits: a look that finds nothing must not hold up those who write.
      const turns = await reading("look for replies", () => turnsAfter(tables, conversationId, turnId))
      if (turns.length === 0) return []
      return await inTransaction(tables, "take replies", async (transaction) => {
        const parts = await takeParts(transaction, turns, now.getTime())
        const messages = await transaction
          .selectFrom("inbox")
          .select(["turn_id", "message_id"])
          .where("turn_id", "in", turns)
          .orderBy("sent_at")
          .orderBy("id")
          .execute()
        return turns.map(
          (id): TurnReplies => ({
            turnId: id,
            messageIds: messages.filter((message) => message.turn_id === id).map((message) => message.message_id),
            parts: parts.get(id) ?? [],
          }),
        )
      })
    },
  }
}

/** A conversation's turns are completed one after the other, so none appears later below a number seen. */
async function turnsAfter(tables: Kysely<Tables>, conversationId: ConversationId, turnId: number): Promise<number[]> {
  const rows = await tables
    .selectFrom("turns")
    .select("id")
    .where("conversation_id", "=", conversationId)
    .where("id", ">", turnId)
    .orderBy("id")
    .limit(MOST_TURNS)
    .execute()
  return rows.map(({ id }) => id)
}

/** The parts of each turn in the order of saying, marking those that were held for fetching as sent. */
async function takeParts(
  transaction: Kysely<Tables>,
  turnIds: readonly number[],
  now: number,
): Promise<Map<number, OutboundPart[]>> {
  await transaction
    .updateTable("outbox")
    .set({ status: "sent", touched_at: now })
    .where("turn_id", "in", turnIds)
    .where("status", "=", "held")
    .execute()
  const rows = await transaction
    .selectFrom("outbox")
    .select(["turn_id", "part"])
    .where("turn_id", "in", turnIds)
    .orderBy("id")
    .execute()
  const parts = new Map<number, OutboundPart[]>()
  for (const row of rows) {
    const part = readPart(row.part)
    if (part !== null) parts.set(row.turn_id, [...(parts.get(row.turn_id) ?? []), part])
  }
  return parts
}
