import { describe, expect, it } from "vitest"
import { foldedWords, recordsOf, type SearchRecord } from "../../src/evaluation/baselines/engine.ts"
import { openFlexSearch } from "../../src/evaluation/baselines/flexsearch.ts"
import { openMiniSearch } from "../../src/evaluation/baselines/minisearch.ts"
import { BASELINES } from "../../src/evaluation/baselines/open-baselines.ts"
import { openOrama } from "../../src/evaluation/baselines/orama.ts"
import { openSqliteFts5 } from "../../src/evaluation/baselines/sqlite-fts5.ts"
import { CATALOGUE } from "../retrieval/catalogue-fixture.ts"

const ENGINES = [
  ["FlexSearch", openFlexSearch],
  ["MiniSearch", openMiniSearch],
  ["Orama", openOrama],
  ["SQLite FTS5", openSqliteFts5],
] as const

const RECORDS = recordsOf(CATALOGUE, { withSayings: false })

it("every baseline keeps the contract below", () => {
  expect(BASELINES).toEqual(ENGINES.map(([, open]) => open))
})

describe.each(ENGINES)("search engine contract: %s", (name, open) => {
  it("says its name", async () => {
    expect((await open(RECORDS)).name).toBe(name)
  })

  it.each([
    ["its title", "Đăng ký kết hôn có yếu tố nước ngoài", "2.000806"],
    ["its title without marks", "dang ky tam tru", "1.004194"],
    ["an everyday name", "nhập hộ khẩu", "1.004222"],
    ["a document to bring", "hợp đồng thuê nhà", "1.004222"],
    ["a document's name with one unknown word", "hợp đồng thuê nhà zzz", "1.004222"],
    ["its title among unknown words", "xyz đăng ký tạm trú qqq", "1.004194"],
    ["a part of it in another order", "tạm trú đăng ký", "1.004194"],
    ["its title with punctuation and capitals", "ĐĂNG KÝ TẠM TRÚ???", "1.004194"],
  ])("finds a procedure by %s", async (_what, question, code) => {
    const { find } = await open(RECORDS)

    expect(find(question)[0]).toBe(code)
  })

  it("holds a title above a document of the same words", async () => {
    const record = (code: string, name: string, documents: string): SearchRecord => ({
      code,
      names: [foldedWords(name)],
      documents: foldedWords(documents),
      sayings: [],
    })
    const { find } = await open([
      record("1.000002", "Đăng ký nhận cha, mẹ, con", "Giấy báo tử, tờ khai, căn cước"),
      record("1.000003", "Giấy báo tử", "Tờ khai, căn cước, đơn đề nghị"),
      record("1.000004", "Đăng ký khai tử", "Tờ khai, giấy báo tử, căn cước"),
    ])

    expect(find("giấy báo tử")[0]).toBe("1.000003")
  })

  it("finds by what people say only where it was told", async () => {
    const withSayings = recordsOf(CATALOGUE, { withSayings: true })

    expect((await open(withSayings)).find("sổ gốc bị cháy")[0]).toBe("1.004884")
    expect((await open(RECORDS)).find("cháy")).toEqual([])
  })

  it("gives each code once, ten at most", async () => {
    const many = Array.from({ length: 30 }, (_, index): SearchRecord => {
      const code = `1.${String(index).padStart(6, "0")}`
      return { code, names: ["khai sinh", "dang ky khai sinh"], documents: "to khai sinh", sayings: ["khai sinh"] }
    })

    const found = (await open(many)).find("khai sinh")

    expect(found).toHaveLength(10)
    expect(new Set(found).size).toBe(10)
  })

  it.each(["", "   ", "???", '"', "AND OR NOT", "NEAR(a b)", "name:a*", "zzz"])(
    "finds nothing and does not fail for %j",
    async (question) => {
      const { find } = await open(RECORDS)

      expect(find(question)).toEqual([])
    },
  )
})
