import { describe, expect, it } from "vitest"
import { isSameProvince, keepProvince } from "../../src/catalogue/province.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { makeProcedure } from "../retrieval/catalogue-fixture.ts"

const OWN = makeProcedure({
  code: "1.115520",
  shortTitle: "Làm sổ đỏ",
  aliases: ["làm bìa đỏ"],
  province: "Thanh Hóa",
})
const NATIONAL = makeProcedure({
  code: "1.013978",
  shortTitle: "Làm sổ đỏ (tỉnh khác)",
  aliases: ["đăng ký đất lần đầu"],
  specialOf: { code: OWN.code, marks: ["tỉnh khác", "ngoài Thanh Hóa"] },
})

function keep(province: string, procedures: Procedure[], utterances: Record<string, string[]> = {}) {
  return keepProvince(
    {
      procedures: new Map(procedures.map((procedure) => [procedure.code, procedure])),
      utterances: new Map(Object.entries(utterances)),
    },
    province,
  )
}

describe("the name of a province", () => {
  it.each(["Thanh Hóa", "Thanh Hoá", "tỉnh Thanh Hóa", "THANH HÓA"])("is the same as %s", (spelling) => {
    expect(isSameProvince("Thanh Hóa", spelling)).toBe(true)
  })

  it("is not that of another", () => {
    expect(isSameProvince("Thanh Hóa", "Khánh Hòa")).toBe(false)
  })
})

describe("a record of a province", () => {
  it("is used there, and its national twin stays behind it", () => {
    const { kept, leftOut } = keep("Thanh Hóa", [OWN, NATIONAL])

    expect([...kept.procedures.values()]).toEqual([OWN, NATIONAL])
    expect(leftOut).toEqual([])
  })

  it("is left out elsewhere, and its only national twin takes its names and sayings", () => {
    const said = { [OWN.code]: ["nhà chưa có sổ"], [NATIONAL.code]: ["đất chưa đăng ký"] }

    const { kept, leftOut, rewritten } = keep("Khánh Hòa", [OWN, NATIONAL], said)

    expect(leftOut).toEqual([OWN])
    expect(kept.procedures.get(NATIONAL.code)).toMatchObject({
      shortTitle: "Làm sổ đỏ",
      aliases: ["làm bìa đỏ", "đăng ký đất lần đầu"],
    })
    expect(kept.procedures.get(NATIONAL.code)).not.toHaveProperty("specialOf")
    expect([...kept.utterances]).toEqual([[NATIONAL.code, ["đất chưa đăng ký", "nhà chưa có sổ"]]])
    expect(rewritten.map(({ fields }) => fields)).toEqual([["specialOf", "shortTitle", "aliases"]])
  })

  it("lends its names to none of several twins", () => {
    const second = makeProcedure({ ...NATIONAL, code: "1.014284", shortTitle: "Lấn biển" })

    const { kept } = keep("Khánh Hòa", [OWN, NATIONAL, second])

    expect([...kept.procedures.values()].map(({ shortTitle }) => shortTitle)).toEqual([
      "Làm sổ đỏ (tỉnh khác)",
      "Lấn biển",
    ])
    expect([...kept.procedures.values()].some(({ specialOf }) => specialOf !== undefined)).toBe(false)
  })

  it("leaves a true special case its marks", () => {
    const special = makeProcedure({ code: "1.000314", specialOf: { code: OWN.code, marks: ["tạm thời"] } })

    const { kept } = keep("Khánh Hòa", [OWN, special])

    expect(kept.procedures.get(special.code)?.specialOf).toEqual({ marks: ["tạm thời"] })
  })
})
