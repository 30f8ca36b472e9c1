import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { CatalogueError } from "../../src/domain/errors.ts"
import { createRetriever } from "../../src/retrieval/flexsearch-retriever.ts"
import { compose, textOf } from "../answer/compose-fixture.ts"
import { useFolders } from "./data-folder.ts"

const HEADER = "Mã\tTên\tLĩnh vực\tCấp\tCơ quan"

const folderOf = useFolders()

async function loadText(text: string) {
  const folder = await folderOf({ "list.tsv": text })
  return loadCatalogue(join(folder, "list.tsv"))
}

describe("a bare list of names", () => {
  it("becomes a catalogue in which everything but the names is unknown", async () => {
    const { procedures, utterances, elsewhere, revision } = await loadText(
      `${HEADER}\n1.004222\tĐăng ký thường trú\tCư trú\tXã\tCông an cấp xã\n\n1.001193\tĐăng ký khai sinh\tHộ tịch\txã, tỉnh\n`,
    )

    expect([...procedures.keys()]).toEqual(["1.004222", "1.001193"])
    expect(procedures.get("1.004222")).toMatchObject({ title: "Đăng ký thường trú", agency: "Công an cấp xã" })
    expect(procedures.get("1.001193")).toMatchObject({ adminLevels: ["commune", "province"], agency: "Chưa rõ" })
    expect([utterances.size, elsewhere.size]).toEqual([0, 0])
    expect(revision).toMatch(/^[0-9a-f]{12}$/)
  })

  it("can be searched", async () => {
    const catalogue = await loadText(`${HEADER}\n1.004222\tĐăng ký thường trú\n1.001193\tĐăng ký khai sinh\n`)

    expect(createRetriever(catalogue, null).find("lam khai sinh", 1)[0]?.code).toBe("1.001193")
  })

  it.each([[], ["fee"], ["time"], ["documents"], ["forms"], ["online"], ["conditions"]] as const)(
    "answers %s with what is not known, and no number of its own",
    async (...aspects) => {
      const { procedures } = await loadText(`${HEADER}\n1.004222\tĐăng ký thường trú\tCư trú\txã\n`)
      const procedure = procedures.get("1.004222")
      if (procedure === undefined) throw new Error("was not loaded")

      const text = textOf(compose(procedure, aspects))

      expect(text).toMatch(/chưa có|chưa thấy/i)
      expect(text.replaceAll("1.004222", "")).not.toMatch(/\d/)
    },
  )

  it("does not claim a day for a record that has none", async () => {
    const { procedures } = await loadText(`${HEADER}\n1.004222\tĐăng ký thường trú\n`)
    const procedure = procedures.get("1.004222")
    if (procedure === undefined) throw new Error("was not loaded")

    expect(compose(procedure).footer).not.toContain("1970")
  })

  it("shortens a long title to what fits a button, and keeps it whole beside", async () => {
    const title = `Đăng ký ${"rất ".repeat(20)}dài`

    const { procedures } = await loadText(`${HEADER}\n1.004222\t${title}\n`)

    expect(procedures.get("1.004222")?.title).toBe(title)
    expect(procedures.get("1.004222")?.shortTitle).toMatch(/^.{1,59}…$/)
  })

  it("reads files written on Windows", async () => {
    const { procedures } = await loadText(`\uFEFF${HEADER}\r\n1.004222\tĐăng ký thường trú\tCư trú\txã\tCông an\r\n`)

    expect(procedures.get("1.004222")?.agency).toBe("Công an")
  })

  it("is refused with every faulty line", async () => {
    const error = await loadText(
      `${HEADER}\nkhai sinh\n1.004222\tĐăng ký thường trú\n1.001193\t\n1.0011\tSai mã\n`,
    ).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(CatalogueError)
    expect(error instanceof CatalogueError ? error.faults.map(({ field }) => field) : []).toEqual([
      "line 2",
      "line 4",
      "line 5",
    ])
  })

  it("is refused when it names one code twice", async () => {
    await expect(loadText(`${HEADER}\n1.004222\tĐăng ký thường trú\n1.004222\tĐăng ký tạm trú\n`)).rejects.toThrow(
      CatalogueError,
    )
  })

  it("is refused when it is empty", async () => {
    await expect(loadText(`${HEADER}\n`)).rejects.toThrow(CatalogueError)
  })
})
