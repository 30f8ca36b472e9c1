import { writeFile } from "node:fs/promises"
import { parseArgs } from "node:util"
import { InvalidInputError } from "../domain/errors.ts"
import { dayInVietNam } from "../domain/wording.ts"
import { type Paint, paintFor } from "./paint.ts"

interface Prepared {
  text: (paint: Paint) => string
  html: () => string
  summary: readonly string[]
  hasChanges: boolean
  refused: readonly { file: string; reason: string }[]
  write: () => Promise<readonly string[]>
}

interface Dependencies {
  /** The data folder unless `--data` names another. */
  dataFolder: string
  now: () => Date
  prepare: (
    paths: readonly string[],
    options: {
      folder: string
      today: string
      asOf: string
      allLevels: boolean
      onProgress: (done: number, total: number, file: string) => void
    },
  ) => Promise<Prepared>
  output: Terminal
  errorOutput: Terminal
}

/** Where text is shown; colours and the progress bar only where somebody watches. */
type Terminal = NodeJS.WritableStream & { isTTY?: boolean }

const USAGE =
  "Dùng: npm run catalogue -- import TỆP… [--apply] [--html TỆP.html] [--data THƯ MỤC] [--as-of NĂM-THÁNG-NGÀY] [--all-levels]"
const BAR_WIDTH = 24

/**
 * Shows what files would change in the catalogue, and writes it with `--apply`.
 * @returns the exit code: 1 when a file was refused, and then nothing is written
 * @throws {InvalidInputError} for arguments that cannot be
 */
export async function importCatalogue(args: string[], deps: Dependencies): Promise<0 | 1> {
  const { values, positionals } = readArguments(args)
  const today = dayInVietNam(deps.now())
  const asOf = values["as-of"] ?? today
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(new Date(asOf).getTime()) || asOf > today)
    throw new InvalidInputError("--as-of là ngày lấy tệp, viết như 2026-11-24, không sau hôm nay.")
  if (positionals.length === 0) throw new InvalidInputError(`Thiếu tệp. ${USAGE}`)

  const prepared = await deps.prepare(positionals, {
    folder: values.data ?? deps.dataFolder,
    today,
    asOf,
    allLevels: values["all-levels"] === true,
    onProgress: progressBar(deps.errorOutput),
  })
  const text = prepared.text(paintFor(deps.output))
  if (text !== "") deps.output.write(`${text}\n\n`)
  deps.output.write(`${prepared.summary.join("\n")}\n`)
  if (values.html !== undefined) {
    await writeFile(values.html, prepared.html())
    deps.output.write(`Trang so sánh: ${values.html}\n`)
  }
  if (prepared.refused.length > 0) {
    if (values.apply) deps.output.write("Có tệp không đọc được nên KHÔNG ghi gì.\n")
    return 1
  }
  if (!values.apply) {
    if (prepared.hasChanges) deps.output.write("Mới xem thử, chưa ghi gì. Thêm --apply để ghi.\n")
    return 0
  }
  const written = prepared.hasChanges ? await prepared.write() : []
  deps.output.write(
    written.length === 0
      ? "Không có gì để ghi.\n"
      : `Đã ghi ${written.length} tệp:\n${written.map((file) => `  ${file}`).join("\n")}\n`,
  )
  return 0
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        apply: { type: "boolean" },
        html: { type: "string" },
        data: { type: "string" },
        "as-of": { type: "string" },
        "all-levels": { type: "boolean" },
      },
    })
  } catch (error) {
    throw new InvalidInputError(USAGE, error)
  }
}

/** Draws over its own line; says nothing where nobody watches. */
function progressBar(terminal: Terminal): (done: number, total: number, file: string) => void {
  return (done, total, file) => {
    if (terminal.isTTY !== true) return
    const filled = Math.round((done / total) * BAR_WIDTH)
    const bar = `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)}`
    terminal.write(`\r\u001B[2K${done === total ? "" : `${bar} ${done}/${total} ${file}`}`)
  }
}
