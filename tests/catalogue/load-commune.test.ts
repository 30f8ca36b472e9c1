import { describe, expect, it } from "vitest"
import { loadCommune } from "../../src/catalogue/load.ts"
import { CatalogueError } from "../../src/domain/errors.ts"
import { asYaml, useFolders } from "./data-folder.ts"

const folderOf = useFolders()

describe("the commune that answers", () => {
  const COMMUNE = {
    key: "xuan-hoa",
    name: "xã Xuân Hòa",
    province: "Thanh Hóa",
    receptionDesk: "Trung tâm",
    source: "a",
  }

  it("is read by its key; what is not known stays absent", async () => {
    const folder = await folderOf({ "communes/xuan-hoa.yaml": asYaml(COMMUNE) })

    const commune = await loadCommune(folder, "xuan-hoa")

    expect(commune).toEqual(COMMUNE)
    expect(Object.isFrozen(commune)).toBe(true)
  })

  it("is refused when nobody wrote it down", async () => {
    const folder = await folderOf({ "communes/xuan-hoa.yaml": asYaml(COMMUNE) })

    await expect(loadCommune(folder, "hoa")).rejects.toThrow("communes/hoa.yaml")
    await expect(loadCommune(folder, "yen-dinh")).rejects.toThrow(CatalogueError)
  })

  it("is refused with every fault", async () => {
    const folder = await folderOf({ "communes/a.yaml": asYaml({ ...COMMUNE, fax: "1", province: "" }) })

    const error = await loadCommune(folder, "a").catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(CatalogueError)
    expect(String(error)).toMatch(/fax/)
    expect(String(error)).toMatch(/\/province/)
  })
})
