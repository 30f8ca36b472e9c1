import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { afterEach } from "vitest"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { CatalogueError, type CatalogueFault } from "../../src/domain/errors.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { makeProcedure } from "../retrieval/catalogue-fixture.ts"

/** A record as somebody might have written it: fields may be missing, of another kind, or unknown. */
export type Written = Partial<Record<keyof Procedure, unknown>> & Record<string, unknown>

export const FILE = "procedures/ho-tich/1.000001.yaml"

/** JSON is YAML. */
export function asYaml(content: unknown): string {
  return `${JSON.stringify(content, null, 2)}\n`
}

/** A sound record with changes, as YAML. */
export function recordText(changes: Written = {}): string {
  return asYaml({ ...makeProcedure({ shortTitle: `Việc ${changes.code ?? "1.000001"}` }), ...changes })
}

/** One way of submission with changes; sound as it is. */
export function method(changes: object) {
  return { submissionMethods: [{ channel: "in-person", processingTimes: [], feeStatus: "unknown", ...changes }] }
}

/** Makes the function that writes files, relative path → text, into a new folder; removed after each test. */
export function useFolders(): (files: Readonly<Record<string, string>>) => Promise<string> {
  const folders: string[] = []
  afterEach(async () => {
    await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
  })
  return async (files) => {
    const folder = await mkdtemp(join(tmpdir(), "motcua-data-"))
    folders.push(folder)
    for (const [file, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    return folder
  }
}

/** Every fault found in a data folder. */
export async function faultsIn(folder: string): Promise<readonly CatalogueFault[]> {
  const error = await loadCatalogue(folder).catch((thrown: unknown) => thrown)
  if (!(error instanceof CatalogueError)) throw new Error("expected faults", { cause: error })
  return error.faults
}
