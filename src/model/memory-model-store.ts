import type { ModelFeature, ModelStore } from "../domain/model.ts"

/** Switches and used tokens of one process, forgotten when it ends: for the terminal, which stores nothing. */
export function createMemoryModelStore(): ModelStore {
  const switchedOff = new Set<ModelFeature>()
  const used = new Map<string, number>()
  return {
    isOn: async (feature) => !switchedOff.has(feature),
    async setOn(feature, on) {
      if (on) switchedOff.delete(feature)
      else switchedOff.add(feature)
    },
    tokensUsed: async (day) => used.get(day) ?? 0,
    async addTokens(day, tokens) {
      used.set(day, (used.get(day) ?? 0) + tokens)
    },
  }
}
