import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { prepareImport } from "../../../src/catalogue/import/prepare-import.ts"
import { readImportFile } from "../../../src/catalogue/import/read-files.ts"
import { loadCatalogue } from "../../../src/catalogue/load.ts"
import { CatalogueError } from "../../../src/domain/errors.ts"
import type { Fee, Procedure } from "../../../src/domain/procedure.ts"
import { makeProcedure } from "../../retrieval/catalogue-fixture.ts"
import { asYaml, FILE, recordText, useFolders } from "../data-folder.ts"
import { FIXTURES, TODAY, workbook } from "./read.ts"

const folderOf = useFolders()
const RECORD = recordText({ title: "Việc A", announcementDecision: { number: "1/QĐ-BTP" } })
const prepare = (folder: string, ...paths: string[]) =>
  prepareImport(paths, { folder, today: TODAY, asOf: TODAY, allLevels: false, onProgress: () => {} })
const listIn = async (folder: string, ...rows: unknown[][]) => {
  const path = join(folder, "xa.xlsx")
  await writeFile(path, workbook([["Mã TTHC", "Tên thủ tục", "Lĩnh vực", "Cơ quan thực hiện", "Thời hạn"], ...rows]))
  return path
}
const tree = async (folder: string) => {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
  const files = names
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((name) => name.endsWith(".yaml"))
    .sort()
  return Object.fromEntries(await Promise.all(files.map(async (name) => [name, await readFile(name, "utf8")])))
}
const NEW = ["1.000009", "Việc B", "Hộ tịch", "Ủy ban nhân dân cấp xã", "03 ngày làm việc"]
/** What somebody adds to a record that an import made. */
function inWords(made: Procedure): Procedure {
  const { submissionMethods, requiredDocuments, steps } = made
  return {
    ...made,
    shortTitle: "Việc hay gọi",
    aliases: ["việc ấy"],
    steps: steps.toReversed(),
    timeNote: "Mỗi năm một lần",
    submissionMethods: submissionMethods.map((method) => ({
      ...method,
      note: "Ở quầy số 1",
      processingTimes: method.processingTimes.map((time) => ({ ...time, cutOff: "15:00" })),
      ...(method.fees && {
        fees: method.fees.map((fee) => ({ ...fee, per: "bản", unit: "copy", validFrom: "2026-01-01" }) satisfies Fee),
      }),
    })),
    questions: [{ id: "place", ask: "Ở đâu?", options: ["own", "rent"].map((id) => ({ id, label: `Nhà ${id}` })) }],
    requiredDocuments: requiredDocuments.map((paper) => ({
      ...paper,
      title: "Tờ khai",
      note: "Ký tên",
      replacedBy: "VNeID",
      when: { place: "own" },
    })),
  }
}

