import { randomUUID } from "node:crypto"
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { isDeepStrictEqual } from "node:util"
import type { Catalogue } from "../../domain/catalogue.ts"
import { CatalogueError, type CatalogueFault, InvalidInputError } from "../../domain/errors.ts"
import { Procedure } from "../../domain/procedure.ts"
import { readChecked, readFiles } from "../data-files.ts"
import { catalogueFaults, recordFaults } from "../faults.ts"
import { loadCatalogue } from "../load.ts"
import { communeFaults, provinceFaults } from "../overlay-faults.ts"
import { CommuneFile, ProvinceOverlay } from "../overlay-files.ts"
import type { Records } from "./plan.ts"
import { fileText } from "./write-record.ts"

/** The records of a data folder with the texts they were read from. */
export interface OpenFolder {
  path: string
  catalogue: Catalogue
  records: Records
  /** By file name relative to the folder. */
  texts: ReadonlyMap<string, string>
}

/**
 * Reads a data folder for an import.
 * @throws {CatalogueError} when it has faults already
 */
export async function openFolder(path: string): Promise<OpenFolder> {
  const catalogue = await loadCatalogue(path)
  const faults: CatalogueFault[] = []
  const provinceFiles = await readFiles(path, "provinces", ".yaml")
  const provinces = provinceFiles.flatMap((file) => {
    const content = readChecked(ProvinceOverlay, file, faults)
    return content === null ? [] : [[file.file, content] as const]
  })
  if (faults.length > 0) throw new CatalogueError(faults)
  const files = [...(await readFiles(path, "procedures", ".yaml")), ...provinceFiles]
  return {
    path,
    catalogue,
    records: { procedures: catalogue.procedures, provinces: new Map(provinces) },
    texts: new Map(files.map(({ file, text }) => [file, text])),
  }
}

/**
 * Writes the records that differ, all or none: every file is prepared and checked like the loader does, written
 * beside its place, and only then put there.
 * @returns the files written, relative to the folder
 * @throws {CatalogueError} when the result would have faults; nothing is written
 * @throws {InvalidInputError} when a file changed meanwhile; nothing is written
 */
export async function writeRecords(folder: OpenFolder, after: Records): Promise<string[]> {
  const changed = [
    ...changedFiles(
      folder.records.procedures,
      after.procedures,
      ({ sectorKey, code }) => `procedures/${sectorKey}/${code}.yaml`,
    ),
    ...changedFiles(folder.records.provinces, after.provinces, (_, file) => file),
  ].map(({ file, before, now }) => {
    const text = folder.texts.get(file)
    return {
      file,
      text: fileText(text === undefined || before === undefined ? null : { text, content: before }, inOrder(now)),
    }
  })
  await checkOutcome(folder, after, changed)

  const mark = randomUUID()
  const staged = changed.map(({ file, text }) => ({
    target: join(folder.path, file),
    text,
    part: join(folder.path, `${file}.${mark}.part`),
  }))
  try {
    for (const { part, text } of staged) {
      await mkdir(dirname(part), { recursive: true })
      await writeFile(part, text, { flag: "wx" })
    }
    for (const { file } of changed) await checkUntouched(folder, file)
    for (const { part, target } of staged) await rename(part, target)
  } finally {
    await Promise.all(staged.map(({ part }) => rm(part, { force: true })))
  }
  return changed.map(({ file }) => file)
}

function changedFiles<Content extends object>(
  before: ReadonlyMap<string, Content>,
  after: ReadonlyMap<string, Content>,
  fileOf: (content: Content, key: string) => string,
): { file: string; before: Content | undefined; now: Content }[] {
  return [...after].flatMap(([key, now]) => {
    const old = before.get(key)
    return old !== undefined && isDeepStrictEqual(old, now) ? [] : [{ file: fileOf(now, key), before: old, now }]
  })
}

/** Fields stand in every file in the order of the schema. */
function inOrder(content: object): object {
  const names = Object.keys("code" in content ? Procedure.properties : ProvinceOverlay.properties)
  return Object.fromEntries(Object.entries(content).toSorted(([a], [b]) => names.indexOf(a) - names.indexOf(b)))
}

/** The checks of the loader, on the texts as they will stand. */
async function checkOutcome(folder: OpenFolder, after: Records, changed: readonly { file: string; text: string }[]) {
  const faults: CatalogueFault[] = []
  for (const { file, text } of changed) {
    if (!file.startsWith("procedures/")) readChecked(ProvinceOverlay, { file, text }, faults)
    else {
      const procedure = readChecked(Procedure, { file, text }, faults)
      if (procedure !== null) faults.push(...recordFaults(file, procedure))
    }
  }
  const records = [...after.procedures.values()].map((procedure) => ({
    file: `procedures/${procedure.sectorKey}/${procedure.code}.yaml`,
    procedure,
  }))
  faults.push(...catalogueFaults(records))
  const catalogue = { ...folder.catalogue, procedures: after.procedures }
  for (const [file, overlay] of after.provinces) faults.push(...provinceFaults(file, overlay, catalogue))
  for (const file of await readFiles(folder.path, "communes", ".yaml")) {
    const commune = readChecked(CommuneFile, file, faults)
    if (commune !== null) faults.push(...communeFaults(file.file, commune, catalogue))
  }
  if (faults.length > 0) throw new CatalogueError(faults)
}

async function checkUntouched({ path, texts }: OpenFolder, file: string): Promise<void> {
  const now = await readFile(join(path, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined
    throw error
  })
  if (now !== texts.get(file))
    throw new InvalidInputError(`${file} vừa bị sửa trong lúc nhập: chưa ghi gì, hãy nhập lại.`)
}
