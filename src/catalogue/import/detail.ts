import { codeOf, decisionNumberIn, legalNumberOf, levelsOf, onlineServiceOf } from "./code-words.ts"
import type { DetailPart } from "./detail-labels.ts"
import { type CaptionedTable, detailParts, type PartContent } from "./detail-parts.ts"
import { type DocumentRow, documentsOf, quantityOf } from "./document-words.ts"
import type { Block, ImportedFacts, ImportedFile, ImportedProcedure } from "./imported.ts"
import { channelOf, type MethodRow, methodsOf } from "./method-rows.ts"
import { moneyEntriesIn } from "./money-words.ts"
import { bulletLines, commaParts, conditionLines, isNothing, nameKey, oneLine, plain, stated } from "./words.ts"

/** The title of the portal's PDF; the `.doc` export writes it in small letters. */
const PORTAL_PDF_TITLE = "CHI TIẾT THỦ TỤC HÀNH CHÍNH"

/**
 * Reads one procedure's page: the portal's page or PDF, or the `.doc` export.
 * @returns null when the document has no label "Mã thủ tục"
 */
export function readDetail(blocks: readonly Block[], format: string): ImportedFile | null {
  const parts = detailParts(blocks)
  const codeLine = parts.get("code")?.lines[0]
  if (codeLine === undefined) return null
  const found = codeOf(codeLine)
  if ("problem" in found) {
    return {
      format,
      isList: false,
      procedures: [],
      skipped: [{ place: "mục “Mã thủ tục”", reason: found.problem }],
      remarks: [],
    }
  }
  const isPortalPdf = blocks.some((block) => block.kind === "text" && block.text.startsWith(PORTAL_PDF_TITLE))
  return { format, isList: false, procedures: [factsOfParts(found.code, parts, isPortalPdf)], skipped: [], remarks: [] }
}

function factsOfParts(
  code: string,
  parts: ReadonlyMap<DetailPart, PartContent>,
  isPortalPdf: boolean,
): ImportedProcedure {
  const facts: ImportedFacts = {}
  const origins: ImportedProcedure["origins"] = {}
  const remarks: string[] = []
  const set = <Name extends keyof ImportedFacts>(name: Name, value: ImportedFacts[Name] | undefined, part: string) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return
    facts[name] = value
    origins[name] = `mục “${part}”`
  }
  const text = (part: DetailPart) => stated(parts.get(part)?.lines.join("\n"))
  const line = (part: DetailPart) => {
    const said = text(part)
    return said === undefined ? undefined : oneLine(said)
  }

  set("title", line("title"), "Tên thủ tục")
  set("sector", line("sector"), "Lĩnh vực")
  const number = decisionNumberIn(line("decision") ?? "")
  set("decision", number === undefined ? undefined : { number }, "Số quyết định")
  set("adminLevels", levelsOf(line("level") ?? ""), "Cấp thực hiện")
  set("applicants", commaParts(line("applicants") ?? ""), "Đối tượng thực hiện")
  set("agency", text("agency")?.split("\n").join("; "), "Cơ quan thực hiện")
  set("competentAgency", line("competent"), "Cơ quan có thẩm quyền")
  set("coordinatingAgencies", commaParts(line("coordinating") ?? ""), "Cơ quan phối hợp")
  const address = text("address")
  set("receptionDesk", address === undefined ? undefined : oneLine(address), "Địa chỉ tiếp nhận HS")
  set("onlineService", onlineServiceOf(address ?? ""), "Địa chỉ tiếp nhận HS")
  set("steps", bulletLines(text("steps") ?? ""), "Trình tự thực hiện")
  set("outcome", outcomesOf(parts.get("outcome")), "Kết quả")
  const conditions = conditionLines(text("conditions") ?? "")
  set("eligibility", conditions, "Yêu cầu, điều kiện thực hiện")
  set("legalBasis", legalOf(parts.get("legal")), "Căn cứ pháp lý")

  const source = `Cổng Dịch vụ công quốc gia, bản ghi ${code}`
  const rows = (parts.get("methods")?.tables ?? []).flatMap(methodRows)
  const methods = methodsOf(isPortalPdf ? rows.map(withoutPlainDays) : rows, source, remarks)
  set("methods", methods, "Cách thức thực hiện")
  const papers = documentsOf((parts.get("documents")?.tables ?? []).flatMap(documentRows))
  set("documents", papers.documents, "Thành phần hồ sơ")
  set("documentNotes", papers.documentNotes, "Thành phần hồ sơ")
  return { code, place: `thủ tục ${code}`, facts, origins, remarks }
}

