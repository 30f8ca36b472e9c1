import { Parser } from "htmlparser2"
import { fillSpans } from "./cells.ts"
import { labelOf } from "./detail-labels.ts"
import type { Block } from "./imported.ts"
import { Refusal } from "./refusal.ts"
import { tidy } from "./words.ts"

const BREAKS = new Set([
  "p",
  "div",
  "br",
  "li",
  "ul",
  "ol",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "section",
  "tr",
  "dt",
  "dd",
  "header",
  "footer",
  "article",
  "main",
  "button",
  "label",
])
const SILENT = new Set(["script", "style", "svg", "noscript", "template", "head", "select", "option", "textarea"])
const MAX_DEPTH = 400
const MAX_SPAN = 1_000

interface OpenCell {
  text: string
  rowSpan: number
  columnSpan: number
}
interface OpenTable {
  rows: OpenCell[][]
}

/**
 * A page in reading order: lines of text, and tables with their merged cells filled. A label that an inline element
 * holds alone stands on a line of its own, because saved pages put the value right behind it.
 * @throws {Refusal} when the page is nested deeper than any real one
 */
export function htmlBlocks(html: string): Block[] {
  const blocks: Block[] = []
  const tables: OpenTable[] = []
  let line = ""
  let silent = 0
  let depth = 0

  const cellNow = () => tables.at(-1)?.rows.at(-1)?.at(-1)
  const write = (text: string) => {
    const cell = cellNow()
    if (cell !== undefined) cell.text += text
    else line += text
  }
  const endLine = () => {
    if (cellNow() !== undefined) return write("\n")
    const text = tidy(line)
    line = ""
    if (text !== "") blocks.push({ kind: "text", text })
  }
  const endTable = () => {
    const table = tables.pop()
    if (table === undefined) return
    const grid = fillSpans(table.rows).map((row) => row.map(tidy))
    // A table inside a cell (layout) keeps its words there.
    if (tables.length > 0) write(`\n${grid.map((row) => row.join("\n")).join("\n")}\n`)
    else if (grid.length > 0) blocks.push({ kind: "table", grid })
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1
        if (depth > MAX_DEPTH) throw new Refusal("trang HTML lồng quá sâu: không phải trang thật.")
        if (SILENT.has(name)) silent += 1
        else if (name === "table") {
          if (tables.length === 0) endLine()
          tables.push({ rows: [] })
        } else if (name === "tr") tables.at(-1)?.rows.push([])
        else if (name === "td" || name === "th")
          tables
            .at(-1)
            ?.rows.at(-1)
            ?.push({ text: "", rowSpan: span(attributes.rowspan), columnSpan: span(attributes.colspan) })
        else if (BREAKS.has(name)) endLine()
      },
      ontext(text) {
        if (silent > 0) return
        if (labelOf(text) === undefined) return write(text.replace(/\s+/g, " "))
        endLine()
        write(text)
        endLine()
      },
      onclosetag(name) {
        depth -= 1
        if (SILENT.has(name)) silent -= 1
        else if (name === "table") endTable()
        else if (name !== "tr" && BREAKS.has(name)) endLine()
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  endLine()
  return blocks
}

function span(attribute: string | undefined): number {
  const value = Number.parseInt(attribute ?? "1", 10)
  return Number.isNaN(value) ? 1 : Math.min(Math.max(value, 1), MAX_SPAN)
}
