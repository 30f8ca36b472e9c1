import { describe, expect, it } from "vitest"
import { DIVORCE } from "../retrieval/catalogue-fixture.ts"
import { asYaml, FILE, faultsIn, recordText, useFolders, type Written } from "./data-folder.ts"

const folderOf = useFolders()
const faultsOf = async (files: Readonly<Record<string, string>>) => faultsIn(await folderOf(files))

describe("a fault between files is named with both", () => {
  const other = "procedures/ho-tich/1.000002.yaml"

  it.each<[string, Written, Written, string, RegExp]>([
    ["an alias claimed twice", { aliases: ["a", "sổ đỏ"] }, { aliases: ["Sổ đỏ "] }, "/aliases/0", /Sổ đỏ/],
    ["a short title claimed twice", { shortTitle: "Làm bìa" }, { shortTitle: "làm bìa" }, "/shortTitle", /làm bìa/],
    [
      "an alias that is another's short title",
      { shortTitle: "Làm bìa" },
      { aliases: ["làm bìa"] },
      "/aliases/0",
      /làm bìa/,
    ],
  ])("%s", async (_fault, first, second, field, problem) => {
    const faults = await faultsOf({
      [FILE]: recordText(first),
      [other]: recordText({ code: "1.000002", ...second }),
    })

    expect(faults).toEqual([{ file: other, field, problem: expect.stringMatching(problem) }])
    expect(faults[0]?.problem).toContain(FILE)
  })

  it("a code used twice", async () => {
    const copy = "procedures/cu-tru/1.000001.yaml"
    const faults = await faultsOf({
      [FILE]: recordText(),
      [copy]: recordText({ sectorKey: "cu-tru", shortTitle: "Việc khác" }),
    })

    expect(faults).toEqual([{ file: FILE, field: "/code", problem: expect.stringContaining(copy) }])
  })

  it("sayings without a procedure", async () => {
    const faults = await faultsOf({ [FILE]: recordText(), "utterances/1.000002.txt": "a\n" })

    expect(faults).toEqual([
      { file: "utterances/1.000002.txt", field: "", problem: expect.stringContaining("1.000002") },
    ])
  })

  it("a matter done elsewhere without saying where", async () => {
    const faults = await faultsOf({ [FILE]: recordText(), "elsewhere.yaml": asYaml([{ ...DIVORCE, say: "" }]) })

    expect(faults[0]).toMatchObject({ file: "elsewhere.yaml", field: "/0/say" })
  })

  it("two matters done elsewhere under one key", async () => {
    const faults = await faultsOf({ [FILE]: recordText(), "elsewhere.yaml": asYaml([DIVORCE, DIVORCE]) })

    expect(faults[0]).toMatchObject({ file: "elsewhere.yaml", field: expect.stringMatching(/^\/1/) })
  })
})
