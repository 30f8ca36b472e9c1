#!/usr/bin/env node
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
import { evaluate, formatEvaluation, readQuestions } from "./commands/evaluate.ts"
import { formatExplanation } from "./commands/explain.ts"
import { importCatalogue } from "./commands/import-catalogue.ts"
import { DATA_FOLDER, type Desk, openDesk } from "./compose/desk.ts"
import { serve } from "./compose/server.ts"
import { readConfig, readEnvironment } from "./config.ts"
import type { Answer } from "./domain/answer.ts"
import { AppError, InvalidInputError } from "./domain/errors.ts"

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
  npm run eval -- TỆP.jsonl                 chấm điểm trên câu hỏi có nhãn
  npm run telegram -- poll                  nhận tin Telegram không cần webhook (để thử)

Thêm --catalogue ĐƯỜNG_DẪN cho chat, ask, eval để dùng danh mục khác (thư mục YAML hoặc tệp .tsv).
Thêm --now 2027-03-01T08:00+07:00 cho ask để trả lời như vào lúc ấy.
`

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
      now: () => new Date(),
      input: process.stdin,
      output: process.stdout,
    })
  },
  ask: async (args) => {
    const { desk, values, positionals } = await deskFor(args)
    const ask = createAsk(askDependencies(desk))
    if (values.jsonl) return await askLines(process.stdin, ask, (line) => process.stdout.write(`${line}\n`))
    if (positionals.length === 0) throw new InvalidInputError('Thiếu câu hỏi. Dùng: npm run --silent ask -- "câu hỏi"')
    const at = values.now === undefined ? new Date() : new Date(values.now)
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
  eval: async (args) => {
    const { desk, positionals, values } = await deskFor(args)
    const [path] = positionals
    if (path === undefined) throw new InvalidInputError("Thiếu tệp câu hỏi. Dùng: npm run eval -- TỆP.jsonl")
    const { procedures } = desk.catalogue()
    const result = evaluate(await readQuestions(path), createAsk(askDependencies(desk)), (code) => procedures.has(code))
    if (values.misses)
      for (const { question, reply } of result.misses)
        console.log(
          [
            question.turns.join(" | "),
            question.codes.join(","),
            reply.status,
            reply.procedures.slice(0, 3).join(","),
          ].join("\t"),
        )
    console.log(formatEvaluation(result))
  },
}

async function importFiles(args: string[]): Promise<void> {
  process.exitCode = await importCatalogue(args, {
    dataFolder: DATA_FOLDER,
    now: () => new Date(),
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
      misses: { type: "boolean" },
    },
  })
  const { commune, retentionDays, memoryMs } = readConfig(readEnvironment())
  const path = values.catalogue
  const desk = await openDesk({
    commune,
    retentionDays,
    memoryMs,
    ...(path === undefined ? {} : { cataloguePath: path }),
  })
  return { desk, values, positionals }
}

function askDependencies({ answerTurn }: Desk) {
  return { answerTurn, render: renderForConsole, now: () => new Date(), stopwatch: () => performance.now() }
}

function renderForConsole(answer: Answer) {
  return renderAnswer(answer, CONSOLE_CAPABILITIES)
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
    console.error(error instanceof AppError ? error.message : error)
    process.exitCode = 1
  }
}
