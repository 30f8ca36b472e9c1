import { parentPort, workerData } from "node:worker_threads"
import { openDatabase } from "../../src/store/database.ts"
import { createMessageStore } from "../../src/store/message-store.ts"
import { at, LEASE_MS, message, outcome, present } from "./conversation-samples.ts"

/*
 * A process of its own, as far as the database can tell: opens the file, stores the same messages as the other
 * thread does, answers until nothing is open, and reports what it did.
 */

const { address, citizens, perCitizen } = workerData as { address: string; citizens: number; perCitizen: number }

const database = await openDatabase(address)
const store = createMessageStore({ database, pullChannels: [] })

let added = 0
for (let number = 0; number < perCitizen; number += 1)
  for (let citizen = 0; citizen < citizens; citizen += 1)
    added += await store.accept([message(`telegram:${citizen}`, `${citizen}-${number}`, number)], at(number), 0)

const answered: string[] = []
while ((await store.depth(at(0))).inboxOpen > 0) {
  const turn = await store.leaseTurn(at(perCitizen), LEASE_MS)
  // Nothing to take: the rest is in the other thread's hands.
  if (turn === null) continue
  await store.completeTurn(turn, outcome("trả lời"), at(perCitizen))
  answered.push(...turn.messages.map(({ messageId }) => messageId))
}
await database.close()
present(parentPort).postMessage({ added, answered })
