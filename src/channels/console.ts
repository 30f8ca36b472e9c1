import type { OutboundPart } from "../domain/message.ts"
import type { ChannelCapabilities } from "../domain/ports.ts"

/** A terminal scrolls: everything in one part, no buttons. */
export const CONSOLE_CAPABILITIES: ChannelCapabilities = {
  maxChars: 100_000,
  maxParts: 1,
  maxButtons: 0,
  delivery: "pull",
}

/** Writes one part for a terminal: lines wrapped between words, continuation lines indented under their text. */
export function formatForConsole(part: OutboundPart, columns: number): string {
  return part.text
    .split("\n")
    .map((line) => wrap(line, columns))
    .join("\n")
}

function wrap(line: string, columns: number): string {
  const indent = " ".repeat(/^(?:\d+\. |- )/.exec(line)?.[0].length ?? 0)
  const rows: string[] = []
  let row = ""
  for (const word of line.split(" ")) {
    const longer = row === "" ? word : `${row} ${word}`
    if (row.trim() === "" || longer.length <= columns) {
      row = longer
    } else {
      rows.push(row)
      row = `${indent}${word}`
    }
  }
  return [...rows, row].join("\n")
}
