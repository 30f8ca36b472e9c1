/** A line that stays in one piece, and what it costs to turn the page before it. */
export interface PageLine {
  text: string
  /** A blank line goes before it, unless it opens a page. */
  spaced: boolean
  /** How bad it is to start a new page with this line; 0 is free. */
  breakCost: number
}

export interface PageLimits {
  /** Code points a page may have. */
  maxChars: number
  maxPages: number
}

/** About what a small phone shows without scrolling, in rows; fuller pages are allowed but cost. */
const COMFORTABLE_ROWS = 12

/**
 * Lays lines out on pages so that page turns fall where they disturb least, and pages are no longer than comfortable.
 * When the pages run short they get fuller; nothing is dropped.
 * @returns null when the lines do not fit even on full pages
 */
export function paginate(lines: readonly PageLine[], limits: PageLimits): PageLine[][] | null {
  const lengths = lines.map((line) => countChars(line.text))
  // plans[pages][start]: the cheapest way to lay out everything from `start` on at most that many pages.
  let plans: Plan[] = [...lines.map(() => IMPOSSIBLE), DONE]
  for (let pages = 1; pages <= limits.maxPages; pages += 1) {
    const fewer = plans
    plans = [...lines.map((_, start) => cheapestFrom(start, fewer)), DONE]
  }
  return readPlan(lines, plans[0] ?? IMPOSSIBLE)

  function cheapestFrom(start: number, fewer: readonly Plan[]): Plan {
    let best = IMPOSSIBLE
    let chars = 0
    let rows = 0
    for (let end = start; end < lines.length; end += 1) {
      const blank = end > start && lines[end]?.spaced === true ? 1 : 0
      chars += (lengths[end] ?? 0) + blank + (end > start ? 1 : 0)
      rows += 1 + blank
      if (chars > limits.maxChars) break
      const rest = fewer[end + 1] ?? IMPOSSIBLE
      const cost = crowding(rows) + (lines[end + 1]?.breakCost ?? 0) + rest.cost
      // On a tie the later turn wins: a full page first, a short one last.
      if (cost < Number.POSITIVE_INFINITY && cost <= best.cost) best = { cost, end: end + 1, rest }
    }
    return best
  }
}

/** The text of one page. */
export function joinPage(lines: readonly PageLine[]): string {
  return lines.map((line, index) => (index > 0 && line.spaced ? `\n${line.text}` : line.text)).join("\n")
}

/**
 * Fills pages to the brim in order and stops where they end; the last page keeps room for `closing`.
 * For text that does not fit at all.
 */
export function fillPages(
  lines: readonly PageLine[],
  closing: readonly PageLine[],
  { maxChars, maxPages }: PageLimits,
): PageLine[][] {
  const pages: PageLine[][] = []
  const end = takeFitting(closing, maxChars)
  let rest = lines
  for (let page = 1; page < maxPages; page += 1) {
    const taken = takeFitting(rest, maxChars)
    pages.push(taken)
    rest = rest.slice(taken.length)
  }
  const room = maxChars - countChars(joinPage(end)) - 1
  pages.push([...takeFitting(rest, room), ...end])
  return pages.filter((page) => page.length > 0)
}

/** Characters as platforms count them: code points. */
export function countChars(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** Everything from one line on: the first page ends before line `end`, `rest` lays out what follows. */
interface Plan {
  cost: number
  end: number
  rest: Plan | null
}

const IMPOSSIBLE: Plan = { cost: Number.POSITIVE_INFINITY, end: 0, rest: null }
const DONE: Plan = { cost: 0, end: 0, rest: null }

function crowding(rows: number): number {
  return Math.max(0, rows - COMFORTABLE_ROWS) ** 2
}

function readPlan(lines: readonly PageLine[], first: Plan): PageLine[][] | null {
  if (first.cost === Number.POSITIVE_INFINITY) return null
  const pages: PageLine[][] = []
  let start = 0
  for (let plan: Plan | null = first; plan?.rest != null; plan = plan.rest) {
    pages.push(lines.slice(start, plan.end))
    start = plan.end
  }
  return pages
}

function takeFitting(lines: readonly PageLine[], maxChars: number): PageLine[] {
  const taken: PageLine[] = []
  for (const line of lines) {
    if (countChars(joinPage([...taken, line])) > maxChars) break
    taken.push(line)
  }
  return taken
}
