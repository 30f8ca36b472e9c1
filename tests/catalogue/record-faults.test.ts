import { describe, expect, it } from "vitest"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { FILE, faultsIn, method, recordText, useFolders, type Written } from "./data-folder.ts"

const folderOf = useFolders()
const faultsOf = async (files: Readonly<Record<string, string>>) => faultsIn(await folderOf(files))
const FEE = { kind: "le-phi", amountVnd: 1000, per: "lần", source: "Thông tư" }
const PAGE = { ...FEE, unit: "page" }
const QUESTION = {
  id: "place",
  ask: "Ở đâu?",
  options: [
    { id: "own", label: "Nhà mình" },
    { id: "rent", label: "Nhà thuê" },
  ],
}
const PAPER = { title: "Tờ khai", handling: "submit" }

describe("a fault in one record is named with its file and field", () => {
  it.each<[string, Written, string, RegExp]>([
    ["an unknown field", { phi: 1000 }, "", /phi/],
    ["a missing field", { agency: undefined }, "", /agency/],
    ["a code that is a number", { code: 1.000001 }, "/code", /string/],
    [
      "a wrong unit",
      method({ processingTimes: [{ value: 3, unit: "tuần" }] }),
      "/submissionMethods/0/processingTimes/0/unit",
      /working-day/,
    ],
    [
      "a fee without its source",
      method({ feeStatus: "amount", fees: [{ ...FEE, source: undefined }] }),
      "/submissionMethods/0/fees/0",
      /source/,
    ],
    [
      "a broken amount",
      method({ feeStatus: "amount", fees: [{ ...FEE, amountVnd: 10.5 }] }),
      "/submissionMethods/0/fees/0/amountVnd",
      /integer/,
    ],
    ["a fee status of its own", method({ feeStatus: "miễn phí" }), "/submissionMethods/0/feeStatus", /set-by-province/],
    ["free without the text that says so", method({ feeStatus: "free" }), "/submissionMethods/0/feeSource", /required/],
    [
      "free with fees",
      method({ feeStatus: "free", feeSource: "Luật", fees: [FEE] }),
      "/submissionMethods/0/fees",
      /contradicts/,
    ],
    ["an amount without fees", method({ feeStatus: "amount" }), "/submissionMethods/0/fees", /required/],
    [
      "a term that ends before it begins",
      method({ feeStatus: "amount", fees: [{ ...FEE, validFrom: "2027-01-01", validUntil: "2026-01-01" }] }),
      "/submissionMethods/0/fees/0/validUntil",
      /before/,
    ],
    [
      "a step of nothing",
      method({ feeStatus: "amount", fees: [{ ...FEE, fromUnit: 3 }] }),
      "/submissionMethods/0/fees/0/unit",
      /step/,
    ],
    [
      "a unit of its own",
      method({ feeStatus: "amount", fees: [{ ...FEE, unit: "trang" }] }),
      "/submissionMethods/0/fees/0/unit",
      /page/,
    ],
    [
      "a step that ends before it begins",
      method({ feeStatus: "amount", fees: [{ ...PAGE, fromUnit: 3, toUnit: 2 }] }),
      "/submissionMethods/0/fees/0/toUnit",
      /before/,
    ],
    [
      "steps that overlap",
      method({
        feeStatus: "amount",
        fees: [
          { ...PAGE, toUnit: 3 },
          { ...PAGE, fromUnit: 3 },
        ],
      }),
      "/submissionMethods/0/fees/1/fromUnit",
      /overlaps/,
    ],
    [
      "two amounts for one unit",
      method({ feeStatus: "amount", fees: [PAGE, { ...PAGE, amountVnd: 2000 }] }),
      "/submissionMethods/0/fees/1/fromUnit",
      /overlaps/,
    ],
    [
      "a cap on what has no pages",
      method({ feeStatus: "amount", fees: [{ ...FEE, unit: "copy", maxPerCopyVnd: 5000 }] }),
      "/submissionMethods/0/fees/0/maxPerCopyVnd",
      /page/,
    ],
    [
      "steps with different caps",
      method({
        feeStatus: "amount",
        fees: [
          { ...PAGE, toUnit: 2, maxPerCopyVnd: 5000 },
          { ...PAGE, fromUnit: 3 },
        ],
      }),
      "/submissionMethods/0/fees/1/maxPerCopyVnd",
      /same/,
    ],
    [
      "a time of nothing",
      method({ processingTimes: [{ value: 0, unit: "day" }] }),
      "/submissionMethods/0/processingTimes/0/value",
      /immediately/,
    ],
    [
      "immediately that takes days",
      method({ processingTimes: [{ value: 2, unit: "immediately" }] }),
      "/submissionMethods/0/processingTimes/0/value",
      /immediately/,
    ],
    [
      "a ceiling of nothing",
      method({ processingTimes: [{ value: 2, unit: "day", verificationCeiling: { value: 0, unit: "day" } }] }),
      "/submissionMethods/0/processingTimes/0/value",
      /immediately/,
    ],
    [
      "one way of submission twice",
      { submissionMethods: [...method({}).submissionMethods, ...method({}).submissionMethods] },
      "/submissionMethods",
      /twice/,
    ],
    [
      "a case of a question that is not asked",
      { requiredDocuments: [{ ...PAPER, when: { place: "own" } }] },
      "/requiredDocuments/0/when",
      /"place"/,
    ],
    [
      "a case with an option that is not offered",
      { questions: [QUESTION], requiredDocuments: [{ ...PAPER, when: { place: ["own", "ship"] } }] },
      "/requiredDocuments/0/when",
      /"ship"/,
    ],
    [
      "a fee of an unknown case",
      method({ feeStatus: "amount", fees: [{ ...FEE, when: { place: "own" } }] }),
      "/submissionMethods/0/fees/0/when",
      /"place"/,
    ],
    [
      "a time of an unknown case",
      method({ processingTimes: [{ value: 1, unit: "day", when: { place: "own" } }] }),
      "/submissionMethods/0/processingTimes/0/when",
      /"place"/,
    ],
    [
      "a question that hangs on a later one",
      { questions: [{ ...QUESTION, id: "first", when: { place: "own" } }, QUESTION] },
      "/questions/0/when",
      /"place"/,
    ],
    ["a question id used twice", { questions: [QUESTION, QUESTION] }, "/questions/1/id", /"place"/],
    [
      "an option id used twice",
      { questions: [{ ...QUESTION, options: [QUESTION.options[0], QUESTION.options[0]] }] },
      "/questions/0/options",
      /twice/,
    ],
    [
      "a question with one option",
      { questions: [{ ...QUESTION, options: [QUESTION.options[0]] }] },
      "/questions/0/options",
      /2/,
    ],
    ["a short title that is long", { shortTitle: "x".repeat(61) }, "/shortTitle", /60/],
    [
      "a day written the Vietnamese way",
      { source: { name: "Cổng", asOf: "18/7/2026", checkedOn: "2026-11-24" } },
      "/source/asOf",
      /pattern/,
    ],
    ["a repealed record without a last day or successor", { status: "repealed" }, "/status", /repealed/],
    ["a file under another name", { code: "1.000009" }, "/code", /1\.000009\.yaml/],
    ["a file in another sector's folder", { sectorKey: "cu-tru" }, "/code", /cu-tru/],
    ["a special case of nothing", { specialOf: { code: "1.999999", marks: ["lại"] } }, "/specialOf/code", /1\.999999/],
  ])("%s", async (_fault, changes, field, problem) => {
    const faults = await faultsOf({ [FILE]: recordText(changes) })

    expect(faults).toContainEqual({ file: FILE, field, problem: expect.stringMatching(problem) })
  })

  it("broken YAML, with the line", async () => {
    const [fault] = await faultsOf({ [FILE]: 'code: "1.000001"\ntitle: [mở ngoặc\nshortTitle: x\n' })

    expect(fault).toMatchObject({ file: FILE, field: "" })
    expect(fault?.problem).toMatch(/line [23]/)
  })

  it("one key twice", async () => {
    const [fault] = await faultsOf({ [FILE]: 'code: "1.000001"\ntitle: Một\ntitle: Hai\n' })

    expect(fault?.file).toBe(FILE)
    expect(fault?.problem).toMatch(/unique|duplicate/i)
  })

  it("an empty file", async () => {
    expect((await faultsOf({ [FILE]: "" }))[0]?.file).toBe(FILE)
  })
})

