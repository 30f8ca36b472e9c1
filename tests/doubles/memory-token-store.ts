import { StoreError } from "../../src/domain/errors.ts"
import type { TokenPair, TokenStore } from "../../src/domain/ports.ts"

/** Keeps token pairs in memory and can fail like a full disk. */
export function createMemoryTokenStore(first: TokenPair | null = null) {
  const history: TokenPair[] = []
  let stored = first
  let failures = 0
  const store: TokenStore = {
    load: async () => stored,
    async save(_channel, pair) {
      if (failures > 0) {
        failures -= 1
        throw new StoreError("Could not save the tokens")
      }
      stored = pair
      history.push(pair)
    },
  }
  return {
    ...store,
    history,
    failNextSave: () => {
      failures += 1
    },
  }
}
