import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { procedureSchemaText, SCHEMA_FILE } from "../../scripts/procedure-schema.ts"

it("the schema that editors use is the one the loader checks by; if not, run npm run schema", () => {
  expect(readFileSync(SCHEMA_FILE, "utf8")).toBe(procedureSchemaText())
})
