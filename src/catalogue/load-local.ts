import type { Static, TSchema } from "typebox"
import type { Commune } from "../domain/commune.ts"
import { CatalogueError, type CatalogueFault } from "../domain/errors.ts"
import { type DataFile, deepFreeze, readChecked, readFiles, revisionOf } from "./data-files.ts"
import { loadCatalogue } from "./load.ts"
import { applyOverlays, type LocalCatalogue } from "./overlay.ts"
import { communeFaults, provinceFaults } from "./overlay-faults.ts"
import { CommuneFile, ProvinceOverlay } from "./overlay-files.ts"
import { isSameProvince } from "./province.ts"

/**
 * Reads a catalogue as one commune sees it: the national records, refined by `provinces/*.yaml` for its province and
 * by its own `communes/<key>.yaml`. A `.tsv` list and a folder without such files are read as they are.
 * @throws {CatalogueError} listing every fault of the records, and once they are sound every fault of all overlays
 */
export async function loadLocalCatalogue(path: string, commune: Commune): Promise<LocalCatalogue> {
  const national = await loadCatalogue(path)
  if (path.endsWith(".tsv")) return { catalogue: national, changes: [], leftOut: [] }

  const faults: CatalogueFault[] = []
  const provinces = await readOverlays(path, "provinces", ProvinceOverlay, faults)
  const communes = await readOverlays(path, "communes", CommuneFile, faults)
  for (const { file, content } of provinces) {
    faults.push(...provinceFaults(file, content, national))
    const twin = provinces.find((other) => other.file < file && isSameProvince(other.content.name, content.name))
    if (twin !== undefined) faults.push({ file, field: "/name", problem: `"${content.name}" is also ${twin.file}` })
  }
  for (const { file, content } of communes) faults.push(...communeFaults(file, content, national))
  if (faults.length > 0) throw new CatalogueError(faults)

  const province = provinces.find(({ content }) => isSameProvince(content.name, commune.province))
  const own = communes.find(({ content }) => content.key === commune.key)
  const local = applyOverlays(national, commune, { province: province?.content, commune: own?.content })
  const place = { file: commune.key, text: commune.province }
  const layers = [province, own].filter((layer) => layer !== undefined)
  const revision = revisionOf([{ file: "", text: national.revision }, place, ...layers])
  return deepFreeze({ ...local, catalogue: { ...local.catalogue, revision } })
}

async function readOverlays<Schema extends TSchema>(
  path: string,
  sub: string,
  schema: Schema,
  faults: CatalogueFault[],
): Promise<(DataFile & { content: Static<Schema> })[]> {
  const files = await readFiles(path, sub, ".yaml")
  return files.flatMap((file) => {
    const content = readChecked(schema, file, faults)
    return content === null ? [] : [{ ...file, content }]
  })
}
