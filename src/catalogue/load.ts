import { Type } from "typebox"
import { type Catalogue, ElsewhereTopic } from "../domain/catalogue.ts"
import type { Commune } from "../domain/commune.ts"
import { CatalogueError, type CatalogueFault } from "../domain/errors.ts"
import { Procedure } from "../domain/procedure.ts"
import { deepFreeze, readChecked, readFiles, revisionOf } from "./data-files.ts"
import { catalogueFaults, recordFaults } from "./faults.ts"
import { loadList } from "./load-list.ts"
import { CommuneFile } from "./overlay-files.ts"

/**
 * Reads a catalogue into one frozen snapshot: a data folder (`procedures/<sector>/<code>.yaml`,
 * `utterances/<code>.txt`, `elsewhere.yaml`), or a `.tsv` list of names. All records as published, of every province.
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
  for (const [index, { key }] of elsewhere.entries())
    if (elsewhere.findIndex((topic) => topic.key === key) < index)
      faults.push({ file: "elsewhere.yaml", field: `/${index}/key`, problem: `"${key}" is used twice` })
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
 * Reads the commune that answers, `communes/<key>.yaml`; what the file refines of the catalogue is left aside.
 * @param folders searched in this order, so that a catalogue may bring its commune along
 * @throws {CatalogueError} when there is no such file or it is faulty
 */
export async function loadCommune(folders: string | readonly string[], key: string): Promise<Commune> {
  const file = `communes/${key}.yaml`
  for (const folder of [folders].flat()) {
    const found = (await readFiles(folder, "communes", `${key}.yaml`)).find((entry) => entry.file === file)
    if (found === undefined) continue
    const faults: CatalogueFault[] = []
    const content = readChecked(CommuneFile, found, faults)
    if (content === null) throw new CatalogueError(faults)
    const { offers, times, ...commune } = content
    return deepFreeze(commune)
  }
  throw new CatalogueError([{ file, field: "", problem: "does not exist; see COMMUNE" }])
}
