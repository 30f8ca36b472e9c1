import { labelledValue, labelOf } from "./detail-labels.ts"
import type { Block } from "./imported.ts"
import { type PdfLine, pdfLines, textOfSegments } from "./pdf-lines.ts"
import { isTableHead, tableOf } from "./pdf-tables.ts"
import { joinLines } from "./vietnamese-syllable.ts"

/** A PDF of one procedure in reading order, its tables rebuilt from where the words stand. */
export async function pdfBlocks(bytes: Uint8Array): Promise<Block[]> {
  return blocksOfLines(await pdfLines(bytes))
}

/** The same from lines of text. */
function blocksOfLines(lines: readonly PdfLine[]): Block[] {
  const blocks: Block[] = []
  const spacing = lineSpacing(lines)
  let index = 0
  for (let line = lines[0]; line !== undefined; line = lines[index]) {
    if (isTableHead(line)) {
      const end = endOfTable(lines, index)
      const { grid, caption } = tableOf(lines.slice(index, end), spacing, lines[end])
      blocks.push({ kind: "table", grid })
      if (caption !== "") blocks.push({ kind: "text", text: caption })
      index = end
    } else {
      addText(blocks, line, lines[index - 1], spacing)
      index += 1
    }
  }
  return blocks
}

/** Labels of the portal's PDF stand left of their values; long values go on below. */
function addText(blocks: Block[], line: PdfLine, above: PdfLine | undefined, spacing: number): void {
  const [first, ...others] = line.segments
  if (first === undefined) return
  if (labelOf(first.text) !== undefined) {
    blocks.push({ kind: "text", text: textOfSegments([first]) })
    if (others.length > 0) blocks.push({ kind: "text", text: textOfSegments(others) })
    return
  }
  const text = textOfSegments(line.segments)
  const last = blocks.at(-1)
  const isNear = above !== undefined && (above.page !== line.page || above.y - line.y < spacing * 1.6)
  if (last?.kind === "text" && isNear && !startsAnew(text) && labelOf(last.text) === undefined)
    last.text = joinLines(last.text, text)
  else blocks.push({ kind: "text", text })
}

function startsAnew(text: string): boolean {
  return (
    /^(?:[-+*•]|\(?[ivx]+\)|Bước \d|Trường hợp \d+:)/u.test(text) ||
    labelOf(text) !== undefined ||
    labelledValue(text) !== undefined
  )
}

/** A table ends where the next one begins or a line is a label. */
function endOfTable(lines: readonly PdfLine[], start: number): number {
  const end = lines.findIndex((line, index) => {
    if (index <= start) return false
    const text = textOfSegments(line.segments)
    return isTableHead(line) || labelOf(text) !== undefined || labelledValue(text) !== undefined
  })
  return end < 0 ? lines.length : end
}

/** Lines of one paragraph stand closer than any others; nearer than this are raised or lowered letters. */
const MIN_SPACING = 8
const MIN_OCCURRENCES = 3

/** The distance of two lines of one paragraph: the smallest that occurs several times. */
function lineSpacing(lines: readonly PdfLine[]): number {
  const gaps = lines.flatMap((line, index) => {
    const above = lines[index - 1]
    return above?.page === line.page ? [Math.round(above.y - line.y)] : []
  })
  const counts = Map.groupBy(gaps, (gap) => gap)
  const often = [...counts].filter(([gap, { length }]) => gap >= MIN_SPACING && length >= MIN_OCCURRENCES)
  return Math.min(...often.map(([gap]) => gap), Math.max(...gaps, MIN_SPACING))
}
