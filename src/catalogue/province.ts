import type { Procedure } from "../domain/procedure.ts"

/** Records and how people ask for them, by code. */
export interface Records {
  procedures: Map<string, Procedure>
  utterances: Map<string, readonly string[]>
}

/** Whether two spellings name one province: "tỉnh Thanh Hoá" is "Thanh Hóa". */
export function isSameProvince(one: string, other: string): boolean {
  return fold(one) === fold(other)
}

/** Whether a record may be used in a province: those that hold nationwide, and its own. */
export function isUsedIn(province: string, procedure: Procedure): boolean {
  return procedure.province === undefined || isSameProvince(procedure.province, province)
}

/**
 * Leaves out the records that only other provinces use.
 *
 * A national record that stood behind one of those (`specialOf`, with a mark that names the other province) is the
 * plain matter here: it stands on its own, and takes the names and sayings of the record left out when it is its
 * only national twin. A true special case keeps its marks and loses only the plain record it pointed to.
 */
export function keepProvince({ procedures, utterances }: Readonly<Records>, province: string) {
  const leftOut = [...procedures.values()].filter((procedure) => !isUsedIn(province, procedure))
  const gone = new Map(leftOut.map((procedure) => [procedure.code, procedure]))
  const kept: Records = {
    procedures: new Map([...procedures].filter(([code]) => !gone.has(code))),
    utterances: new Map([...utterances].filter(([code]) => !gone.has(code))),
  }
  const rewritten: { procedure: Procedure; fields: readonly string[]; inPlaceOf: Procedure }[] = []
  const rewrite = (procedure: Procedure, fields: readonly string[], inPlaceOf: Procedure) => {
    kept.procedures.set(procedure.code, procedure)
    rewritten.push({ procedure, fields, inPlaceOf })
  }

  for (const plain of leftOut) {
    const behind = [...kept.procedures.values()].filter(({ specialOf }) => specialOf?.code === plain.code)
    const twins = behind.filter((procedure) => isTwin(procedure, plain))
    for (const { specialOf, ...procedure } of twins) {
      if (twins.length > 1) rewrite(procedure, ["specialOf"], plain)
      else {
        const aliases = new Set([...plain.aliases, ...procedure.aliases])
        rewrite(
          { ...procedure, shortTitle: plain.shortTitle, aliases: [...aliases] },
          ["specialOf", "shortTitle", "aliases"],
          plain,
        )
        const said = [...(utterances.get(procedure.code) ?? []), ...(utterances.get(plain.code) ?? [])]
        if (said.length > 0) kept.utterances.set(procedure.code, said)
      }
    }
    for (const procedure of behind) {
      if (twins.includes(procedure) || procedure.specialOf === undefined) continue
      const { marks } = procedure.specialOf
      rewrite({ ...procedure, specialOf: { marks } }, ["specialOf"], plain)
    }
  }
  return { kept, leftOut, rewritten }
}

function isTwin({ specialOf }: Procedure, { province }: Procedure): boolean {
  return province !== undefined && (specialOf?.marks ?? []).some((mark) => fold(mark).includes(fold(province)))
}

function fold(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:tinh|thanh pho|tp\.?) /, "")
}
