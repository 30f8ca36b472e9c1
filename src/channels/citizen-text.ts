/**
 * A citizen's text as every later step may rely on it: NFC (some phones send letters and marks apart), well-formed
 * (half of an emoji is replaced), and without NUL, which PostgreSQL cannot store.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "").normalize("NFC")
}
