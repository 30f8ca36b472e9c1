import { join } from "node:path"
import { Procedure } from "../src/domain/procedure.ts"

/** Where editors find the shape of a record, so that they complete names and mark mistakes while somebody types. */
export const SCHEMA_FILE = join(import.meta.dirname, "..", "data", "procedure.schema.json")

/** The schema that the loader checks by, as a JSON Schema file. */
export function procedureSchemaText(): string {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Thủ tục hành chính",
    description: "Một tệp trong data/procedures. Được viết ra bằng npm run schema; đừng sửa tay.",
    ...Procedure,
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}
