import type { Catalogue } from "../domain/catalogue.ts"
import type { Hit } from "../domain/ports.ts"

/** One sentence by which a procedure, or a matter handled elsewhere, can be found. */
export interface Passage extends Pick<Hit, "kind" | "code"> {
  /** `name`: its own names (title, short title, alias); `saying`: a need in people's words. */
  form: "name" | "saying"
  text: string
}

/** "Thủ tục: Đăng ký …" and "(cấp xã)" say nothing that tells one procedure from another. */
const TITLE_FRAME = /^thủ tục:?\s+|\s*\((?:thực hiện tại )?cấp xã\)/giu

/** Every passage of every procedure and every matter handled elsewhere. */
export function passagesOf(catalogue: Catalogue): Passage[] {
  const procedures = [...catalogue.procedures.values()].flatMap((procedure) => {
    const { code, title, shortTitle, aliases } = procedure
    const names = [title.replace(TITLE_FRAME, ""), shortTitle, ...aliases]
    return passages("procedure", code, names, catalogue.utterances.get(code) ?? [])
  })
  const elsewhere = [...catalogue.elsewhere.values()].flatMap(({ key, title, sayings }) =>
    passages("elsewhere", key, [title], sayings),
  )
  return [...procedures, ...elsewhere]
}

function passages(kind: Hit["kind"], code: string, names: readonly string[], sayings: readonly string[]): Passage[] {
  return [
    ...names.map((text): Passage => ({ kind, code, form: "name", text })),
    ...sayings.map((text): Passage => ({ kind, code, form: "saying", text })),
  ]
}
