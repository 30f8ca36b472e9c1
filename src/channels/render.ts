import { type Answer, type Option, optionNumber, type Section } from "../domain/answer.ts"
import type { OutboundPart } from "../domain/message.ts"
import type { ChannelCapabilities } from "../domain/ports.ts"
import { countChars, fillPages, joinPage, type PageLimits, type PageLine, paginate } from "./paginate.ts"

/** Longer labels get a line of their own; shorter ones share one, as on a menu. */
const MAX_SHORT_LABEL = 24

/** After this many facts a blank line shows where a list ends and the next heading begins. */
const LONG_SECTION = 3

/** What turning the page costs before each kind of line; against one row too many costing 1, two 4, three 9, four 16. */
const BREAK = { section: 10, line: 20, afterHeading: 60, tail: 100, withinTail: 1000 }

const CUT_NOTICE: PageLine = { text: "(còn tiếp, xem đầy đủ trên trang web)", spaced: false, breakCost: 0 }

/**
 * Gives an answer the form of a channel that shows plain text: one fact a line, then what can be asked next as numbers,
 * the footer last. Content is cut only when it fits in no way, at a line end, and the last part then says so.
 * @returns parts in the order they go out; options are on the last one; empty for an answer that says nothing
 */
export function renderAnswer(answer: Answer, capabilities: ChannelCapabilities): OutboundPart[] {
  const limits = { maxChars: capabilities.maxChars, maxPages: capabilities.maxParts }
  const pages = layOut(bodyLines(answer.sections), tailLines(answer), limits)
  return pages.map((page, index) => ({
    text: joinPage(page),
    options: index === pages.length - 1 ? answer.options : [],
    status: answer.status,
    citations: answer.citations,
    mode: answer.mode,
  }))
}

/**
 * Splits text at line ends, else between words; a word is cut only when it alone is longer than `maxChars`.
 * White space at the cuts is dropped.
 * @param maxChars code points per piece, at least 1
 */
export function splitText(text: string, maxChars: number): string[] {
  return splitNear(text, maxChars, maxChars)
}

function layOut(body: readonly PageLine[], tail: readonly PageLine[], limits: PageLimits): PageLine[][] {
  const lines = [...body, ...tail]
  return (
    paginate(breakLongLines(lines, limits.maxChars, limits.maxChars), limits) ??
    // Whole lines waste the ends of pages; before anything is dropped, lines may be broken between words.
    paginate(breakLongLines(lines, Math.ceil(limits.maxChars / 8), limits.maxChars), limits) ??
    fillPages(breakLongLines(body, limits.maxChars, limits.maxChars), [CUT_NOTICE, ...tail], limits)
  )
}

function bodyLines(sections: readonly Section[]): PageLine[] {
  return sections.flatMap((section, index) => {
    const previous = sections[index - 1]
    const isSetOff = previous !== undefined && previous.lines.length >= LONG_SECTION
    const facts = section.lines.map(oneLine).filter((text) => text !== "")
    const heading = oneLine(section.heading ?? "")
    return [
      ...(heading === "" ? [] : [{ text: heading, spaced: isSetOff, breakCost: BREAK.section }]),
      ...facts.map((text, position) => ({
        text: `${marker(section.style, position)}${text}`,
        spaced: false,
        breakCost: position > 0 ? BREAK.line : heading === "" ? BREAK.section : BREAK.afterHeading,
      })),
    ]
  })
}

function marker(style: Section["style"], position: number): string {
  if (style === "plain") return ""
  return style === "numbered" ? `${position + 1}. ` : "- "
}

function tailLines({ prompt, options, footer }: Answer): PageLine[] {
  const texts = [...optionLines(oneLine(prompt ?? ""), options), ...(footer ?? "").split("\n").map(oneLine)]
  return texts
    .filter((text) => text !== "")
    .map((text, index) => ({ text, spaced: false, breakCost: index === 0 ? BREAK.tail : BREAK.withinTail }))
}

function optionLines(prompt: string, options: readonly Option[]): string[] {
  const numbered = options.map((option) => ({ number: optionNumber(options, option), label: oneLine(option.label) }))
  if (numbered.some(({ label }) => countChars(label) > MAX_SHORT_LABEL))
    return [prompt, ...numbered.map(({ number, label }) => `${number}. ${label}`)]
  return [`${prompt} ${numbered.map(({ number, label }) => `${number} ${label}`).join("  ")}`.trim()]
}

function breakLongLines(lines: readonly PageLine[], preferredChars: number, maxChars: number): PageLine[] {
  return lines.flatMap((line) =>
    splitNear(line.text, preferredChars, maxChars).map((text, index) =>
      index === 0 ? { ...line, text } : { text, spaced: false, breakCost: BREAK.line },
    ),
  )
}

/** Pieces of at most `preferredChars`, or as much longer as a word needs, up to `maxChars`. */
function splitNear(text: string, preferredChars: number, maxChars: number): string[] {
  const points = Array.from(text.trim())
  const pieces: string[] = []
  let start = 0
  while (points.length - start > preferredChars) {
    const end = start + breakNear(points.slice(start, start + maxChars + 1), preferredChars, maxChars)
    pieces.push(points.slice(start, end).join("").trimEnd())
    start = end
    while (isSpace(points[start])) start += 1
  }
  const rest = points.slice(start).join("")
  return rest === "" ? pieces : [...pieces, rest]
}

function breakNear(window: readonly string[], preferredChars: number, maxChars: number): number {
  const near = window.slice(0, preferredChars + 1)
  const lineEnd = near.lastIndexOf("\n")
  if (lineEnd > 0) return lineEnd
  const wordEnd = near.findLastIndex(isSpace)
  if (wordEnd > 0) return wordEnd
  const nextWordEnd = window.findIndex(isSpace)
  return nextWordEnd > 0 ? nextWordEnd : Math.min(window.length, maxChars)
}

function oneLine(text: string): string {
  return text
    .normalize("NFC")
    .replace(/\s*\n\s*/g, " ")
    .trim()
}

function isSpace(char: string | undefined): boolean {
  return char !== undefined && /\s/.test(char)
}
