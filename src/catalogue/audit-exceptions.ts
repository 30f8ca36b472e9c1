import { type Static, Type } from "typebox"
import { CatalogueError, type CatalogueFault } from "../domain/errors.ts"
import { ProcedureCode } from "../domain/procedure.ts"
import { readChecked, readFiles } from "./data-files.ts"

const FILE = "audit-exceptions.yaml"
const Text = Type.String({ minLength: 1, pattern: "\\S" })

const AuditExceptions = Type.Array(
  Type.Object(
    {
      numbers: Type.Array(Text, { minItems: 1 }),
      codes: Type.Optional(Type.Array(ProcedureCode, { minItems: 1 })),
      sectorKeys: Type.Optional(Type.Array(Text, { minItems: 1 })),
      reason: Text,
      source: Text,
    },
    { additionalProperties: false },
  ),
)

/**
 * Reads the numbers that records rightly hold though no source record of theirs does, `audit-exceptions.yaml`.
 * @returns nothing when a data folder has no such file
 * @throws {CatalogueError} listing every fault of the file
 */
export async function loadAuditExceptions(folder: string): Promise<Static<typeof AuditExceptions>> {
  const faults: CatalogueFault[] = []
  const files = (await readFiles(folder, "", FILE)).filter(({ file }) => file === FILE)
  const exceptions = files.flatMap((file) => readChecked(AuditExceptions, file, faults) ?? [])
  if (faults.length > 0) throw new CatalogueError(faults)
  return exceptions
}
