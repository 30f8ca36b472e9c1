import type { RowContext } from "./list-row.ts"
import { oneLine, plain } from "./words.ts"

/** "I. LĨNH VỰC HỘ TỊCH (03 TTHC)" → "Hộ tịch". */
export function sectorIn(heading: string): string | undefined {
  const found = /lĩnh vực:?\s+(?<name>[^:;]+)/iu.exec(oneLine(heading).normalize("NFC"))?.groups?.name
  const name = found
    ?.replace(/\(\s*\d+[^)]*\)/g, "")
    .replace(/[\s.:]+$/, "")
    .trim()
  if (name === undefined || name === "" || name.length > 120) return undefined
  return name === name.toUpperCase() ? name.charAt(0) + name.slice(1).toLowerCase() : name
}

const KINDS: readonly (readonly [RowContext["kind"], RegExp])[] = [
  ["repealed", /bai bo/],
  ["amended", /sua doi|bo sung|thay the|chuan hoa/],
  ["new", /\bmoi\b/],
]

/** What a heading says of the procedures under it; undefined when it says nothing or names several kinds at once. */
export function kindIn(heading: string): RowContext["kind"] | undefined {
  const words = plain(heading)
  if (!/thu tuc|tthc|danh muc|^[^a-z]*(?:phan|[ivx]+\.|[a-d]\.)/.test(words)) return undefined
  const said = KINDS.filter(([, sign]) => sign.test(words))
  return said.length === 1 ? said[0]?.[0] : undefined
}
