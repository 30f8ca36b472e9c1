import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Index } from "flexsearch"
import { CONSOLE_CAPABILITIES } from "../../src/channels/console.ts"
import { renderAnswer } from "../../src/channels/render.ts"
import { createAsk } from "../../src/commands/ask.ts"
import { openDesk } from "../../src/compose/desk.ts"
import { percentile } from "../../src/evaluation/latency.ts"
import { readQuestions } from "../../src/evaluation/questions.ts"
import type { Row } from "./table.ts"

const QUESTIONS = join(import.meta.dirname, "..", "..", "tests", "evaluation", "questions.jsonl")
const ROUNDS = 3
/** Procedures in the parts of a list. */
const GROWTH = [500, 1000, 2000]
const COMMUNE = "xuan-hoa"
const RETENTION_DAYS = 60
const MEMORY_MS = 30 * 60_000

/**
 * A question understood, found, composed and rendered, beside a plain search of the titles with FlexSearch as it comes;
 * and how long each takes to load. The first round of questions warms both up and is not counted.
 * @param cataloguePath null for the shipped catalogue
 */
export async function benchAnswering(name: string, cataloguePath: string | null): Promise<Row[]> {
  const opening = performance.now()
  const desk = await openDesk({
    commune: COMMUNE,
    retentionDays: RETENTION_DAYS,
    memoryMs: MEMORY_MS,
    ...(cataloguePath === null ? {} : { cataloguePath }),
  })
  const opened = performance.now() - opening
  const questions = await readQuestions(QUESTIONS)
  const ask = createAsk({
    answerTurn: desk.answerTurn,
    render: (answer) => renderAnswer(answer, CONSOLE_CAPABILITIES),
    now: () => new Date(),
    stopwatch: () => performance.now(),
  })
  const titles = new Index({ tokenize: "forward" })
  const procedures = [...desk.catalogue().procedures.values()]
  const indexed = elapsed(() => {
    for (const [id, { title }] of procedures.entries()) titles.add(id, title)
  })

  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { id, turns } of questions) {
      const answering = elapsed(() => ask(id, turns))
      const searching = elapsed(() => turns.map((turn) => titles.search(turn, { limit: 10, suggest: true })))
      if (round > 0) {
        ours.push(answering / turns.length)
        theirs.push(searching / turns.length)
      }
    }
  }
  const what = `${name} (${procedures.length} procedures)`
  const baseline = "FlexSearch over titles"
  const answering = [0.5, 0.99].map(
    (part): Row => ({
      what: `answer a question, ${what}, p${part * 100}`,
      unit: "ms",
      ours: percentile(ours, part),
      baseline,
      theirs: percentile(theirs, part),
    }),
  )
  return [...answering, { what: `load, ${what}`, unit: "ms", ours: opened, baseline, theirs: indexed }]
}

/** How answering and loading grow with a list of names: over its first 500, 1,000, 2,000 procedures and over all. */
export async function benchGrowth(listPath: string): Promise<Row[]> {
  const [header, ...lines] = (await readFile(listPath, "utf8")).trimEnd().split("\n")
  const folder = await mkdtemp(join(tmpdir(), "motcua-bench-"))
  const rows: Row[] = []
  for (const size of [...GROWTH.filter((part) => part < lines.length), lines.length]) {
    const path = join(folder, `${size}.tsv`)
    await writeFile(path, `${[header, ...lines.slice(0, size)].join("\n")}\n`)
    rows.push(...(await benchAnswering("list of names", path)))
  }
  await rm(folder, { recursive: true })
  return rows
}

function elapsed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}