/** Index of the column whose heading has these words; -1 when there is none. */
function columnWith(headings: readonly string[], words: RegExp): number {
  return headings.findIndex((heading) => words.test(nameKey(heading)))
}

function methodRows({ grid }: CaptionedTable): MethodRow[] {
  const [headings = [], ...rows] = grid
  const at = {
    channel: columnWith(headings, /hinh thuc/),
    time: columnWith(headings, /thoi/),
    fee: columnWith(headings, /\bphi\b/),
    note: columnWith(headings, /mo ta/),
  }
  return rows.flatMap((row) => {
    const channel = channelOf(row[at.channel] ?? "")
    if (channel === undefined) return []
    const fee = row[at.fee] ?? ""
    // The portal prints "Miễn phí" for a stored 0.
    const money = /^mien phi\.?$/.test(plain(fee))
      ? [{ kind: "phi" as const, amountVnd: 0, words: "" }]
      : moneyEntriesIn(fee)
    return [{ channel, time: row[at.time] ?? "", note: row[at.note] ?? "", money }]
  })
}

/** The portal's PDF prints "1 ngày" also where the stored unit is "other" (1.001193), so plain days prove nothing. */
function withoutPlainDays(row: MethodRow): MethodRow {
  return /^\d+ ngay$/.test(plain(row.time)) ? { ...row, time: row.time.replace(/\D+$/, "") } : row
}

function documentRows({ caption, grid }: CaptionedTable): DocumentRow[] {
  const [headings = [], ...rows] = grid
  const at = {
    name: Math.max(0, columnWith(headings, /ten giay to/)),
    form: columnWith(headings, /mau don/),
    count: columnWith(headings, /so luong|ghi chu/),
  }
  return rows.map((row) => ({
    name: row[at.name] ?? "",
    group: caption,
    forms: (row[at.form] ?? "").split(/\n|(?<=\.[a-z]{3,4})\s+/).filter((form) => !isNothing(form)),
    ...quantityOf(row[at.count] ?? ""),
  }))
}

function legalOf(content: PartContent | undefined): ImportedFacts["legalBasis"] {
  const seen = new Set<string>()
  const add = (numberCell: string, titleCell: string) => {
    const title = oneLine(titleCell)
    const number = legalNumberOf(numberCell, title)
    if (number === undefined || seen.has(number)) return []
    seen.add(number)
    return [{ number, ...(isNothing(title) || title === number ? {} : { title }) }]
  }
  const tables = (content?.tables ?? []).flatMap(({ grid }) => {
    const [headings = [], ...rows] = grid
    const number = columnWith(headings, /ma van ban|so ky hieu/)
    const title = columnWith(headings, /ten van ban|trich yeu/)
    return rows.flatMap((row) => add(row[number] ?? "", row[title] ?? ""))
  })
  return tables.length > 0 ? tables : (content?.lines ?? []).flatMap((line) => add(line, line))
}

/** Names only: the portal adds "Mã: KQ.G15.000031" below each. */
function outcomesOf(content: PartContent | undefined): string[] {
  const lines = [
    ...(content?.lines ?? []),
    ...(content?.tables ?? []).flatMap(({ grid }) => grid.slice(1).map(([first = ""]) => first)),
  ]
  return bulletLines(lines.join("\n")).filter((line) => !/^ma\s*:/.test(plain(line)))
}
