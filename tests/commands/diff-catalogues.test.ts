import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { describe, expect, it } from "vitest"
import { diffCatalogues } from "../../src/catalogue/diff/diff-catalogues.ts"
import { formatChanges, htmlChanges } from "../../src/catalogue/diff/format-changes.ts"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { diffCatalogueFolders } from "../../src/commands/diff-catalogues.ts"
import { InvalidInputError } from "../../src/domain/errors.ts"
import { FILE, recordText, useFolders } from "../catalogue/data-folder.ts"

const folderOf = useFolders()

async function run(...args: string[]): Promise<string> {
  const output = new PassThrough()
  await diffCatalogueFolders(args, {
    load: loadCatalogue,
    diff: diffCatalogues,
    format: formatChanges,
    html: htmlChanges,
    output,
  })
  return String(output.read())
}

describe("npm run catalogue -- diff", () => {
  it("compares two data folders field by field", async () => {
    const before = await folderOf({ [FILE]: recordText() })
    const after = await folderOf({ [FILE]: recordText({ agency: "Sở Tư pháp" }) })

    expect(await run(before, after)).toBe(
      "ĐỔI 1.000001 Thủ tục thử\n  Cơ quan thực hiện:\n    - Ủy ban nhân dân cấp xã\n    + Sở Tư pháp\n\nMới 0, bỏ 0, đổi 1 (1 chỗ).\n",
    )
  })

  it("also writes the comparison as a page with --html", async () => {
    const before = await folderOf({ [FILE]: recordText() })
    const after = await folderOf({ [FILE]: recordText({ agency: "Sở <Tư pháp>" }) })
    const page = join(after, "so-sanh.html")

    expect(await run(before, after, "--html", page)).toContain(`Trang so sánh: ${page}\n`)
    expect(await readFile(page, "utf8")).toMatch(/<del>Ủy ban nhân dân cấp xã<\/del>.*<ins>Sở &lt;Tư pháp&gt;<\/ins>/)
  })

  it("says that there is no difference", async () => {
    const folder = await folderOf({ [FILE]: recordText() })

    expect(await run(folder, folder)).toBe("Mới 0, bỏ 0, đổi 0 (0 chỗ).\n")
  })

  it.each([[[]], [["a"]], [["a", "b", "c"]], [["a", "b", "--x"]]])("refuses the arguments %j", async (args) => {
    await expect(run(...args)).rejects.toThrow(InvalidInputError)
  })
})
