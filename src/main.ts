#!/usr/bin/env node
import { join } from "node:path"
import { parseArgs } from "node:util"
import { loadAuditExceptions } from "./catalogue/audit-exceptions.ts"
import { diffCatalogues } from "./catalogue/diff/diff-catalogues.ts"
import { formatChanges, htmlChanges } from "./catalogue/diff/format-changes.ts"
import { prepareImport } from "./catalogue/import/prepare-import.ts"
import { loadCatalogue } from "./catalogue/load.ts"
import { CONSOLE_CAPABILITIES, formatForConsole } from "./channels/console.ts"
import { renderAnswer } from "./channels/render.ts"
import { askLines, createAsk } from "./commands/ask.ts"
import { auditCatalogue, formatAudit } from "./commands/audit-catalogue.ts"
import { readSources } from "./commands/audit-evidence.ts"
import { catalogueStats, formatOverlays } from "./commands/catalogue.ts"
import { chat } from "./commands/chat.ts"
import { diffCatalogueFolders } from "./commands/diff-catalogues.ts"
import { evaluateQuestions } from "./commands/evaluate.ts"
import { formatExplanation } from "./commands/explain.ts"
import { importCatalogue } from "./commands/import-catalogue.ts"
import { DATA_FOLDER, type Desk, openDesk } from "./compose/desk.ts"
import { evaluateDesk } from "./compose/evaluation.ts"
import { serve } from "./compose/server.ts"
import { readConfig, readEnvironment } from "./config.ts"
import type { Answer } from "./domain/answer.ts"
import { AppError, InvalidInputError } from "./domain/errors.ts"
import { formatMisses, formatReport } from "./evaluation/report.ts"
import { htmlReport } from "./evaluation/report-html.ts"

const HELP = `motcua – trợ lý thủ tục hành chính

  npm start                                 mở trang hỏi đáp và các kênh đã cấu hình
  npm run chat                              hỏi đáp ngay trong cửa sổ lệnh
  npm run --silent ask -- "câu hỏi"         một câu trả lời
  npm run --silent ask -- --explain "câu"   thêm vì sao hiểu như thế
  npm run --silent ask -- --jsonl           mỗi dòng JSON một câu hỏi, mỗi dòng JSON một câu trả lời
  npm run catalogue -- check [THƯ MỤC]      kiểm tra dữ liệu thủ tục
  npm run catalogue -- stats                thống kê theo lĩnh vực
  npm run catalogue -- audit NGUỒN.jsonl…   so từng con số với bản ghi nguồn
  npm run catalogue -- import TỆP…          xem tệp làm đổi gì trong danh mục; thêm --apply để ghi
  npm run catalogue -- diff A B             so hai thư mục dữ liệu
  npm run eval -- [TỆP.jsonl]               chấm điểm trên câu hỏi có nhãn, so với máy tìm khác
  npm run telegram -- poll                  nhận tin Telegram không cần webhook (để thử)

Thêm --catalogue ĐƯỜNG_DẪN cho chat, ask, eval để dùng danh mục khác (thư mục YAML hoặc tệp .tsv).
Thêm --now 2027-03-01T08:00+07:00 cho ask để trả lời như vào lúc ấy.
Thêm --misses cho eval để kể từng câu trượt, --no-baselines để không so với máy tìm khác.
`

const CLOCKS = { now: () => new Date(), stopwatch: () => performance.now() }

/** Candidates that `ask --explain` gives reasons for. */
const EXPLAINED = 5

