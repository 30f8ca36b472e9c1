/** One difference between two versions of a record, in words an official reads. */
export interface Change {
  /** What changed: "Thời hạn", "Giấy tờ". */
  what: string
  /** For whom, or for which way of submission; absent when for everybody. */
  forWhom?: string
  /** Absent when something was added. */
  before?: string
  /** Absent when something was taken away. */
  after?: string
}

/** What became of one record. */
export interface RecordChange {
  code: string
  title: string
  kind: "added" | "removed" | "changed"
  changes: readonly Change[]
}

/** A change of one text, or none. */
export function textChange(what: string, before: string | undefined, after: string | undefined): Change[] {
  if (before === after) return []
  return [{ what, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }]
}

/** A change of a list of texts: what went and what came; or that only the order is another. */
export function listChange(what: string, before: readonly string[] = [], after: readonly string[] = []): Change[] {
  const gone = before.filter((text) => !after.includes(text))
  const come = after.filter((text) => !before.includes(text))
  if (gone.length > 0 || come.length > 0)
    return textChange(
      what,
      gone.length === 0 ? undefined : gone.join("; "),
      come.length === 0 ? undefined : come.join("; "),
    )
  return before.join("\n") === after.join("\n") ? [] : [{ what: `${what} (đổi thứ tự)`, after: after.join("; ") }]
}

/**
 * Puts the parts of two versions side by side: equal keys belong together, and what is left over pairs in order
 * where `isAkin` says that one became the other.
 */
export function pair<Part>(
  before: readonly Part[],
  after: readonly Part[],
  keyOf: (part: Part) => string,
  isAkin: (before: Part, after: Part) => boolean,
): (readonly [Part | undefined, Part | undefined])[] {
  const pairs: (readonly [Part | undefined, Part | undefined])[] = []
  const left = [...before]
  const unpaired: Part[] = []
  for (const part of after) {
    const at = left.findIndex((old) => keyOf(old) === keyOf(part))
    if (at < 0) unpaired.push(part)
    else pairs.push([left.splice(at, 1)[0], part])
  }
  for (const part of unpaired) {
    const at = left.findIndex((old) => isAkin(old, part))
    pairs.push(at < 0 ? [undefined, part] : [left.splice(at, 1)[0], part])
  }
  return [...pairs, ...left.map((part) => [part, undefined] as const)]
}
