import type { Catalogue, ElsewhereTopic } from "../domain/catalogue.ts"
import type { Hit } from "../domain/ports.ts"
import type { Procedure } from "../domain/procedure.ts"

/** One line of the search page: a procedure, or a matter that is not done at the commune and where to go with it. */
type Found = { kind: "procedure"; procedure: Procedure } | { kind: "elsewhere"; topic: ElsewhereTopic }

/** Further down, "that is not done here" is noise: something better fits. */
const ELSEWHERE_PLACES = 3

/** What was found, best first; codes that the snapshot no longer holds are left out. */
export function viewHits(hits: readonly Hit[], catalogue: Catalogue): Found[] {
  return hits.flatMap(({ kind, code }, place): Found[] => {
    if (kind === "procedure") {
      const procedure = catalogue.procedures.get(code)
      return procedure === undefined ? [] : [{ kind, procedure }]
    }
    const topic = catalogue.elsewhere.get(code)
    return topic === undefined || place >= ELSEWHERE_PLACES ? [] : [{ kind, topic }]
  })
}

/** All procedures by sector, both in Vietnamese order. */
export function groupBySector(procedures: Iterable<Procedure>): { sector: string; procedures: Procedure[] }[] {
  const { compare } = new Intl.Collator("vi")
  const sectors = Map.groupBy(procedures, (procedure) => procedure.sector)
  return [...sectors]
    .map(([sector, members]) => ({
      sector,
      procedures: members.sort((one, other) => compare(one.shortTitle, other.shortTitle)),
    }))
    .sort((one, other) => compare(one.sector, other.sector))
}
