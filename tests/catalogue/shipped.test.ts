import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadCatalogue, loadCommune } from "../../src/catalogue/load.ts"

const DATA = join(import.meta.dirname, "..", "..", "data")
const catalogue = await loadCatalogue(DATA)
const procedures = [...catalogue.procedures.values()]

describe("the data that ships with the project", () => {
  it("loads without a fault, the commune too", async () => {
    expect(procedures.length).toBeGreaterThanOrEqual(118)
    expect((await loadCommune(DATA, "xuan-hoa")).name).toBe("xã Xuân Hòa")
  })

  it("was checked on or after the day it was copied", () => {
    const odd = procedures.filter(({ source }) => source.checkedOn < source.asOf)

    expect(odd.map(({ code }) => code)).toEqual([])
  })
})
