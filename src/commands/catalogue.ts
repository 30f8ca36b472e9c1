import type { Catalogue } from "../domain/catalogue.ts"
import type { Procedure } from "../domain/procedure.ts"

/** Coverage by sector as a table for the terminal. */
export function catalogueStats(catalogue: Catalogue): string {
  const sectors = Map.groupBy(catalogue.procedures.values(), ({ sectorKey }) => sectorKey)
  const rows = [...sectors].sort(([a], [b]) => a.localeCompare(b)).map(([sector, list]) => row(sector, list, catalogue))
  const total = row("tất cả", [...catalogue.procedures.values()], catalogue)
  const header = ["lĩnh vực", "thủ tục", "rõ lệ phí", "rõ thời hạn", "có câu hỏi", "cách hỏi"]
  const table = [header, ...rows, total]
  const widths = header.map((_, column) => Math.max(...table.map((cells) => cells[column]?.length ?? 0)))
  return table
    .map((cells) =>
      cells
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n")
}

function row(name: string, procedures: readonly Procedure[], catalogue: Catalogue): string[] {
  const count = (test: (procedure: Procedure) => boolean) => String(procedures.filter(test).length)
  return [
    name,
    String(procedures.length),
    count(({ submissionMethods }) => submissionMethods.some(({ feeStatus }) => feeStatus !== "unknown")),
    count(({ submissionMethods }) => submissionMethods.some(({ processingTimes }) => processingTimes.length > 0)),
    count(({ questions }) => questions !== undefined),
    String(procedures.reduce((sum, { code }) => sum + (catalogue.utterances.get(code)?.length ?? 0), 0)),
  ]
}
