import { open, stat } from "node:fs/promises"
import { basename } from "node:path"
import { Worker } from "node:worker_threads"
import { kindOfName, MAX_FILE_BYTES } from "./file-kind.ts"
import type { ImportedFile } from "./imported.ts"
import type { RawFile } from "./read-content.ts"
import { Refusal } from "./refusal.ts"
import type { WorkerReply } from "./worker.ts"

const MEGABYTE = 1024 * 1024

/** The largest list of the country takes 2 s on a slow machine; a file that takes longer was made to. */
const TIME_LIMIT_MS = 60_000
const MEMORY_LIMIT_MB = 700

/**
 * Reads one file in a thread of its own, in bounded time and memory.
 * @param today ISO 8601
 * @throws {Refusal} saying why the file is not read
 */
export async function readImportFile(path: string, today: string, timeLimitMs = TIME_LIMIT_MS): Promise<ImportedFile> {
  const name = basename(path)
  const kind = kindOfName(name)
  const found = await stat(path).catch((error: unknown) => {
    throw new Refusal("không mở được tệp (không có, hoặc không được đọc).", { cause: error })
  })
  if (!found.isFile()) throw new Refusal("không phải tệp.")
  if (found.size > MAX_FILE_BYTES)
    throw new Refusal(`tệp ${Math.ceil(found.size / MEGABYTE)} MB, quá lớn (tối đa ${MAX_FILE_BYTES / MEGABYTE} MB).`)
  return await readInWorker({ name, kind, bytes: await readBytes(path), today }, timeLimitMs)
}

/** Never more than the limit, even when the file grows meanwhile. */
async function readBytes(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const buffer = new Uint8Array(MAX_FILE_BYTES + 1)
    let length = 0
    for (let read = 1; read > 0 && length < buffer.length; length += read)
      read = (await file.read(buffer, length, buffer.length - length)).bytesRead
    if (length > MAX_FILE_BYTES) throw new Refusal("tệp lớn lên trong lúc đọc: chép xong rồi nhập lại.")
    return buffer.slice(0, length)
  } finally {
    await file.close()
  }
}

function readInWorker(file: RawFile, timeLimitMs: number): Promise<ImportedFile> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), {
      workerData: file,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    })
    const timer = setTimeout(() => end(new Refusal("đọc quá lâu: tệp quá phức tạp hoặc hỏng.")), timeLimitMs)
    const end = (error: Error) => {
      clearTimeout(timer)
      reject(error)
      worker.terminate().catch(reject)
    }
    worker.once("message", (reply: WorkerReply) => {
      clearTimeout(timer)
      if ("refusal" in reply) reject(new Refusal(reply.refusal))
      else resolve(reply.file)
    })
    worker.once("error", (error: NodeJS.ErrnoException) => {
      const isOutOfMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY"
      end(isOutOfMemory ? new Refusal("tệp cần quá nhiều bộ nhớ để đọc.", { cause: error }) : error)
    })
  })
}
