import { basename } from "node:path"
import { formatChanges, htmlChanges, type Paint } from "../diff/format-changes.ts"
import { openFolder, writeRecords } from "./data-folder.ts"
import { type ImportPlan, planImport, type ReadFile } from "./plan.ts"
import { readImportFile } from "./read-files.ts"
import { Refusal } from "./refusal.ts"

export interface ImportOptions {
  /** The data folder to import into. */
  folder: string
  /** ISO 8601. */
  today: string
  /** Day the copies were taken from their publisher, ISO 8601. */
  asOf: string
  /** Whether lists may bring procedures that no commune carries out. */
  allLevels: boolean
  /** Called before each file and once at the end. */
  onProgress: (done: number, total: number, file: string) => void
}

/** An import that was thought through and not carried out yet. */
export interface PreparedImport {
  /** Field by field what would change, for the terminal. */
  text: (paint: Paint) => string
  /** The same as a page. */
  html: () => string
  /** Counts, and each skipped row and refused file with its reason. */
  summary: string[]
  hasChanges: boolean
  /** Files that were not read at all; nothing may be written then. */
  refused: { file: string; reason: string }[]
  /**
   * Writes everything or nothing.
   * @returns the files written, relative to the data folder
   * @throws {CatalogueError | InvalidInputError} when the result would be faulty or a file changed meanwhile
   */
  write: () => Promise<string[]>
}

/**
 * Reads files and lays them over a data folder; writes nothing.
 * @throws {CatalogueError} when the data folder has faults
 */
export async function prepareImport(paths: readonly string[], options: ImportOptions): Promise<PreparedImport> {
  const { folder, today, asOf, allLevels, onProgress } = options
  const open = await openFolder(folder)
  const files: ReadFile[] = []
  const refused: PreparedImport["refused"] = []
  for (const [index, path] of paths.entries()) {
    const name = basename(path)
    onProgress(index, paths.length, name)
    try {
      files.push({ name, asOf, allLevels, content: await readImportFile(path, today) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ file: name, reason: error.message })
    }
  }
  onProgress(paths.length, paths.length, "")
  const plan = planImport(open.records, files, today)
  const summary = summaryOf(plan, files, refused)
  return {
    text: (paint) =>
      [formatChanges(plan.changes, paint), reviewText(plan, paint)].filter((part) => part !== "").join("\n\n"),
    html: () =>
      htmlChanges(`Nhập ${files.map(({ name }) => name).join(", ")}`, [...summary, ...reviewLines(plan)], plan.changes),
    summary,
    hasChanges: plan.changes.length > 0,
    refused,
    write: () => writeRecords(open, plan.records),
  }
}

function summaryOf(plan: ImportPlan, files: readonly ReadFile[], refused: PreparedImport["refused"]): string[] {
  const added = plan.changes.filter(({ kind }) => kind === "added").length
  const fields = plan.changes
    .filter(({ kind }) => kind === "changed")
    .reduce((sum, { changes }) => sum + changes.length, 0)
  return [
    ...files.map(({ name, content }) => `${name}: ${content.format}, ${content.procedures.length} thủ tục`),
    ...refused.map(({ file, reason }) => `${file}: KHÔNG ĐỌC, ${reason}`),
    `Mới ${added}, đổi ${plan.changes.length - added} (${fields} chỗ), không đổi ${plan.same.length}, bỏ qua ${plan.skipped.length}, cần người xem ${plan.review.length}`,
    ...plan.skipped.map(({ file, place, reason }) => `Bỏ qua ${file}, ${place}: ${reason}`),
    ...plan.remarks.map((remark) => `Lưu ý ${remark}`),
  ]
}

function reviewText(plan: ImportPlan, paint: Paint): string {
  return plan.review
    .map(({ code, title, notes }) =>
      [paint.heading(`XEM LẠI ${code} ${title} (không tự ghi)`), ...notes.map((note) => paint.quiet(`  ${note}`))].join(
        "\n",
      ),
    )
    .join("\n\n")
}

function reviewLines(plan: ImportPlan): string[] {
  return plan.review.flatMap(({ code, notes }) => notes.map((note) => `Xem lại ${code} (không tự ghi): ${note}`))
}
