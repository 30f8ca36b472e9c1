import type { Change, RecordChange } from "./changes.ts"

/** How parts of the text are coloured; each returns its text, coloured or not. */
export interface Paint {
  added: (text: string) => string
  removed: (text: string) => string
  heading: (text: string) => string
  quiet: (text: string) => string
}

/** Without colours. */
const UNPAINTED: Paint = { added: (t) => t, removed: (t) => t, heading: (t) => t, quiet: (t) => t }

const KIND: Readonly<Record<RecordChange["kind"], string>> = { added: "MỚI", removed: "BỎ", changed: "ĐỔI" }

/** Records and their changes for the terminal, one line a difference. */
export function formatChanges(records: readonly RecordChange[], paint: Paint = UNPAINTED): string {
  return records
    .map(({ code, title, kind, changes }) =>
      [paint.heading(`${KIND[kind]} ${code} ${title}`), ...changes.map((change) => formatChange(change, paint))].join(
        "\n",
      ),
    )
    .join("\n\n")
}

function formatChange({ what, forWhom, before, after }: Change, paint: Paint): string {
  const where = forWhom === undefined ? what : `${what} [${forWhom}]`
  return [
    `  ${where}:`,
    ...(before === undefined ? [] : [paint.removed(`    - ${before}`)]),
    ...(after === undefined ? [] : [paint.added(`    + ${after}`)]),
  ].join("\n")
}

/** The same as a page that opens in any browser without anything beside it. */
export function htmlChanges(heading: string, summary: readonly string[], records: readonly RecordChange[]): string {
  const sections = records.map(({ code, title, kind, changes }) => {
    const rows = changes.map(
      ({ what, forWhom, before, after }) =>
        `<tr><th scope="row">${escapeHtml(what)}${forWhom === undefined ? "" : `<br><small>${escapeHtml(forWhom)}</small>`}</th>` +
        `<td>${before === undefined ? "" : `<del>${escapeHtml(before)}</del>`}</td>` +
        `<td>${after === undefined ? "" : `<ins>${escapeHtml(after)}</ins>`}</td></tr>`,
    )
    const table =
      rows.length === 0
        ? ""
        : `<table><thead><tr><th>Mục</th><th>Trước</th><th>Sau</th></tr></thead><tbody>${rows.join("")}</tbody></table>`
    return `<section class="${kind}"><h2>${KIND[kind]} ${escapeHtml(code)} ${escapeHtml(title)}</h2>${table}</section>`
  })
  return `<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(heading)}</title><style>${STYLE}</style></head>
<body><h1>${escapeHtml(heading)}</h1><ul>${summary.map((line) => `<li>${escapeHtml(line)}</li>`).join("")}</ul>
${sections.join("\n")}
</body></html>
`
}

const STYLE =
  "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}" +
  "table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:1px solid #bbb;padding:.4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}" +
  "th:first-child{width:20%}del{background:#fde2e1}ins{background:#dff3e0}del,ins{text-decoration:none}.added h2{color:#176b2c}.removed h2{color:#a11}"

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? "&quot;")
}
