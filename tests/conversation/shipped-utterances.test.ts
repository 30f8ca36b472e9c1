import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { route } from "../../src/conversation/route.ts"

const { utterances } = await loadCatalogue(join(import.meta.dirname, "..", "..", "data"))

describe("how people put the need of a shipped procedure", () => {
  it("is heard as a question: fewer than one in five hundred sound like something else", () => {
    const needs = [...utterances.values()].flat()

    const swallowed = needs.filter((text) => route([{ kind: "text", text }]).kind === "fixed")

    expect(swallowed.length / needs.length, swallowed.join("\n")).toBeLessThan(1 / 500)
  })
})
