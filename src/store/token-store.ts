import type { TokenStore } from "../domain/ports.ts"
import type { Database } from "./database.ts"
import { inTransaction, reading } from "./failures.ts"

/** Keeps each platform's token pair; a pair is durable when `save` returns, and replaces the one before. */
export function createTokenStore(deps: { database: Database }): TokenStore {
  const { tables } = deps.database
  return {
    async load(channel) {
      const row = await reading("read the tokens", () =>
        tables.selectFrom("tokens").selectAll().where("channel", "=", channel).executeTakeFirst(),
      )
      if (row === undefined) return null
      return { accessToken: row.access_token, refreshToken: row.refresh_token, expiresAt: new Date(row.expires_at) }
    },

    save: (channel, pair) =>
      inTransaction(tables, "keep the tokens", async (transaction) => {
        const row = {
          access_token: pair.accessToken,
          refresh_token: pair.refreshToken,
          expires_at: pair.expiresAt.getTime(),
        }
        await transaction
          .insertInto("tokens")
          .values({ channel, ...row })
          .onConflict((conflict) => conflict.column("channel").doUpdateSet(row))
          .execute()
      }),
  }
}
