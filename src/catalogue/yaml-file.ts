import { parseDocument } from "yaml"
import type { CatalogueFault } from "../domain/errors.ts"

/** Content of one YAML file, or the faults of its writing (line and column in the message). */
export function parseYaml(file: string, text: string): { content: unknown; faults: CatalogueFault[] } {
  const document = parseDocument(text, { prettyErrors: true })
  if (document.errors.length > 0)
    return {
      content: null,
      faults: document.errors.map((error) => ({ file, field: "", problem: error.message.split("\n")[0] ?? "" })),
    }
  return { content: document.toJS(), faults: [] }
}
