import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadAuditExceptions } from "../../src/catalogue/audit-exceptions.ts"
import { CatalogueError } from "../../src/domain/errors.ts"
import { asYaml, useFolders } from "./data-folder.ts"

const folderOf = useFolders()
const EXCEPTION = { numbers: ["1/2026/TT-BTC"], reason: "Mới ban hành", source: "Thông tư 1/2026/TT-BTC" }

describe("the exceptions of the number audit", () => {
  it("are read from their file, and are none without it", async () => {
    expect(await loadAuditExceptions(await folderOf({ "audit-exceptions.yaml": asYaml([EXCEPTION]) }))).toEqual([
      EXCEPTION,
    ])
    expect(await loadAuditExceptions(await folderOf({}))).toEqual([])
  })

  it.each(["reason", "source", "numbers"])("are refused without their %s", async (field) => {
    const folder = await folderOf({ "audit-exceptions.yaml": asYaml([{ ...EXCEPTION, [field]: undefined }]) })

    await expect(loadAuditExceptions(folder)).rejects.toThrow(CatalogueError)
  })

  it("that ship are each for named procedures or sectors", async () => {
    const shipped = await loadAuditExceptions(join(import.meta.dirname, "..", "..", "data"))

    expect(shipped.filter(({ codes, sectorKeys }) => codes === undefined && sectorKeys === undefined)).toEqual([])
  })
})
