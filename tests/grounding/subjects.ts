import { join } from "node:path"
import type { Subject } from "../../src/answer/subject.ts"
import { loadCatalogue, loadCommune } from "../../src/catalogue/load.ts"
import { isCurated } from "../../src/commands/catalogue.ts"
import { applies, type Choices } from "../../src/domain/cases.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { TODAY } from "../answer/compose-fixture.ts"
import { pick, type Random } from "./phrasing.ts"

const DATA = join(import.meta.dirname, "..", "..", "data")
const CASES = 3

/** One curated record in one case, with the records beside it. */
export interface Sitting {
  subject: Subject
  /** The other records of its sector. */
  neighbours: readonly Procedure[]
}

/** Every curated record of the shipped catalogue, in up to three cases: nothing chosen, and two cases drawn. */
export async function shippedSittings(random: Random): Promise<Sitting[]> {
  const { procedures } = await loadCatalogue(DATA)
  const commune = await loadCommune(DATA, "xuan-hoa")
  const all = [...procedures.values()]
  return all.filter(isCurated).flatMap((procedure) => {
    const neighbours = all.filter(({ sectorKey, code }) => sectorKey === procedure.sectorKey && code !== procedure.code)
    return casesOf(procedure, random).map((choices) => ({
      subject: { procedure, choices, today: TODAY, commune },
      neighbours,
    }))
  })
}

function casesOf(procedure: Procedure, random: Random): Choices[] {
  const cases = Array.from({ length: CASES - 1 }, () => chosenCase(procedure, random))
  return [...new Map([{}, ...cases].map((choices) => [JSON.stringify(choices), choices])).values()]
}

/** An answer to every question that is asked in the case. */
function chosenCase({ questions }: Procedure, random: Random): Choices {
  const choices: Record<string, string> = {}
  for (const { id, when, options } of questions ?? [])
    if (applies(when, choices) === "yes") choices[id] = pick(options, random).id
  return choices
}
