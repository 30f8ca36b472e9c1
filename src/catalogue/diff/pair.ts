/** The parts of two versions of a list, side by side. */
export interface Pairing<Part> {
  /** In the order of the newer list; what went follows. One side is undefined where a part came or went. */
  pairs: readonly (readonly [before: Part | undefined, after: Part | undefined])[]
  /** Whether parts that stayed stand in another order. */
  isReordered: boolean
}

/**
 * Finds which part of the newer list each part of the older one became, the most alike first.
 * @param likeness how much two parts are alike; 0 when one cannot have become the other
 */
export function pair<Part>(
  before: readonly Part[],
  after: readonly Part[],
  likeness: (before: Part, after: Part) => number,
): Pairing<Part> {
  const candidates = before
    .flatMap((old, from) => after.map((now, to) => ({ from, to, likeness: likeness(old, now) })))
    .filter((candidate) => candidate.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || Math.abs(a.from - a.to) - Math.abs(b.from - b.to))
  const origins = new Map<number, number>()
  const taken = new Set<number>()
  for (const { from, to } of candidates) {
    if (origins.has(to) || taken.has(from)) continue
    origins.set(to, from)
    taken.add(from)
  }
  const places = after.flatMap((_, to) => origins.get(to) ?? [])
  return {
    pairs: [
      ...after.map((now, to) => [before[origins.get(to) ?? -1], now] as const),
      ...before.filter((_, from) => !taken.has(from)).map((old) => [old, undefined] as const),
    ],
    isReordered: places.some((place, index) => place < (places[index - 1] ?? 0)),
  }
}

/** Share of the fields that are the same in two parts, 0 to 1. */
export function sharedFields(one: object, other: object): number {
  const fieldsOf = (part: object) =>
    new Map(Object.entries(part).map(([name, content]) => [name, JSON.stringify(content)]))
  const [a, b] = [fieldsOf(one), fieldsOf(other)]
  const names = [...new Set([...a.keys(), ...b.keys()])]
  return names.filter((name) => a.get(name) === b.get(name)).length / names.length
}
