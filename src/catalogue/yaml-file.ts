import { load, YAMLException } from "js-yaml"
import type { CatalogueFault } from "../domain/errors.ts"

/** Content of one YAML file, or the fault of its writing with line and column. */
export function parseYaml(file: string, text: string): { content: unknown; faults: CatalogueFault[] } {
  try {
    return { content: load(text), faults: [] }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const { mark, reason } = error
    const place = mark === undefined ? "" : ` (line ${mark.line + 1}, column ${mark.column + 1})`
    return { content: null, faults: [{ file, field: "", problem: `is no YAML: ${reason}${place}` }] }
  }
}
