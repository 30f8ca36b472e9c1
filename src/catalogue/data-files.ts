import { createHash } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import type { Static, TSchema } from "typebox"
import type { CatalogueFault } from "../domain/errors.ts"
import { schemaFaults } from "./faults.ts"
import { parseYaml } from "./yaml-file.ts"

/** One text file of the data folder as it was read. */
export interface DataFile {
  /** Relative to the data folder, with forward slashes. */
  file: string
  text: string
}

/** Files below `folder/sub` whose name ends so, in a fixed order; none when the folder does not exist. */
export async function readFiles(folder: string, sub: string, ending: string): Promise<DataFile[]> {
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

/** The content of a YAML file when it fits the schema; otherwise null, and its faults are added to `faults`. */
export function readChecked<Schema extends TSchema>(
  schema: Schema,
  { file, text }: DataFile,
  faults: CatalogueFault[],
): Static<Schema> | null {
  const yaml = parseYaml(file, text)
  const found = yaml.faults.length > 0 ? yaml.faults : schemaFaults(schema, file, yaml.content)
  faults.push(...found)
  return found.length > 0 ? null : (yaml.content as Static<Schema>)
}

/** Twelve hexadecimal digits that change whenever a name or a text changes. */
export function revisionOf(files: readonly DataFile[]): string {
  const hash = createHash("sha256")
  for (const { file, text } of files) hash.update(`${file}\0${text}\0`)
  return hash.digest("hex").slice(0, 12)
}

/** Makes a value unchangeable down to its last part. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value
  for (const part of value instanceof Map ? value.values() : Object.values(value)) deepFreeze(part)
  return Object.freeze(value)
}
