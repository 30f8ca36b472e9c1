import { join } from "node:path"
import { createAnswerQuestion } from "../answer/answer-question.ts"
import { loadFixedReplies } from "../answer/fixed-replies.ts"
import { loadCatalogue, loadCommune } from "../catalogue/load.ts"
import { createAnswerTurn } from "../conversation/answer-turn.ts"
import type { Catalogue } from "../domain/catalogue.ts"
import type { Commune } from "../domain/commune.ts"
import type { FixedReply } from "../domain/fixed-reply.ts"
import type { AnswerTurn, Retriever } from "../domain/ports.ts"
import { createRetriever } from "../retrieval/flexsearch-retriever.ts"

const ROOT = join(import.meta.dirname, "..", "..")
/** The data that ships with the project. */
export const DATA_FOLDER = join(ROOT, "data")
const MESSAGES_FILE = join(ROOT, "prompts", "messages.vi.json")

/** All that answers, and nothing that stores or sends: the same desk behind every channel and command. */
export interface Desk {
  catalogue(): Catalogue
  retriever(): Retriever
  commune: Commune
  fixedReply: FixedReply
  answerTurn: AnswerTurn
  /**
   * Reads the catalogue again and swaps the snapshot in whole.
   * @throws {CatalogueError} listing every fault; the snapshot in use stays
   */
  reload(): Promise<void>
}

/**
 * Opens the desk from data files.
 * @param cataloguePath a data folder or a `.tsv` list; the shipped data unless given
 * @throws {CatalogueError | ConfigError} listing every fault of the data or the messages
 */
export async function openDesk(options: {
  commune: string
  retentionDays: number
  cataloguePath?: string
}): Promise<Desk> {
  const cataloguePath = options.cataloguePath ?? DATA_FOLDER
  const commune = await loadCommune(DATA_FOLDER, options.commune)
  const fixedReply = await loadFixedReplies(MESSAGES_FILE, commune, options.retentionDays)
  let snapshot = await takeSnapshot(cataloguePath)
  const catalogue = () => snapshot.catalogue
  const retriever = () => snapshot.retriever
  const answerQuestion = createAnswerQuestion({ catalogue, retriever, commune, fixedReply })

  return {
    catalogue,
    retriever,
    commune,
    fixedReply,
    answerTurn: createAnswerTurn({ answerQuestion, fixedReply }),
    async reload() {
      snapshot = await takeSnapshot(cataloguePath)
    },
  }
}

async function takeSnapshot(path: string): Promise<{ catalogue: Catalogue; retriever: Retriever }> {
  const catalogue = await loadCatalogue(path)
  return { catalogue, retriever: createRetriever(catalogue) }
}
