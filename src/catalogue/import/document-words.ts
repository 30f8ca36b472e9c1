import type { Form } from "../../domain/procedure.ts"
import type { ImportedDocument, ImportedFacts } from "./imported.ts"
import { letterKey, oneLine, plain, stated } from "./words.ts"

/** One row of a table of papers as a file gives it. */
export interface DocumentRow {
  name: string
  /** The heading of the case it stands under; empty or "Bao gồm" for none. */
  group?: string | undefined
  originals?: number | undefined
  copies?: number | undefined
  /** File names of attached forms. */
  forms?: readonly string[] | undefined
}

/** "1 bản chính", "Bản chính: 1\nBản sao: 0", "01 bản sao"; "Không có" is 0 of both. */
export function quantityOf(cell: string): { originals?: number; copies?: number } {
  const words = plain(cell)
  if (/khong co/.test(words)) return { originals: 0, copies: 0 }
  const count = (kind: string) => {
    const found =
      new RegExp(`ban ${kind}[^:\\d]*:\\s*(\\d{1,2})`).exec(words) ??
      new RegExp(`(\\d{1,2})\\s*(?:\\([^)]*\\)\\s*)?ban ${kind}`).exec(words)
    return found === null ? undefined : Number(found[1])
  }
  const originals = count("chinh")
  const copies = count("(?:sao|chup)")
  return { ...(originals === undefined ? {} : { originals }), ...(copies === undefined ? {} : { copies }) }
}

/**
 * Papers and remarks of one list. A row with 0 originals, 0 copies and no form, or under "Lưu ý", is a remark that
 * the portal keeps among the papers. Headings that name no case ("Giấy tờ phải xuất trình") tell only what happens
 * with the paper.
 */
export function documentsOf(rows: readonly DocumentRow[]): Pick<ImportedFacts, "documents" | "documentNotes"> {
  const documents: ImportedDocument[] = []
  const documentNotes: string[] = []
  const seen = new Set<string>()
  for (const { name, group, originals, copies, forms } of rows) {
    const title = oneLine(name).replace(/^(?:[-–—+*•]+|\d{1,2}[.)])\s*/, "")
    const heading = plain(group ?? "")
    if (stated(title) === undefined) continue
    const caseName = caseNameOf(group)
    const key = `${letterKey(caseName ?? "")}|${letterKey(title)}`
    if (seen.has(key)) continue
    seen.add(key)
    const isNote = /luu y/.test(heading) || (originals === 0 && (copies ?? 0) === 0 && (forms ?? []).length === 0)
    if (isNote) {
      documentNotes.push(title)
      continue
    }
    const form = formOf(title, forms ?? [])
    documents.push({
      title,
      handling: /xuat trinh/.test(heading) ? "present" : "submit",
      ...quantity("originals", originals),
      ...quantity("copies", copies),
      ...(form === undefined ? {} : { form }),
      ...(caseName === undefined ? {} : { group: caseName }),
    })
  }
  return { ...(documents.length === 0 ? {} : { documents }), ...(documentNotes.length === 0 ? {} : { documentNotes }) }
}

/** 0 of one kind beside some of the other says nothing worth keeping. */
function quantity(kind: "originals" | "copies", value: number | undefined) {
  return value === undefined || value === 0 || value > 20 ? {} : { [kind]: value }
}

/** The case a heading names; undefined for headings that only introduce the list. */
function caseNameOf(group: string | undefined): string | undefined {
  const heading = oneLine(group ?? "")
    .replace(/^Trường hợp \d+\s*:\s*/iu, "")
    .replace(/^[-–—+*•\s]+|[:\s]+$/g, "")
  const words = plain(heading)
  const introduces =
    words === "" ||
    /^(?:bao gom|thanh phan ho so(?: gom)?|ho so gom|giay to|khong co thong tin|--)$/.test(words) ||
    /^(?:cac )?(?:loai )?giay to (?:phai |can )?(?:nop|xuat trinh)/.test(words) ||
    /^trường hợp \d+$/.test(words) ||
    /luu y/.test(words)
  return introduces ? undefined : heading
}

const FORM_CODE = /\b(?:CT|TK|ĐKNVQS|NA|X)\d{2}\b|Mẫu số\s*[\p{L}\d][\p{L}\d./-]*[\p{L}\d]|Mẫu số\s*\d+/u

function formOf(title: string, files: readonly string[]): Form | undefined {
  const file = files.map((name) => name.trim()).find((name) => name !== "")
  const code = FORM_CODE.exec(title)?.[0] ?? (file === undefined ? undefined : FORM_CODE.exec(file)?.[0])
  if (code !== undefined) return { code: oneLine(code) }
  const named = file
    ?.replace(/\.[a-z]{3,4}$/i, "")
    .replace(/[_]+/g, " ")
    .trim()
  return named === undefined || named === "" ? undefined : { title: named }
}
