/**
 * A sparse matrix turned towards its columns: for each feature (column) the rows that hold it and their weights.
 * Flat typed arrays, because a catalogue has millions of entries; the entries of feature `f` lie between
 * `offsets[f]` and `offsets[f + 1]`.
 */
export interface Postings {
  rowCount: number
  offsets: Uint32Array
  rows: Uint32Array
  weights: Float32Array
}

/** A text as the features it holds, with their weights; features without postings are left out. */
export type SparseVector = ReadonlyArray<readonly [feature: number, weight: number]>

/**
 * For every row the sum of question weight × row weight over the features both hold.
 * @param sums overwritten and given back, so that asking again makes no garbage; one place for every row
 */
export function products(
  { offsets, rows, weights }: Postings,
  question: SparseVector,
  sums: Float64Array,
): Float64Array {
  sums.fill(0)
  for (const [feature, weight] of question) {
    const end = offsets[feature + 1] ?? 0
    for (let at = offsets[feature] ?? end; at < end; at++) {
      const row = rows[at] ?? 0
      sums[row] = (sums[row] ?? 0) + weight * (weights[at] ?? 0)
    }
  }
  return sums
}

/** Builds postings from rows of ascending number; `entries` are visited twice and must be the same both times. */
export function toPostings(
  rowCount: number,
  featureCount: number,
  entriesOf: (row: number, visit: (feature: number, weight: number) => void) => void,
): Postings {
  const offsets = new Uint32Array(featureCount + 1)
  for (let row = 0; row < rowCount; row++)
    entriesOf(row, (feature) => {
      offsets[feature + 1] = (offsets[feature + 1] ?? 0) + 1
    })
  for (let feature = 0; feature < featureCount; feature++)
    offsets[feature + 1] = (offsets[feature + 1] ?? 0) + (offsets[feature] ?? 0)

  const next = offsets.slice()
  const size = offsets[featureCount] ?? 0
  const rows = new Uint32Array(size)
  const weights = new Float32Array(size)
  for (let row = 0; row < rowCount; row++)
    entriesOf(row, (feature, weight) => {
      const at = next[feature] ?? 0
      rows[at] = row
      weights[at] = weight
      next[feature] = at + 1
    })
  return { rowCount, offsets, rows, weights }
}
