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
  const gone = without(before, after)
  const come = without(after, before)
  if (gone.length > 0 || come.length > 0)
    return textChange(
      what,
      gone.length === 0 ? undefined : gone.join("; "),
      come.length === 0 ? undefined : come.join("; "),
    )
  return before.every((text, place) => text === after[place]) ? [] : [orderChange(what, after)]
}

/** That the same parts stand in another order. */
export function orderChange(what: string, after: readonly string[]): Change {
  return { what: `${what} (đổi thứ tự)`, after: after.join("; ") }
}

/** The texts of a list that another one does not have; a text that stands twice counts twice. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other]
  return list.filter((text) => {
    const at = left.indexOf(text)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
