import { appendFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadLocalCatalogue } from "../../src/catalogue/load-local.ts"
import { CatalogueError } from "../../src/domain/errors.ts"
import { COMMUNE } from "../retrieval/catalogue-fixture.ts"
import { asYaml, FILE, method, recordText, useFolders } from "./data-folder.ts"

const folderOf = useFolders()
const PROVINCE_FILE = "provinces/tinh.yaml"
const COMMUNE_FILE = `communes/${COMMUNE.key}.yaml`
const CODE = "1.000001"
const TIMES = [{ processingTimes: [{ value: 3, unit: "working-day" }], decision: "9/QĐ-UBND" }]
const RECORDS = {
  [FILE]: recordText(method({ feeStatus: "set-by-province" })),
  "procedures/ho-tich/1.000002.yaml": recordText({ code: "1.000002", province: "Khánh Hòa" }),
  "procedures/ho-tich/1.000003.yaml": recordText({
    code: "1.000003",
    ...method({ feeStatus: "free", feeSource: "a" }),
  }),
}

async function faultsOf(files: Readonly<Record<string, string>>) {
  const folder = await folderOf({ ...RECORDS, ...files })
  const error = await loadLocalCatalogue(folder, COMMUNE).catch((thrown: unknown) => thrown)
  if (!(error instanceof CatalogueError)) throw new Error("expected faults", { cause: error })
  return error.faults.map(({ file, field, problem }) => `${file} ${field}: ${problem}`)
}
const ofProvince = (content: object) =>
  faultsOf({ [PROVINCE_FILE]: asYaml({ name: COMMUNE.province, source: "Sở", ...content }) })
const ofCommune = (content: object) => faultsOf({ [COMMUNE_FILE]: asYaml({ ...COMMUNE, ...content }) })

describe("a catalogue as one commune sees it", () => {
  it("is that of the nation where no layer is written down", async () => {
    const folder = await folderOf({ [FILE]: recordText() })

    const { catalogue, changes, leftOut } = await loadLocalCatalogue(folder, COMMUNE)

    expect([...catalogue.procedures.keys()]).toEqual([CODE])
    expect({ changes, leftOut }).toEqual({ changes: [], leftOut: [] })
  })

  it("takes the layer of its own province and commune only, and cannot be changed afterwards", async () => {
    const folder = await folderOf({
      ...RECORDS,
      [PROVINCE_FILE]: asYaml({ name: "Thanh Hoá", source: "Sở", feeExplanation: "Xem bảng." }),
      "provinces/khac.yaml": asYaml({ name: "Khánh Hòa", source: "Sở khác", feeExplanation: "Không phải đây." }),
      [COMMUNE_FILE]: asYaml({ ...COMMUNE, times: { [CODE]: TIMES } }),
      "communes/khac.yaml": asYaml({ ...COMMUNE, key: "khac", offers: [CODE] }),
    })

    const { catalogue } = await loadLocalCatalogue(folder, COMMUNE)

    expect(catalogue.procedures.get(CODE)?.submissionMethods[0]).toMatchObject({
      feeNote: "Xem bảng.",
      processingTimes: [{ value: 3, source: "9/QĐ-UBND" }],
    })
    expect([...catalogue.procedures.keys()]).toEqual([CODE, "1.000003"])
    expect(Object.isFrozen(catalogue.procedures.get(CODE)?.submissionMethods[0])).toBe(true)
  })

  it("has another revision once a layer changes, and in another commune", async () => {
    const folder = await folderOf({ ...RECORDS, [PROVINCE_FILE]: asYaml({ name: COMMUNE.province, source: "Sở" }) })
    const before = (await loadLocalCatalogue(folder, COMMUNE)).catalogue.revision
    const elsewhere = (await loadLocalCatalogue(folder, { ...COMMUNE, key: "khac" })).catalogue.revision

    await appendFile(join(folder, PROVINCE_FILE), "# checked\n")
    const after = (await loadLocalCatalogue(folder, COMMUNE)).catalogue.revision

    expect(new Set([before, elsewhere, after]).size).toBe(3)
    expect(after).toMatch(/^[0-9a-f]{12}$/)
  })

  it("may be a bare list of names, which nothing refines", async () => {
    const folder = await folderOf({ "list.tsv": "code\tname\n1.000001\tThử\n" })

    const { catalogue, changes } = await loadLocalCatalogue(join(folder, "list.tsv"), COMMUNE)

    expect(catalogue.procedures.size).toBe(1)
    expect(changes).toEqual([])
  })
})

