/**
 * `npm run train`: learns the ranking weights from the names and sayings of the shipped data and writes
 * `data/ranking-weights.bin`. Run it after procedures or sayings changed much; the same data give the same bytes.
 */
import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { loadCatalogue } from "../src/catalogue/load.ts"
import { read } from "../src/language/reading.ts"
import { passagesOf } from "../src/retrieval/passages.ts"
import { trainWeights } from "../src/retrieval/train-weights.ts"
import { writeWeights } from "../src/retrieval/weights-file.ts"

const data = process.argv[2] ?? join(import.meta.dirname, "..", "data")
const catalogue = await loadCatalogue(data)
const examples = passagesOf(catalogue).map(({ code, text }) => ({ code, reading: read(text) }))
const bytes = writeWeights(trainWeights(examples, catalogue.revision))
await writeFile(join(data, "ranking-weights.bin"), bytes)
console.log(`${examples.length} câu, ${catalogue.procedures.size} thủ tục, ${Math.round(bytes.length / 1024)} KiB`)
