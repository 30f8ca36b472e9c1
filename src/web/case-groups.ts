import { formatCase } from "../domain/cases.ts"
import type { CaseQuestion, When } from "../domain/procedure.ts"

/** Things that belong to the same case; `when` is null for those that hold for everybody. */
export interface CaseGroup<Item> {
  when: string | null
  items: Item[]
}

/** Groups things by their case, those for everybody first, otherwise in the order of the record. */
export function groupByCase<Source extends { when?: When }, Item>(
  sources: readonly Source[],
  questions: readonly CaseQuestion[],
  show: (source: Source) => Item,
): CaseGroup<Item>[] {
  const groups = new Map<string | null, Item[]>([[null, []]])
  for (const source of sources) {
    const when = source.when === undefined ? null : formatCase(source.when, questions)
    groups.set(when, [...(groups.get(when) ?? []), show(source)])
  }
  return [...groups].filter(([, items]) => items.length > 0).map(([when, items]) => ({ when, items }))
}
