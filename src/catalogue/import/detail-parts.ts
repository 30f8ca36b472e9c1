import { type DetailPart, labelledValue, labelOf } from "./detail-labels.ts"
import type { Block, Grid } from "./imported.ts"
import { tidy } from "./words.ts"

/** A table of one part, with the line that stands right above it (the case of a list of papers). */
export interface CaptionedTable {
  caption: string
  grid: Grid
}

/** What stands under one label. */
export interface PartContent {
  lines: string[]
  tables: CaptionedTable[]
}

/** Sorts a document of one procedure by its labels; the first occurrence of a label opens its part. */
export function detailParts(blocks: readonly Block[]): ReadonlyMap<DetailPart, PartContent> {
  const parts = new Map<DetailPart, PartContent>()
  let current: PartContent | undefined
  const open = (part: DetailPart) => {
    current = parts.get(part) ?? { lines: [], tables: [] }
    parts.set(part, current)
  }
  const read = (line: string) => {
    const labelled = labelledValue(line)
    const part = labelOf(line) ?? labelled?.part
    if (part === undefined) current?.lines.push(line)
    else {
      open(part)
      if (labelled !== undefined && labelled.value !== "") current?.lines.push(labelled.value)
    }
  }
  for (const block of blocks) {
    if (block.kind === "text") for (const line of tidy(block.text).split("\n")) read(line)
    else if (isLabelTable(block.grid))
      for (const [label = "", ...values] of block.grid) {
        read(label)
        for (const line of tidy(values.join("\n")).split("\n")) if (line !== "") current?.lines.push(line)
      }
    else if (current !== undefined) {
      const caption = current.tables.length === 0 || current.lines.length > 0 ? (current.lines.at(-1) ?? "") : ""
      current.tables.push({ caption, grid: block.grid })
      if (caption !== "") current.lines.pop()
    }
  }
  return parts
}

/** Two columns whose first holds labels. */
function isLabelTable(grid: Grid): boolean {
  const labels = grid.filter(([first = ""]) => labelOf(first) !== undefined)
  return labels.length > 0 && labels.length * 2 >= grid.length && grid.every((row) => row.length <= 3)
}
