import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { type Static, type TSchema, Type } from "typebox"
import { type Catalogue, ElsewhereTopic } from "../domain/catalogue.ts"
import { Commune } from "../domain/commune.ts"
import { CatalogueError, type CatalogueFault } from "../domain/errors.ts"
import { Procedure } from "../domain/procedure.ts"
import { catalogueFaults, recordFaults, schemaFaults } from "./faults.ts"
import { loadList } from "./load-list.ts"
import { parseYaml } from "./yaml-file.ts"

interface DataFile {
  /** Relative to the data folder, with forward slashes. */
  file: string
  text: string
}

/**
 * Reads a catalogue into one frozen snapshot: a data folder (`procedures/<sector>/<code>.yaml`,
 * `utterances/<code>.txt`, `elsewhere.yaml`), or a `.tsv` list of names.
 * @throws {CatalogueError} listing every fault of every file; nothing is half-loaded.
 */
export async function loadCatalogue(path: string): Promise<Catalogue> {
  if (path.endsWith(".tsv")) return loadList(path)
  const records = await readFiles(path, "procedures", ".yaml")
  const sayings = await readFiles(path, "utterances", ".txt")
  const topics = await readFiles(path, "", "elsewhere.yaml")
  const faults: CatalogueFault[] = []

  const parsed = records.flatMap(({ file, text }) => {
    const procedure = readChecked(Procedure, { file, text }, faults)
    if (procedure === null) return []
    faults.push(...recordFaults(file, procedure))
    return [{ file, procedure }]
  })
  faults.push(...catalogueFaults(parsed))
  const procedures = new Map(parsed.map(({ procedure }) => [procedure.code, procedure]))

  const utterances = new Map<string, readonly string[]>()
  for (const { file, text } of sayings) {
    const code = file.slice("utterances/".length, -".txt".length)
    if (!procedures.has(code)) faults.push({ file, field: "", problem: `no procedure has the code ${code}` })
    const lines = text.split("\n").map((line) => line.trim())
    utterances.set(
      code,
      lines.filter((line) => line !== ""),
    )
  }

  const elsewhere = topics.flatMap((file) => readChecked(Type.Array(ElsewhereTopic), file, faults) ?? [])
  if (records.length === 0)
    faults.push({ file: path, field: "", problem: "holds no procedure (procedures/<sector>/<code>.yaml)" })
  if (faults.length > 0) throw new CatalogueError(faults)

  return deepFreeze({
    revision: revisionOf([...records, ...sayings, ...topics]),
    procedures,
    utterances,
    elsewhere: new Map(elsewhere.map((topic) => [topic.key, topic])),
  })
}

/**
 * Reads the commune that answers, `communes/<key>.yaml`.
 * @throws {CatalogueError} when there is no such file or it is faulty
 */
export async function loadCommune(folder: string, key: string): Promise<Commune> {
  const [found] = await readFiles(folder, "communes", `${key}.yaml`)
  const faults: CatalogueFault[] = []
  if (found === undefined)
    throw new CatalogueError([{ file: `communes/${key}.yaml`, field: "", problem: "does not exist; see COMMUNE" }])
  const commune = readChecked(Commune, found, faults)
  if (commune === null) throw new CatalogueError(faults)
  return deepFreeze(commune)
}

function readChecked<Schema extends TSchema>(schema: Schema, { file, text }: DataFile, faults: CatalogueFault[]) {
  const yaml = parseYaml(file, text)
  const found = yaml.faults.length > 0 ? yaml.faults : schemaFaults(schema, file, yaml.content)
  faults.push(...found)
  return found.length > 0 ? null : (yaml.content as Static<Schema>)
}

function revisionOf(files: readonly DataFile[]): string {
  const hash = createHash("sha256")
  for (const { file, text } of files) hash.update(`${file}\0${text}\0`)
  return hash.digest("hex").slice(0, 12)
}

/** Files below `folder/sub` whose name ends so, in a fixed order; none when the folder does not exist. */
async function readFiles(folder: string, sub: string, ending: string): Promise<DataFile[]> {
  const entries = await readdir(join(folder, sub), { recursive: sub !== "" }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return []
    throw error
  })
  const names = entries.filter((entry) => entry.endsWith(ending)).sort()
  return Promise.all(
    names.map(async (name) => ({
      file: join(sub, name).replaceAll("\\", "/"),
      text: await readFile(join(folder, sub, name), "utf8"),
    })),
  )
}

function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value
  for (const part of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