describe("amounts by the unit are no fault", () => {
  it.each<[string, Written]>([
    [
      "when one step follows the other",
      method({
        feeStatus: "amount",
        fees: [
          { ...PAGE, toUnit: 2 },
          { ...PAGE, fromUnit: 3 },
        ],
      }),
    ],
    [
      "when one holds after the other",
      method({
        feeStatus: "amount",
        fees: [
          { ...PAGE, validUntil: "2026-12-31" },
          { ...PAGE, validFrom: "2027-01-01" },
        ],
      }),
    ],
    [
      "when they are for different cases",
      {
        questions: [QUESTION],
        ...method({
          feeStatus: "amount",
          fees: [
            { ...PAGE, when: { place: "own" } },
            { ...PAGE, when: { place: ["rent"] } },
          ],
        }),
      },
    ],
    [
      "when one is a waiver",
      method({ feeStatus: "amount", fees: [PAGE, { ...PAGE, amountVnd: 0, condition: "nghèo" }] }),
    ],
    ["when one is paid beside the main fee", method({ feeStatus: "amount", fees: [PAGE, { ...PAGE, extra: true }] })],
  ])("%s", async (_case, changes) => {
    const { procedures } = await loadCatalogue(await folderOf({ [FILE]: recordText(changes) }))

    expect(procedures.size).toBe(1)
  })
})
