import { appendFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { CatalogueError } from "../../src/domain/errors.ts"
import { DIVORCE } from "../retrieval/catalogue-fixture.ts"
import { asYaml, FILE, faultsIn, method, recordText, useFolders } from "./data-folder.ts"

const folderOf = useFolders()
const faultsOf = async (files: Readonly<Record<string, string>>) => faultsIn(await folderOf(files))
const PAPER = { title: "Tờ khai", handling: "submit" }

describe("a sound data folder", () => {
  it("becomes one snapshot of procedures, how people ask, and what is done elsewhere", async () => {
    const catalogue = await loadCatalogue(
      await folderOf({
        [FILE]: recordText({ title: "Đăng ký thử" }),
        "procedures/ho-tich/1.000002.yaml": recordText({ code: "1.000002" }),
        "utterances/1.000001.txt": "  làm giấy thử\n\nxin giấy thử ạ\n",
        "elsewhere.yaml": asYaml([DIVORCE]),
      }),
    )

    expect([...catalogue.procedures.keys()]).toEqual(["1.000001", "1.000002"])
    expect(catalogue.procedures.get("1.000001")?.title).toBe("Đăng ký thử")
    expect(catalogue.utterances.get("1.000001")).toEqual(["làm giấy thử", "xin giấy thử ạ"])
    expect(catalogue.elsewhere.get("ly-hon")).toEqual(DIVORCE)
  })

  it("cannot be changed afterwards, down to the last line", async () => {
    const catalogue = await loadCatalogue(
      await folderOf({ [FILE]: recordText({ requiredDocuments: [PAPER] }), "utterances/1.000001.txt": "a\n" }),
    )
    const procedure = catalogue.procedures.get("1.000001")

    expect(Object.isFrozen(catalogue)).toBe(true)
    expect(Object.isFrozen(procedure)).toBe(true)
    expect(Object.isFrozen(procedure?.requiredDocuments[0])).toBe(true)
    expect(Object.isFrozen(catalogue.utterances.get("1.000001"))).toBe(true)
  })

  it("has a revision of twelve hexadecimal digits that is the same for the same files", async () => {
    const files = { [FILE]: recordText(), "utterances/1.000001.txt": "a\n" }

    const [first, second] = await Promise.all([
      loadCatalogue(await folderOf(files)),
      loadCatalogue(await folderOf(files)),
    ])

    expect(first?.revision).toMatch(/^[0-9a-f]{12}$/)
    expect(second?.revision).toBe(first?.revision)
  })

  it.each([FILE, "utterances/1.000001.txt", "elsewhere.yaml"])("has another revision once %s changes", async (file) => {
    const folder = await folderOf({
      [FILE]: recordText(),
      "utterances/1.000001.txt": "a\n",
      "elsewhere.yaml": asYaml([DIVORCE]),
    })
    const before = await loadCatalogue(folder)

    await appendFile(join(folder, file), file.endsWith(".txt") ? "b\n" : "# checked\n")

    expect((await loadCatalogue(folder)).revision).not.toBe(before.revision)
  })
})

describe("a data folder with faults", () => {
  it("lists all of them at once, of every file", async () => {
    const faults = await faultsOf({
      [FILE]: recordText({ phi: 1, ...method({ feeStatus: "free?" }) }),
      "procedures/ho-tich/1.000002.yaml": "title: [",
      "procedures/ho-tich/1.000003.yaml": recordText({ code: "1.000003", status: "repealed" }),
      "utterances/1.000004.txt": "a\n",
    })

    expect(faults.map(({ file, field }) => `${file} ${field}`)).toEqual(
      expect.arrayContaining([
        `${FILE} `,
        `${FILE} /submissionMethods/0/feeStatus`,
        "procedures/ho-tich/1.000002.yaml ",
        "procedures/ho-tich/1.000003.yaml /status",
        "utterances/1.000004.txt ",
      ]),
    )
  })

  it("is refused with a message an operator can work through", async () => {
    const error = await loadCatalogue(await folderOf({ [FILE]: recordText(method({ feeStatus: "free" })) })).catch(
      (thrown: unknown) => thrown,
    )

    expect(String(error)).toContain("Danh mục thủ tục có 1 lỗi:")
    expect(String(error)).toContain(`- ${FILE} /submissionMethods/0/feeSource: `)
  })

  it.each([
    ["holds no procedure", {}],
    ["holds only sayings", { "elsewhere.yaml": asYaml([DIVORCE]) }],
  ])("is refused when it %s", async (_fault, files) => {
    expect((await faultsOf(files as Record<string, string>))[0]?.problem).toContain("holds no procedure")
  })

  it("is refused when it does not exist", async () => {
    await expect(loadCatalogue(join(await folderOf({}), "gone"))).rejects.toThrow(CatalogueError)
  })
})
