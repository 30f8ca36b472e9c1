import type { Procedure } from "../../domain/procedure.ts"
import { formatProvince } from "../../domain/wording.ts"
import { decisionNumberIn, levelsOf } from "./code-words.ts"
import { findColumns } from "./columns.ts"
import { kindIn, sectorIn } from "./headings.ts"
import type { Block, ImportedFile } from "./imported.ts"
import { readListTable, type TableContext } from "./list-table.ts"
import { isoDateIn, oneLine, plain } from "./words.ts"

/** What the first pages of a decision say of it. */
interface Announcement {
  decision: NonNullable<TableContext["decision"]> | undefined
  effectiveFrom: string | undefined
  province: string | undefined
}

/**
 * Reads a decision that publishes procedures (quyết định công bố): its tables of new, amended and repealed
 * procedures, each under the headings before it. A document of tables without a decision is a plain list.
 * @returns null when no table has a column of codes
 */
export function readDecision(blocks: readonly Block[], fileName: string, today: string): ImportedFile | null {
  const announcement = announcementOf(blocks)
  const number = announcement.decision?.number
  const source = number === undefined ? fileName : `Quyết định ${number}`
  const found: ImportedFile = { format: "", isList: true, procedures: [], skipped: [], remarks: [] }
  let kind: TableContext["kind"] = number === undefined ? "listed" : "new"
  let sector: string | undefined
  let levels: Procedure["adminLevels"] | undefined
  let tables = 0

  for (const block of blocks) {
    if (block.kind === "text") {
      for (const line of block.text.split("\n")) {
        if (!isHeading(line)) continue
        if (/^phu luc\b/.test(plain(line))) [sector, levels] = [undefined, undefined]
        kind = kindIn(line) ?? kind
        sector = sectorIn(line) ?? (kindIn(line) === undefined ? sector : undefined)
        const said = levelsOf(line)
        if (said.length > 0 && /thu tuc|tthc|^[^a-z]*cap\b/.test(plain(line))) levels = said
      }
      continue
    }
    if (findColumns(block.grid) === null) continue
    tables += 1
    const context = { name: `bảng ${tables}`, kind, sector, levels, source, today, ...announcement }
    const table = readListTable(block.grid, context)
    if (table === null) continue
    const earlier = new Set(found.procedures.map(({ code }) => code))
    for (const procedure of table.procedures)
      if (earlier.has(procedure.code))
        found.skipped.push({ place: procedure.place, reason: `mã ${procedure.code} đã có ở bảng trước` })
      else found.procedures.push(procedure)
    found.skipped.push(...table.skipped)
    found.remarks.push(...table.remarks)
  }
  if (tables === 0) return null
  found.format = number === undefined ? "danh sách thủ tục (bảng)" : `quyết định công bố ${number}`
  if (number !== undefined && announcement.effectiveFrom === undefined)
    found.remarks.push("Không thấy ngày có hiệu lực của quyết định.")
  return found
}

function announcementOf(blocks: readonly Block[]): Announcement {
  const texts = blocks.flatMap((block) => (block.kind === "text" ? [block.text] : block.grid.flat()))
  const lines = texts.flatMap((text) => text.split("\n")).map(oneLine)
  const numberLine = lines.find((line) => /^số\s*:?\s*\d/iu.test(line) && decisionNumberIn(line) !== undefined)
  const number = decisionNumberIn(numberLine ?? lines.find((line) => /kèm theo quyết định/iu.test(line)) ?? "")
  const date = lines.flatMap((line) =>
    /,\s*ngày\b/iu.test(line) && line.length < 90 ? (isoDateIn(line) ?? []) : [],
  )[0]
  const place = lines.find(
    (line) => /^ủy ban nhân dân (?:tỉnh|thành phố)/iu.test(line) || /^tỉnh [\p{L} ]+$/iu.test(line),
  )
  const province = place === undefined ? undefined : titleCase(place.replace(/^.*?(?:tỉnh|thành phố)\s+/iu, ""))
  const isOfProvince = number !== undefined && /QĐ-(?:UBND|VP|CT)/u.test(number)
  const issuer = isOfProvince && province !== undefined ? `UBND ${formatProvince(province)}` : undefined
  return {
    decision:
      number === undefined
        ? undefined
        : { number, ...(date === undefined ? {} : { date }), ...(issuer === undefined ? {} : { issuer }) },
    effectiveFrom: effectiveFrom(lines, date),
    province: isOfProvince ? province : undefined,
  }
}

function effectiveFrom(lines: readonly string[], date: string | undefined): string | undefined {
  for (const line of lines) {
    const words = plain(line)
    const at = words.search(/co hieu luc (?:thi hanh )?(?:ke )?tu/)
    if (at < 0) continue
    if (/tu ngay ky/.test(words.slice(at))) return date
    const day = isoDateIn(line.slice(line.search(/có hiệu lực/iu)))
    if (day !== undefined) return day
  }
  return undefined
}

/** Headings are short and no sentences of the decision itself. */
function isHeading(line: string): boolean {
  return line.length < 220 && !/^(?:dieu \d|can cu|theo de nghi|xet|noi nhan|-|\+)/.test(plain(line))
}

function titleCase(name: string): string {
  const trimmed = oneLine(name)
  if (trimmed !== trimmed.toUpperCase()) return trimmed
  return trimmed
    .toLowerCase()
    .replace(/(^|\s)(\p{L})/gu, (_, space: string, letter: string) => space + letter.toUpperCase())
}
