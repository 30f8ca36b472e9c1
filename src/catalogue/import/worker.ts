import { parentPort, workerData } from "node:worker_threads"
import type { ImportedFile } from "./imported.ts"
import { type RawFile, readContent } from "./read-content.ts"
import { Refusal } from "./refusal.ts"

/** What the reading thread answers; any other error is a defect and ends it. */
export type WorkerReply = { file: ImportedFile } | { refusal: string }

const reply = await readContent(workerData as RawFile).then(
  (file): WorkerReply => ({ file }),
  (error: unknown): WorkerReply => {
    if (error instanceof Refusal) return { refusal: error.message }
    throw error
  },
)
parentPort?.postMessage(reply)
