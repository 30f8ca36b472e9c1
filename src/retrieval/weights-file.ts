import { gunzipSync, gzipSync } from "node:zlib"
import { InvalidInputError } from "../domain/errors.ts"
import type { LearnedWeights } from "./learned-weights.ts"

/** First bytes of the file; the digit is the version of its layout. */
const MAGIC = "motcua-weights-2\n"

interface Header {
  revision: string
  codes: string[]
  sayings: number
  features: number
  entries: number
  /** A weight is its stored byte times this. */
  step: number
}

/**
 * Writes learned weights: magic, header length (4 bytes, little-endian), JSON header, then biases (float32),
 * feature hashes (uint32), their holders and entry counts (uint16), columns (uint16) and weights (int8), all
 * little-endian; the whole packed with gzip.
 */
export function writeWeights(learned: LearnedWeights): Uint8Array {
  const step = learned.weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 0) / 127 || 1
  const { revision, codes, sayings, biases, features, holders, offsets, columns, weights } = dropZeros(learned, step)
  const header: Header = {
    revision,
    codes: [...codes],
    sayings,
    features: features.length,
    entries: columns.length,
    step,
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  const counts = Uint16Array.from(features, (_, slot) => (offsets[slot + 1] ?? 0) - (offsets[slot] ?? 0))
  const parts = [
    new TextEncoder().encode(MAGIC),
    bytesOf(Uint32Array.of(json.length)),
    json,
    bytesOf(biases),
    bytesOf(features),
    bytesOf(holders),
    bytesOf(counts),
    bytesOf(columns),
    bytesOf(Int8Array.from(weights, (weight) => Math.round(weight / step))),
  ]
  return gzipSync(Buffer.concat(parts), { level: 9 })
}

/** Reads what `writeWeights` wrote. @throws {InvalidInputError} when the bytes are no weights of this layout */
export function readWeights(file: Uint8Array): LearnedWeights {
  const bytes = unpack(file)
  let at = 0
  const take = (length: number) => {
    // A copy, so that the typed arrays below begin at an aligned address.
    const part = Uint8Array.from(bytes.subarray(at, at + length))
    if (part.length < length) throw new InvalidInputError("Tệp trọng số bị cụt; chạy npm run train để tạo lại.")
    at += length
    return part.buffer
  }
  if (new TextDecoder().decode(take(MAGIC.length)) !== MAGIC)
    throw new InvalidInputError("Tệp trọng số không đúng dạng; chạy npm run train để tạo lại.")
  const [headerLength = 0] = new Uint32Array(take(4))
  const header = JSON.parse(new TextDecoder().decode(take(headerLength))) as Header
  const biases = new Float32Array(take(header.codes.length * 4))
  const features = new Uint32Array(take(header.features * 4))
  const holders = new Uint16Array(take(header.features * 2))
  const counts = new Uint16Array(take(header.features * 2))
  const columns = new Uint16Array(take(header.entries * 2))
  const weights = Float32Array.from(new Int8Array(take(header.entries)), (stored) => stored * header.step)
  const offsets = new Uint32Array(header.features + 1)
  counts.forEach((count, slot) => {
    offsets[slot + 1] = (offsets[slot] ?? 0) + count
  })
  const { revision, codes, sayings } = header
  return { revision, codes, sayings, biases, features, holders, offsets, columns, weights }
}

function unpack(file: Uint8Array): Uint8Array {
  try {
    return gunzipSync(file)
  } catch (error) {
    throw new InvalidInputError("Tệp trọng số không đúng dạng; chạy npm run train để tạo lại.", error)
  }
}

/** Leaves out weights that round to nothing; the file is a good deal smaller and says the same. */
function dropZeros(learned: LearnedWeights, step: number): LearnedWeights {
  const isKept = (weight: number) => Math.round(weight / step) !== 0
  const offsets = new Uint32Array(learned.offsets.length)
  for (let slot = 0; slot + 1 < offsets.length; slot++) {
    const own = learned.weights.subarray(learned.offsets[slot], learned.offsets[slot + 1])
    offsets[slot + 1] = (offsets[slot] ?? 0) + own.filter(isKept).length
  }
  const columns = learned.columns.filter((_, at) => isKept(learned.weights[at] ?? 0))
  return { ...learned, offsets, columns, weights: learned.weights.filter(isKept) }
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
