import { parseArgs } from "node:util"
import { benchAnswering, benchGrowth } from "./bench/answering.ts"
import { benchStart } from "./bench/start.ts"
import { formatTable } from "./bench/table.ts"
import { benchWebhook } from "./bench/webhook.ts"

/*
 * Measures what matters to a citizen who waits and to a commune with a small machine, each beside a named baseline
 * in the same run: on a shared machine only the ratio says something. Writes nothing but the table.
 *
 *   npm run bench                     the shipped catalogue
 *   npm run bench -- LIST.tsv         answering also over parts of a list of names: code, name, sector, level, agency
 */
const { positionals } = parseArgs({ allowPositionals: true })
const [listPath] = positionals

const rows = [
  ...(await benchAnswering("shipped catalogue", null)),
  ...(listPath === undefined ? [] : await benchGrowth(listPath)),
  ...(await benchWebhook()),
  ...(await benchStart()),
]
console.log(formatTable(rows))
// The servers that were measured leave idle connections behind.
process.exit(0)