describe("an import into a data folder", () => {
  it("writes nothing until it is told to, then exactly what it showed", async () => {
    const folder = await folderOf({ [FILE]: RECORD })
    const before = await tree(folder)

    const prepared = await prepare(folder, await listIn(folder, ["1.000001", "Việc A đổi tên"], NEW))

    expect(await tree(folder)).toEqual(before)
    expect(prepared.summary).toContain("Mới 1, đổi 1 (1 chỗ), không đổi 0, bỏ qua 0, cần người xem 0")
    expect(await prepared.write()).toEqual([FILE, "procedures/ho-tich/1.000009.yaml"])
    const { procedures } = await loadCatalogue(folder)
    expect(procedures.get("1.000001")?.title).toBe("Việc A đổi tên")
    expect(procedures.get("1.000009")?.submissionMethods[0]?.processingTimes).toMatchObject([
      { value: 3, unit: "working-day" },
    ])
  })

  it.each(["chi-tiet.html", "chi-tiet.doc", "chi-tiet.docx", "chi-tiet.pdf", "quyet-dinh.docx", "quyet-dinh.doc"])(
    "of %s changes nothing the second time",
    async (name) => {
      const folder = await folderOf({ [FILE]: RECORD })
      await (await prepare(folder, join(FIXTURES, name))).write()
      const once = await tree(folder)

      const again = await prepare(folder, join(FIXTURES, name))

      expect(again.hasChanges).toBe(false)
      expect(await again.write()).toEqual([])
      expect(await tree(folder)).toEqual(once)
      await loadCatalogue(folder)
    },
  )

  it.each(["chi-tiet.html", "chi-tiet.doc", "chi-tiet.docx", "chi-tiet.pdf"])(
    "of %s leaves alone what somebody put into words since",
    async (name) => {
      const folder = await folderOf({ [FILE]: RECORD })
      const file = join(folder, "procedures/ho-tich/1.099999.yaml")
      await (await prepare(folder, join(FIXTURES, name))).write()
      const made = (await loadCatalogue(folder)).procedures.get("1.099999") ?? makeProcedure()
      await writeFile(file, asYaml(inWords(made)))
      const before = await tree(folder)

      const again = await prepare(folder, join(FIXTURES, name))

      expect(again.hasChanges).toBe(false)
      expect(await again.write()).toEqual([])
      expect(await tree(folder)).toEqual(before)
    },
  )

  it("changes only the lines of the fields that change, comments and anchors of others stay", async () => {
    const text = [
      'code: "1.000001" # mã',
      "title: Việc A",
      "shortTitle: Việc A",
      "aliases: [việc ấy] # người dân hay gọi",
      "sector: Hộ tịch",
      "sectorKey: ho-tich",
      "adminLevels: [commune]",
      "applicants: []",
      "agency: Ủy ban nhân dân cấp xã",
      "status: in-force",
      "onlineService: unknown",
      "submissionMethods:",
      "  - { channel: in-person, processingTimes: &times [{ value: 3, unit: day }], feeStatus: unknown }",
      "  - { channel: post, processingTimes: *times, feeStatus: unknown }",
      "# giấy tờ",
      "requiredDocuments: []",
      "steps: [Nộp hồ sơ]",
      "outcome: [Giấy]",
      "legalBasis: [{ number: 60/2014/QH13 }]",
      'source: { name: Cổng, asOf: "2026-07-18", checkedOn: "2026-11-24" }',
      "",
    ].join("\n")
    const folder = await folderOf({ [FILE]: text })

    await (await prepare(folder, await listIn(folder, ["1.000001", "Việc A mới"]))).write()

    const written = (await readFile(join(folder, FILE), "utf8")).split("\n")
    const changed = written.filter((line) => !text.split("\n").includes(line))
    expect(changed).toEqual([
      "title: Việc A mới",
      "source:",
      "  name: Cổng",
      '  asOf: "2026-07-18"',
      `  checkedOn: "${TODAY}"`,
    ])
    expect(written).toContain("aliases: [việc ấy] # người dân hay gọi")
    expect(written).toContain("# giấy tờ")
  })

  it("puts a period that the province shortened into the file of the province", async () => {
    const folder = await folderOf({
      [FILE]: recordText({ code: "1.000001" }),
      "procedures/ho-tich/1.004222.yaml": recordText({ code: "1.004222" }),
      "provinces/thanh-hoa.yaml": "# riêng\nname: Thanh Hóa\nsource: Nghị quyết 1\n",
    })

    await (await prepare(folder, join(FIXTURES, "quyet-dinh.docx"))).write()

    const province = await readFile(join(folder, "provinces/thanh-hoa.yaml"), "utf8")
    expect(province).toContain("# riêng\nname: Thanh Hóa\nsource: Nghị quyết 1\ntimes:\n")
    expect(province).toContain(
      '"1.004222":\n    - processingTimes:\n        - value: 5\n          unit: working-day\n      decision: 4321/QĐ-UBND',
    )
  })

  it("is held up by one bad file among good ones", async () => {
    const folder = await folderOf({ [FILE]: RECORD, "hong.docx": "không phải Word" })
    const prepared = await prepare(
      folder,
      await listIn(folder, NEW),
      join(folder, "hong.docx"),
      join(folder, "khong-co.pdf"),
    )

    expect(prepared.refused.map(({ file }) => file)).toEqual(["hong.docx", "khong-co.pdf"])
    expect(prepared.summary.filter((line) => line.includes("KHÔNG ĐỌC"))).toHaveLength(2)
  })

  it("writes nothing when somebody changed a file meanwhile", async () => {
    const folder = await folderOf({ [FILE]: RECORD })
    const prepared = await prepare(folder, await listIn(folder, ["1.000001", "Tên khác"], NEW))
    await writeFile(join(folder, FILE), `${RECORD}# sửa\n`)
    const before = await tree(folder)

    await expect(prepared.write()).rejects.toThrow("vừa bị sửa")
    expect(await tree(folder)).toEqual(before)
    expect((await readdir(join(folder, "procedures/ho-tich"))).filter((name) => name.endsWith(".part"))).toEqual([])
  })

  it("does not start on a folder that has faults", async () => {
    const folder = await folderOf({ [FILE]: asYaml({ code: "1.000001" }) })

    await expect(prepare(folder, await listIn(folder, NEW))).rejects.toThrow(CatalogueError)
  })
})

describe("reading a file", () => {
  it("refuses one that is too large before it is opened, and a folder", async () => {
    const folder = await folderOf({})
    const path = join(folder, "to.xlsx")
    await writeFile(path, new Uint8Array(20 * 1024 * 1024 + 1))
    await mkdir(join(folder, "a.docx"))

    await expect(readImportFile(path, TODAY)).rejects.toThrow("quá lớn (tối đa 20 MB)")
    await expect(readImportFile(join(folder, "a.docx"), TODAY)).rejects.toThrow("không phải tệp")
  })

  it("gives up when it takes too long", async () => {
    await expect(readImportFile(join(FIXTURES, "chi-tiet.pdf"), TODAY, 1)).rejects.toThrow("đọc quá lâu")
  })
})
