import type { Catalogue } from "../domain/catalogue.ts"
import type { Procedure } from "../domain/procedure.ts"

const COLUMNS = ["lĩnh vực", "thủ tục", "đủ ý", "biên tập kỹ", "rõ lệ phí", "rõ thời hạn", "có câu hỏi", "cách hỏi"]

/** Coverage by sector as a table for the terminal. */
export function catalogueStats(catalogue: Catalogue): string {
  const sectors = Map.groupBy(catalogue.procedures.values(), ({ sectorKey }) => sectorKey)
  const rows = [...sectors].sort(([a], [b]) => a.localeCompare(b)).map(([sector, list]) => row(sector, list, catalogue))
  const total = row("tất cả", [...catalogue.procedures.values()], catalogue)
  const table = [COLUMNS, ...rows, total]
  const widths = COLUMNS.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)))
  return table
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n")
}

/**
 * Whether a record is silent on nothing that is asked first: papers, money and period are each known, or it says in
 * words why not.
 */
export function isComplete({ requiredDocuments, documentsNote, submissionMethods, timeNote }: Procedure): boolean {
  const saysPapers = requiredDocuments.length > 0 || documentsNote !== undefined
  const saysMoney = submissionMethods.every(
    ({ feeStatus, feeNote }) => feeStatus !== "unknown" || feeNote !== undefined,
  )
  const saysPeriod =
    timeNote !== undefined || submissionMethods.some(({ processingTimes }) => processingTimes.length > 0)
  return submissionMethods.length > 0 && saysPapers && saysMoney && saysPeriod
}

/** More papers than this are too many to read unless questions sort them out. */
const MAX_UNSORTED_DOCUMENTS = 8

/**
 * Whether somebody made a complete record easy to find and to follow: three everyday names or more, three steps or
 * more, and its papers separated by case or few.
 */
export function isCurated(procedure: Procedure): boolean {
  const { aliases, steps, questions, requiredDocuments } = procedure
  const isSorted = questions !== undefined || requiredDocuments.length <= MAX_UNSORTED_DOCUMENTS
  return isComplete(procedure) && aliases.length >= 3 && steps.length >= 3 && isSorted
}

/** What the layers over the national records do here, one line for each layer and source; "" when nothing. */
export function formatOverlays(overlays: {
  changes: readonly { code: string; layer: "province" | "commune"; source: string }[]
  leftOut: readonly { layer: "province" | "commune" }[]
}): string {
  const groups = Map.groupBy(overlays.changes, ({ layer, source }) => `${formatLayer(layer)}: ${source}`)
  const lines = [...groups].map(([name, changes]) => {
    const procedures = new Set(changes.map(({ code }) => code)).size
    return `Riêng ${name} – ${changes.length} mục của ${procedures} thủ tục`
  })
  for (const [layer, left] of Map.groupBy(overlays.leftOut, (record) => record.layer))
    lines.push(`Không dùng ở ${formatLayer(layer)}: ${left.length} thủ tục`)
  return lines.join("\n")
}

function formatLayer(layer: "province" | "commune"): string {
  return layer === "province" ? "tỉnh" : "xã"
}

function row(name: string, procedures: readonly Procedure[], catalogue: Catalogue): string[] {
  const count = (test: (procedure: Procedure) => boolean) => String(procedures.filter(test).length)
  return [
    name,
    String(procedures.length),
    count(isComplete),
    count(isCurated),
    count(({ submissionMethods }) => submissionMethods.some(({ feeStatus }) => feeStatus !== "unknown")),
    count(({ submissionMethods }) => submissionMethods.some(({ processingTimes }) => processingTimes.length > 0)),
    count(({ questions }) => questions !== undefined),
    String(procedures.reduce((sum, { code }) => sum + (catalogue.utterances.get(code)?.length ?? 0), 0)),
  ]
}
