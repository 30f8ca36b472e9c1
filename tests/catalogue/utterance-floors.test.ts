import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { isCurated } from "../../src/commands/catalogue.ts"

const { procedures, utterances, elsewhere } = await loadCatalogue(join(import.meta.dirname, "..", "..", "data"))
const counted = [...procedures.values()].map((procedure) => ({
  procedure,
  sayings: utterances.get(procedure.code) ?? [],
}))

describe("how people put their needs", () => {
  it("is known in at least forty ways for a curated procedure, in twenty for every other", () => {
    const few = counted.filter(({ procedure, sayings }) => sayings.length < (isCurated(procedure) ? 40 : 20))

    expect(few.map(({ procedure, sayings }) => `${procedure.code}: ${sayings.length}`)).toEqual([])
  })

  it("is known in more ways for what is asked every day than for the rest", () => {
    const mean = (often: boolean) => {
      const lengths = counted
        .filter(({ procedure }) => (procedure.askedOften ?? false) === often)
        .map(({ sayings }) => sayings.length)
      return lengths.reduce((sum, length) => sum + length, 0) / lengths.length
    }

    expect(mean(true)).toBeGreaterThan(1.5 * mean(false))
  })

  it("is known in at least twenty ways for a matter handled elsewhere", () => {
    const few = [...elsewhere.values()].filter(({ sayings }) => sayings.length < 20)

    expect(few.map(({ key, sayings }) => `${key}: ${sayings.length}`)).toEqual([])
  })

  it("belongs to one procedure: no saying stands under two", () => {
    const owners = new Map<string, string[]>()
    for (const { procedure, sayings } of counted)
      for (const saying of sayings) owners.set(saying, [...(owners.get(saying) ?? []), procedure.code])

    expect([...owners].filter(([, codes]) => codes.length > 1)).toEqual([])
  })
})
