import type { ModelStore } from "../domain/model.ts"
import type { Database } from "./database.ts"
import { inTransaction, reading } from "./failures.ts"

/** Keeps the switches and the used tokens where every process on the machine sees them. */
export function createModelStore(deps: { database: Database }): ModelStore {
  const { tables } = deps.database
  return {
    async isOn(feature) {
      const row = await reading("read a switch of the model", () =>
        tables.selectFrom("model_switches").select("is_on").where("feature", "=", feature).executeTakeFirst(),
      )
      return row === undefined || row.is_on === 1
    },

    setOn: (feature, on) =>
      inTransaction(tables, "keep a switch of the model", async (transaction) => {
        const row = { is_on: on ? (1 as const) : (0 as const) }
        await transaction
          .insertInto("model_switches")
          .values({ feature, ...row })
          .onConflict((conflict) => conflict.column("feature").doUpdateSet(row))
          .execute()
      }),

    async tokensUsed(day) {
      const row = await reading("read the tokens a day has used", () =>
        tables.selectFrom("model_usage").select("tokens").where("day", "=", day).executeTakeFirst(),
      )
      return row?.tokens ?? 0
    },

    addTokens: (day, tokens) =>
      inTransaction(tables, "count the tokens used", async (transaction) => {
        await transaction
          .insertInto("model_usage")
          .values({ day, tokens })
          .onConflict((conflict) =>
            conflict.column("day").doUpdateSet((row) => ({ tokens: row("model_usage.tokens", "+", tokens) })),
          )
          .execute()
      }),
  }
}
