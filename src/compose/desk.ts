import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { createAnswerNeeds } from "../answer/answer-needs.ts"
import { createAnswerQuestion } from "../answer/answer-question.ts"
import { loadFixedReplies } from "../answer/fixed-replies.ts"
import { loadCommune } from "../catalogue/load.ts"
import { loadCalendar } from "../catalogue/load-calendar.ts"
import { loadLocalCatalogue } from "../catalogue/load-local.ts"
import type { LocalCatalogue } from "../catalogue/overlay.ts"
import { createAnswerTurn } from "../conversation/answer-turn.ts"
import type { WorkCalendar } from "../domain/calendar.ts"
import type { Catalogue } from "../domain/catalogue.ts"
import type { Commune } from "../domain/commune.ts"
import type { FixedReply } from "../domain/fixed-reply.ts"
import type { AnswerTurn, Retriever } from "../domain/ports.ts"
import { createReader } from "../language/reader.ts"
import type { Read } from "../language/reading.ts"
import { createRetriever } from "../retrieval/flexsearch-retriever.ts"
import type { LearnedWeights } from "../retrieval/learned-weights.ts"
import { passagesOf } from "../retrieval/passages.ts"
import { readWeights } from "../retrieval/weights-file.ts"

const ROOT = join(import.meta.dirname, "..", "..")
/** The data that ships with the project. */
export const DATA_FOLDER = join(ROOT, "data")
/** Made by `npm run train`; lies beside the data it was learned from. */
const WEIGHTS_FILE = "ranking-weights.bin"
const MESSAGES_FILE = join(ROOT, "prompts", "messages.vi.json")

/** All that answers, and nothing that stores or sends: the same desk behind every channel and command. */
export interface Desk {
  catalogue(): Catalogue
  retriever(): Retriever
  /** In what the catalogue differs from the national records, here. */
  overlays(): Pick<LocalCatalogue, "changes" | "leftOut">
  commune: Commune
  fixedReply: FixedReply
  answerTurn: AnswerTurn
  /**
   * Reads the catalogue again and swaps the snapshot in whole.
   * @throws {CatalogueError} listing every fault; the snapshot in use stays
   * @throws {InvalidInputError} when the learned weights cannot be read; likewise
   */
  reload(): Promise<void>
}

/**
 * Opens the desk from data files. The commune decides the province, and with it which records are used.
 * A catalogue may bring the commune along (`communes/<key>.yaml`); otherwise the shipped one answers.
 * @param options `commune` names a file of `communes/`; `memoryMs` is how long a silence is remembered over;
 * `cataloguePath` is a data folder or a `.tsv` list, the shipped data unless given
 * @throws {CatalogueError | ConfigError} listing every fault of the data or the messages
 * @throws {InvalidInputError} when the learned weights cannot be read
 */
export async function openDesk(options: {
  commune: string
  retentionDays: number
  memoryMs: number
  cataloguePath?: string
}): Promise<Desk> {
  const cataloguePath = options.cataloguePath ?? DATA_FOLDER
  const commune = await loadCommune([cataloguePath, DATA_FOLDER], options.commune)
  const fixedReply = await loadFixedReplies(MESSAGES_FILE, commune, options.retentionDays)
  let snapshot = await takeSnapshot(cataloguePath, commune)
  const catalogue = () => snapshot.catalogue
  const retriever = () => snapshot.retriever
  const readQuestion = (text: string) => snapshot.readQuestion(text)
  const answerQuestion = createAnswerQuestion({
    catalogue,
    retriever,
    readQuestion,
    commune,
    calendar: () => snapshot.calendar,
    fixedReply,
  })

  return {
    catalogue,
    retriever,
    overlays: () => snapshot,
    commune,
    fixedReply,
    answerTurn: createAnswerTurn({
      answerNeeds: createAnswerNeeds({ answerQuestion, retriever, readQuestion, catalogue }),
      fixedReply,
      memoryMs: options.memoryMs,
    }),
    async reload() {
      snapshot = await takeSnapshot(cataloguePath, commune)
    },
  }
}

async function takeSnapshot(
  path: string,
  commune: Commune,
): Promise<LocalCatalogue & { calendar: WorkCalendar; readQuestion: Read; retriever: Retriever }> {
  const local = await loadLocalCatalogue(path, commune)
  const calendar = await loadCalendar(DATA_FOLDER)
  const readQuestion = createReader(passagesOf(local.catalogue).map(({ text }) => text))
  const retriever = createRetriever(local.catalogue, await loadWeights(path), readQuestion)
  return { ...local, calendar, readQuestion, retriever }
}

/** A catalogue without learned weights (a list of names, another office's data) is searched without them. */
async function loadWeights(path: string): Promise<LearnedWeights | null> {
  try {
    return readWeights(await readFile(join(path, WEIGHTS_FILE)))
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return null
    throw error
  }
}
