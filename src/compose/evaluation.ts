import { CONSOLE_CAPABILITIES } from "../channels/console.ts"
import { renderAnswer } from "../channels/render.ts"
import { createAsk } from "../commands/ask.ts"
import { InvalidInputError } from "../domain/errors.ts"
import type { Retriever } from "../domain/ports.ts"
import { dayInVietNam } from "../domain/wording.ts"
import { recordsOf, type SearchEngine } from "../evaluation/baselines/engine.ts"
import { coveredBy, evaluate } from "../evaluation/evaluate.ts"
import { type EngineScore, measureEngine } from "../evaluation/measure-engine.ts"
import { type LabelledQuestion, readQuestions } from "../evaluation/questions.ts"
import { PLACES } from "../evaluation/ranking.ts"
import type { Report } from "../evaluation/report.ts"
import { createRetriever } from "../retrieval/flexsearch-retriever.ts"
import type { Desk } from "./desk.ts"

/** Hits asked of our own ranking: matters handled elsewhere stand among them, and no other engine knows these. */
const HITS = 2 * PLACES

interface Clocks {
  now: () => Date
  /** Milliseconds of a steady clock. */
  stopwatch: () => number
}

/**
 * Puts a file of labelled questions to the desk, and those about one procedure to other search engines as well.
 * @throws {InvalidInputError} when the file is not as documented, or when the other engines are not installed
 */
export async function evaluateDesk(
  questionsFile: string,
  { desk, withBaselines, now, stopwatch }: { desk: Desk; withBaselines: boolean } & Clocks,
): Promise<Report> {
  const questions = await readQuestions(questionsFile)
  const { procedures, revision } = desk.catalogue()
  const ask = createAsk({
    answerTurn: desk.answerTurn,
    render: (answer) => renderAnswer(answer, CONSOLE_CAPABILITIES),
    now,
    stopwatch,
  })
  return {
    questionsFile,
    revision,
    day: dayInVietNam(now()),
    evaluation: evaluate(questions, ask, procedures),
    engines: withBaselines ? await measureEngines(desk, coveredBy(procedures, questions), stopwatch) : [],
    titleOf: (code) => procedures.get(code)?.shortTitle,
  }
}

/** Our own ranking and every baseline, first without and then with what people say. */
async function measureEngines(
  desk: Desk,
  questions: readonly LabelledQuestion[],
  stopwatch: Clocks["stopwatch"],
): Promise<EngineScore[]> {
  const baselines = await loadBaselines()
  const catalogue = desk.catalogue()
  const scores: EngineScore[] = []
  for (const withSayings of [false, true]) {
    // The learned weights know the sayings too.
    const own = withSayings ? desk.retriever() : createRetriever({ ...catalogue, utterances: new Map() }, null)
    scores.push(measureEngine(rankingOnly(own), withSayings, questions, stopwatch))
    const records = recordsOf(catalogue, { withSayings })
    for (const open of baselines) scores.push(measureEngine(await open(records), withSayings, questions, stopwatch))
  }
  return scores
}

function rankingOnly(retriever: Retriever): SearchEngine {
  return {
    name: "motcua",
    find: (question) =>
      retriever
        .find(question, HITS)
        .filter(({ kind }) => kind === "procedure")
        .map(({ code }) => code),
  }
}

/** Development dependencies: a machine that only answers has none of them. */
async function loadBaselines() {
  try {
    return (await import("../evaluation/baselines/open-baselines.ts")).BASELINES
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_MODULE_NOT_FOUND")
      throw new InvalidInputError(
        "Chưa cài các máy tìm để so sánh: chạy npm ci (không kèm --omit=dev), hoặc thêm --no-baselines.",
        error,
      )
    throw error
  }
}