const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  serve: () => serve(readConfig(readEnvironment()), { pollsTelegram: false }),
  telegram: async ([action]) => {
    if (action !== "poll") throw new InvalidInputError("Dùng: npm run telegram -- poll")
    await serve(readConfig(readEnvironment()), { pollsTelegram: true })
  },
  chat: async (args) => {
    const { desk } = await deskFor(args)
    await chat({
      answerTurn: desk.answerTurn,
      render: renderForConsole,
      show: (part) => formatForConsole(part, process.stdout.columns ?? 80),
      now: CLOCKS.now,
      input: process.stdin,
      output: process.stdout,
    })
  },
  ask: async (args) => {
    const { desk, values, positionals } = await deskFor(args)
    const ask = createAsk(askDependencies(desk))
    if (values.jsonl) return await askLines(process.stdin, ask, (line) => process.stdout.write(`${line}\n`))
    if (positionals.length === 0) throw new InvalidInputError('Thiếu câu hỏi. Dùng: npm run --silent ask -- "câu hỏi"')
    const at = values.now === undefined ? CLOCKS.now() : new Date(values.now)
    if (Number.isNaN(at.getTime())) throw new InvalidInputError("--now phải là ngày giờ ISO 8601.")
    const question = positionals.join(" ")
    console.log(ask("1", [question], at).text)
    if (values.explain) console.log(`\n${explain(desk, question)}`)
  },
  catalogue: async ([action, ...args]) => {
    if (action === "audit") return await audit(args)
    if (action === "import") return await importFiles(args)
    if (action === "diff") return await diffFolders(args)
    if (action !== "check" && action !== "stats")
      throw new InvalidInputError(
        "Dùng: npm run catalogue -- check [THƯ MỤC], stats, audit NGUỒN.jsonl…, import TỆP… hoặc diff A B",
      )
    const { desk } = await deskFor(["--catalogue", args[0] ?? DATA_FOLDER])
    const { procedures, revision } = desk.catalogue()
    console.log(
      action === "stats"
        ? catalogueStats(desk.catalogue())
        : [`${procedures.size} thủ tục, không có lỗi, bản ${revision}`, formatOverlays(desk.overlays())]
            .join("\n")
            .trim(),
    )
  },
  eval: (args) =>
    evaluateQuestions(args, {
      questionsFile: join("tests", "evaluation", "questions.jsonl"),
      reportFolder: join("var", "eval"),
      evaluate: async (questionsFile, { cataloguePath, withBaselines }) =>
        evaluateDesk(questionsFile, { desk: await openDeskAt(cataloguePath), withBaselines, ...CLOCKS }),
      text: formatReport,
      misses: formatMisses,
      html: htmlReport,
      output: process.stdout,
    }),
}

async function importFiles(args: string[]): Promise<void> {
  process.exitCode = await importCatalogue(args, {
    dataFolder: DATA_FOLDER,
    now: CLOCKS.now,
    prepare: prepareImport,
    output: process.stdout,
    errorOutput: process.stderr,
  })
}

async function diffFolders(args: string[]): Promise<void> {
  const format = { diff: diffCatalogues, format: formatChanges, html: htmlChanges }
  await diffCatalogueFolders(args, { ...format, load: loadCatalogue, output: process.stdout })
}

async function audit(sources: string[]): Promise<void> {
  if (sources.length === 0) throw new InvalidInputError("Thiếu nguồn. Dùng: npm run catalogue -- audit NGUỒN.jsonl…")
  const { procedures } = await loadCatalogue(DATA_FOLDER)
  const exceptions = await loadAuditExceptions(DATA_FOLDER)
  const result = auditCatalogue(procedures.values(), await readSources(sources), exceptions)
  console.log(formatAudit(result))
  if (result.mismatches.length > 0) process.exitCode = 1
}

function explain(desk: Desk, question: string): string {
  const { procedures, elsewhere } = desk.catalogue()
  return formatExplanation(
    desk.retriever().explain(question, EXPLAINED),
    ({ code }) => procedures.get(code)?.shortTitle ?? elsewhere.get(code)?.title ?? "",
  )
}

async function deskFor(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      catalogue: { type: "string" },
      explain: { type: "boolean" },
      jsonl: { type: "boolean" },
      now: { type: "string" },
    },
  })
  return { desk: await openDeskAt(values.catalogue), values, positionals }
}

/** @param cataloguePath the shipped data when undefined */
function openDeskAt(cataloguePath: string | undefined): Promise<Desk> {
  const { commune, retentionDays, memoryMs } = readConfig(readEnvironment())
  return openDesk({ commune, retentionDays, memoryMs, ...(cataloguePath === undefined ? {} : { cataloguePath }) })
}

function askDependencies({ answerTurn }: Desk) {
  return { answerTurn, render: renderForConsole, ...CLOCKS }
}

function renderForConsole(answer: Answer) {
  return renderAnswer(answer, CONSOLE_CAPABILITIES)
}

function isUnknownOption(error: unknown): error is Error {
  return error instanceof Error && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS")
}

const [name = "serve", ...args] = process.argv.slice(2)
const command = COMMANDS[name]
if (command === undefined || args.includes("--help")) {
  console.log(HELP)
  process.exitCode = args.includes("--help") || name === "--help" ? 0 : 2
} else {
  try {
    await command(args)
  } catch (error) {
    // Ours say what to do; anything else is a defect and shows its origin.
    console.error(
      error instanceof AppError ? error.message : isUnknownOption(error) ? `${error.message}\n${HELP}` : error,
    )
    process.exitCode = 1
  }
}
