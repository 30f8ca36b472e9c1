import { mkdir, writeFile } from "node:fs/promises"
import { join, parse } from "node:path"
import { parseArgs } from "node:util"
import { InvalidInputError } from "../domain/errors.ts"

interface Dependencies<Report> {
  /** The questions that ship with the project, for when no file is named. */
  questionsFile: string
  /** Where the page of the report goes, named after the file of questions; made when it is not there. */
  reportFolder: string
  evaluate: (
    questionsFile: string,
    options: { cataloguePath: string | undefined; withBaselines: boolean },
  ) => Promise<Report>
  text: (report: Report) => string
  /** One line for each question that was missed. */
  misses: (report: Report) => string
  html: (report: Report) => string
  output: NodeJS.WritableStream
}

const USAGE = "Dùng: npm run eval -- [TỆP.jsonl] [--misses] [--no-baselines] [--catalogue ĐƯỜNG_DẪN]"

/**
 * Measures how well labelled questions are answered, and writes a page with all of it.
 * @throws {InvalidInputError} for arguments that cannot be
 */
export async function evaluateQuestions<Report>(args: string[], deps: Dependencies<Report>): Promise<void> {
  const { values, positionals } = readArguments(args)
  if (positionals.length > 1) throw new InvalidInputError(USAGE)
  const questionsFile = positionals[0] ?? deps.questionsFile
  const report = await deps.evaluate(questionsFile, {
    cataloguePath: values.catalogue,
    withBaselines: values.baselines,
  })
  if (values.misses) deps.output.write(`${deps.misses(report)}\n\n`)
  deps.output.write(`${deps.text(report)}\n\n`)
  const page = join(deps.reportFolder, `${parse(questionsFile).name}.html`)
  await mkdir(deps.reportFolder, { recursive: true })
  await writeFile(page, deps.html(report))
  deps.output.write(`Trang báo cáo: ${page}\n`)
}

function readArguments(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      allowNegative: true,
      options: {
        misses: { type: "boolean", default: false },
        baselines: { type: "boolean", default: true },
        catalogue: { type: "string" },
      },
    })
  } catch (error) {
    throw new InvalidInputError(USAGE, error)
  }
}
