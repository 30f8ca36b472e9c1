import { writeFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import type { Catalogue } from "../domain/catalogue.ts"
import { InvalidInputError } from "../domain/errors.ts"
import type { Procedure } from "../domain/procedure.ts"
import { type Paint, paintFor } from "./paint.ts"

interface RecordChange {
  code: string
  title: string
  kind: "added" | "removed" | "changed"
  changes: readonly { what: string }[]
}

interface Dependencies<Change extends RecordChange> {
  load: (path: string) => Promise<Catalogue>
  diff: (before: ReadonlyMap<string, Procedure>, after: ReadonlyMap<string, Procedure>) => Change[]
  format: (changes: readonly Change[], paint: Paint) => string
  html: (heading: string, summary: readonly string[], changes: readonly Change[]) => string
  output: NodeJS.WritableStream
}

/**
 * Shows what differs between two data folders, field by field.
 * @throws {InvalidInputError} for arguments that cannot be
 * @throws {CatalogueError} when one of the folders has faults
 */
export async function diffCatalogueFolders<Change extends RecordChange>(
  args: string[],
  { load, diff, format, html, output }: Dependencies<Change>,
): Promise<void> {
  const { values, positionals } = readArguments(args)
  const [before, after] = positionals
  if (before === undefined || after === undefined || positionals.length > 2) throw new InvalidInputError(USAGE)
  const changes = diff((await load(before)).procedures, (await load(after)).procedures)
  const count = (kind: RecordChange["kind"]) => changes.filter((change) => change.kind === kind).length
  const fields = changes.reduce((sum, change) => sum + change.changes.length, 0)
  const summary = `Mới ${count("added")}, bỏ ${count("removed")}, đổi ${count("changed")} (${fields} chỗ).`
  if (changes.length > 0) output.write(`${format(changes, paintFor(output))}\n\n`)
  output.write(`${summary}\n`)
  if (values.html === undefined) return
  await writeFile(values.html, html(`So sánh ${before} và ${after}`, [summary], changes))
  output.write(`Trang so sánh: ${values.html}\n`)
}

const USAGE = "Dùng: npm run catalogue -- diff THƯ_MỤC_A THƯ_MỤC_B [--html TỆP.html]"

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { html: { type: "string" } } })
  } catch (error) {
    throw new InvalidInputError(USAGE, error)
  }
}