describe("the file of a province with a fault", () => {
  const fee = { feeStatus: "amount", fees: [{ kind: "le-phi", amountVnd: 1, per: "lần", source: "a" }], source: "a" }

  it.each([
    ["has a field nobody knows", { surcharge: 1 }, /tinh\.yaml : .*surcharge/],
    [
      "refines a field it may not",
      { fees: { [CODE]: [{ title: "Tên", source: "a" }] } },
      /\/fees\/1\.000001\/0: .*title/,
    ],
    ["names no source", { source: undefined }, /source/],
    ["refines without a source", { fees: { [CODE]: [{ feeStatus: "unknown" }] } }, /\/fees\/1\.000001\/0: .*source/],
    [
      "holds an amount without its source",
      { fees: { [CODE]: [{ ...fee, fees: [{ kind: "phi", amountVnd: 1, per: "b" }] }] } },
      /\/fees\/1\.000001\/0\/fees\/0: .*source/,
    ],
    ["refines an unknown code", { fees: { "1.999999": [fee] } }, /\/fees\/1\.999999: no procedure has the code/],
    [
      "refines a record of another province",
      { times: { "1.000002": TIMES } },
      /\/times\/1\.000002: .*used in Khánh Hòa only/,
    ],
    [
      "names a way of submission the record lacks",
      { fees: { [CODE]: [{ ...fee, channels: ["post"] }] } },
      /\/fees\/1\.000001\/0\/channels: .*"post"/,
    ],
    [
      "refines a fee that is not its council's",
      { fees: { "1.000003": [fee] } },
      /\/fees\/1\.000003\/0: .*not left to the province/,
    ],
    [
      "makes a record unsound",
      { fees: { [CODE]: [{ feeStatus: "free", source: "a" }] } },
      /\/1\.000001: .*\/feeSource/,
    ],
    [
      "shortens a period without a decision's number",
      { times: { [CODE]: [{ ...TIMES[0], decision: "theo tỉnh" }] } },
      /\/times\/1\.000001\/0\/decision/,
    ],
  ])("is refused when it %s", async (_fault, content, expected) => {
    expect((await ofProvince(content)).join("\n")).toMatch(expected)
  })

  it("is refused when another file speaks for the province", async () => {
    const file = (name: string) => asYaml({ name, source: "Sở" })

    const faults = await faultsOf({ "provinces/a.yaml": file("Thanh Hóa"), "provinces/b.yaml": file("tỉnh Thanh Hoá") })

    expect(faults).toEqual(['provinces/b.yaml /name: "tỉnh Thanh Hoá" is also provinces/a.yaml'])
  })
})

describe("the file of a commune with a fault", () => {
  it.each([
    ["offers an unknown code", { offers: ["1.999999"] }, /\/offers\/0: no procedure has the code 1\.999999/],
    ["offers a record of another province", { offers: ["1.000002"] }, /\/offers\/0: .*Khánh Hòa only/],
    ["shortens the period of an unknown code", { times: { "1.999999": TIMES } }, /\/times\/1\.999999: no procedure/],
    ["shortens a period without a decision", { times: { [CODE]: [{ processingTimes: [] }] } }, /decision/],
    ["refines a fee", { fees: {} }, /fees/],
    ["has another key than its file", { key: "khac" }, /\/key: the file must be communes\/khac\.yaml/],
  ])("is refused when it %s", async (_fault, content, expected) => {
    expect((await ofCommune(content)).join("\n")).toMatch(expected)
  })
})
