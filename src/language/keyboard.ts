/** Rows of a keyboard, each shifted to the right against the one above, in widths of a key. */
const ROWS = [
  { keys: "qwertyuiop", shift: 0 },
  { keys: "asdfghjkl", shift: 0.25 },
  { keys: "zxcvbnm", shift: 0.75 },
] as const
/** Keys no farther apart are hit one for the other. */
const NEAR = 1.3

const PLACES: ReadonlyMap<string, { x: number; y: number }> = new Map(
  ROWS.flatMap(({ keys, shift }, y) => [...keys].map((key, place) => [key, { x: place + shift, y }] as const)),
)

/** Whether two letters lie side by side on the keyboard. */
export function areNeighbourKeys(one: string, other: string): boolean {
  const a = PLACES.get(one)
  const b = PLACES.get(other)
  return a !== undefined && b !== undefined && one !== other && Math.hypot(a.x - b.x, a.y - b.y) <= NEAR
}
