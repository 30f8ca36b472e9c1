/** One figure of ours beside the same figure of the baseline. */
export interface Row {
  what: string
  unit: "ms" | "MB" | "1/s"
  ours: number
  /** What the baseline is, in a few words. */
  baseline: string
  theirs: number
}

/** The rows as a Markdown table. */
export function formatTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, unit, ours, baseline, theirs }) =>
    [what, `${written(ours)} ${unit}`, baseline, `${written(theirs)} ${unit}`, `${written(ours / theirs)} ×`].join(
      " | ",
    ),
  )
  return ["what | ours | baseline | theirs | ratio", "--- | --- | --- | --- | ---", ...lines]
    .map((line) => `| ${line} |`)
    .join("\n")
}

function written(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
