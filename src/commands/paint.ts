import { styleText } from "node:util"

/** How parts of a difference are coloured; each returns its text, coloured or not. */
export interface Paint {
  added: (text: string) => string
  removed: (text: string) => string
  heading: (text: string) => string
  quiet: (text: string) => string
}

/** Colours for a terminal; none where nobody watches or the environment asks for none (NO_COLOR). */
export function paintFor(stream: NodeJS.WritableStream): Paint {
  const paint = (format: "green" | "red" | "bold" | "dim") => (text: string) => styleText(format, text, { stream })
  return { added: paint("green"), removed: paint("red"), heading: paint("bold"), quiet: paint("dim") }
}
