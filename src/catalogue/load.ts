import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { parseDocument } from "yaml"
import type { Catalogue } from "../domain/catalogue.ts"
import { CatalogueError, type CatalogueFault } from "../domain/errors.ts"
import type { Procedure } from "../domain/procedure.ts"
import { catalogueFaults, recordFaults, schemaFaults } from "./faults.ts"

/**
 * Reads a data folder (`procedures/<sector>/<code>.yaml`, `utterances/<code>.txt`) into one frozen snapshot.
 * @throws {CatalogueError} listing every fault of every file; nothing is half-loaded.
 */
export async function loadCatalogue(folder: string): Promise<Catalogue> {
  const hash = createHash("sha256")
  const faults: CatalogueFault[] = []
  const records: { file: string; procedure: Procedure }[] = []

  for (const file of await listFiles(join(folder, "procedures"), ".yaml")) {
    const text = await readFile(join(folder, "procedures", file), "utf8")
    hash.update(`${file}\0${text}\0`)
    const document = parseDocument(text, { prettyErrors: true })
    if (document.errors.length > 0) {
      for (const error of document.errors) faults.push({ file, field: "", problem: error.message.split("\n")[0] ?? "" })
      continue
    }
    const content: unknown = document.toJS()
    const found = schemaFaults({ file, content })
    faults.push(...found)
    if (found.length === 0) {
      const procedure = content as Procedure
      faults.push(...recordFaults(file, procedure))
      records.push({ file, procedure })
    }
  }
  faults.push(...catalogueFaults(records))
  const procedures = new Map(records.map(({ procedure }) => [procedure.code, deepFreeze(procedure)]))

  const utterances = new Map<string, readonly string[]>()
  for (const file of await listFiles(join(folder, "utterances"), ".txt")) {
    const text = await readFile(join(folder, "utterances", file), "utf8")
    hash.update(`${file}\0${text}\0`)
    const code = file.slice(0, -".txt".length)
    if (!procedures.has(code))
      faults.push({ file: `utterances/${file}`, field: "", problem: `no procedure has the code ${code}` })
    utterances.set(
      code,
      Object.freeze(
        text
          .split("\n")
          .map((line) => line.trim())
          .filter((line) => line !== ""),
      ),
    )
  }

  if (records.length === 0 && faults.length === 0)
    faults.push({ file: folder, field: "", problem: "holds no procedure (procedures/<sector>/<code>.yaml)" })
  if (faults.length > 0) throw new CatalogueError(faults)
  return Object.freeze({ revision: hash.digest("hex").slice(0, 12), procedures, utterances })
}

async function listFiles(folder: string, extension: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return []
    throw error
  })
  return entries
    .filter((entry) => entry.endsWith(extension))
    .map((entry) => entry.replaceAll("\\", "/"))
    .sort()
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) for (const part of Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
