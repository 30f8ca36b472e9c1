import type { Procedure } from "../../domain/procedure.ts"
import type { RecordChange } from "./changes.ts"
import { diffProcedures } from "./diff-procedure.ts"

/** What differs between two catalogues, in the order of the codes; records that are the same are left out. */
export function diffCatalogues(
  before: ReadonlyMap<string, Procedure>,
  after: ReadonlyMap<string, Procedure>,
): RecordChange[] {
  const codes = [...new Set([...before.keys(), ...after.keys()])].sort()
  return codes.flatMap((code): RecordChange[] => {
    const old = before.get(code)
    const now = after.get(code)
    if (old === undefined) return now === undefined ? [] : [{ code, title: now.title, kind: "added", changes: [] }]
    if (now === undefined) return [{ code, title: old.title, kind: "removed", changes: [] }]
    const changes = diffProcedures(old, now)
    return changes.length === 0 ? [] : [{ code, title: now.title, kind: "changed", changes }]
  })
}
