import { writeFile } from "node:fs/promises"
import { procedureSchemaText, SCHEMA_FILE } from "./procedure-schema.ts"

await writeFile(SCHEMA_FILE, procedureSchemaText())
console.log(SCHEMA_FILE)
