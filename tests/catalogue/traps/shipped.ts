import { join } from "node:path"
import { loadCatalogue, loadCommune } from "../../../src/catalogue/load.ts"
import type { Procedure } from "../../../src/domain/procedure.ts"

/** The data that ship with the project: what the traps of the national portal must not have got into. */

export const DATA = join(import.meta.dirname, "..", "..", "..", "data")
export const catalogue = await loadCatalogue(DATA)
export const procedures = [...catalogue.procedures.values()]
export const commune = await loadCommune(DATA, "xuan-hoa")

/** The shipped record of a code. */
export function shipped(code: string): Procedure {
  const procedure = catalogue.procedures.get(code)
  if (procedure === undefined) throw new Error(`no record has the code ${code}`)
  return procedure
}
