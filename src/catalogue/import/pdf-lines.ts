import { getDocumentProxy } from "unpdf"
import { PASSWORD } from "./file-kind.ts"
import { Refusal } from "./refusal.ts"
import { oneLine } from "./words.ts"

/** Texts at one height of a page; positions in points from the left and from the bottom. */
export interface PdfLine {
  page: number
  y: number
  segments: PdfSegment[]
}

/** One run of text as the PDF draws it. */
export interface PdfSegment {
  left: number
  right: number
  text: string
}

const MAX_PAGES = 300
/** In points; runs closer than this have no blank between them. */
const TEXT_GAP = 1.5
const SAME_HEIGHT = 3

/**
 * The text layer of a PDF, line by line from top to bottom.
 * @throws {Refusal} for a password, damage, too many pages or a scan without text
 */
export async function pdfLines(bytes: Uint8Array): Promise<PdfLine[]> {
  const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 }).catch((error: unknown) => {
    const isLocked = error instanceof Error && error.name === "PasswordException"
    throw new Refusal(isLocked ? PASSWORD : "PDF hỏng hoặc chưa tải xong.", { cause: error })
  })
  if (document.numPages > MAX_PAGES) throw new Refusal(`PDF dài hơn ${MAX_PAGES} trang: không phải một thủ tục.`)
  const lines: PdfLine[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const runs = items.flatMap((item) =>
      "str" in item && item.str.trim() !== ""
        ? [
            {
              left: Number(item.transform[4]),
              y: Number(item.transform[5]),
              right: Number(item.transform[4]) + item.width,
              text: item.str,
            },
          ]
        : [],
    )
    lines.push(...linesOf(runs, number))
  }
  await document.loadingTask.destroy()
  if (lines.length === 0) throw new Refusal("PDF không có chữ (bản quét ảnh): cần bản có chữ, hoặc nhập bằng tay.")
  return lines
}

function linesOf(runs: readonly (PdfSegment & { y: number })[], page: number): PdfLine[] {
  const lines: PdfLine[] = []
  for (const run of runs.toSorted((a, b) => b.y - a.y || a.left - b.left)) {
    const line = lines.at(-1)
    const segment = { left: run.left, right: run.right, text: run.text }
    if (line !== undefined && Math.abs(line.y - run.y) < SAME_HEIGHT) line.segments.push(segment)
    else lines.push({ page, y: run.y, segments: [segment] })
  }
  return lines.map((line) => ({ ...line, segments: line.segments.toSorted((a, b) => a.left - b.left) }))
}

/** Runs side by side as one text: the portal's PDF splits numbers in the middle ("126/2020/NĐ" "-CP"). */
export function textOfSegments(segments: readonly PdfSegment[]): string {
  let text = ""
  let right = 0
  for (const segment of segments) {
    text += text !== "" && segment.left - right > TEXT_GAP ? ` ${segment.text}` : segment.text
    right = segment.right
  }
  return oneLine(text)
}
