import { describe, expect, it } from "vitest"
import { mergeFacts } from "../../../src/catalogue/import/merge.ts"
import { newRecord } from "../../../src/catalogue/import/new-record.ts"
import { loadLocalCatalogue } from "../../../src/catalogue/load-local.ts"
import { createRetriever } from "../../../src/retrieval/flexsearch-retriever.ts"
import { compose, textOf } from "../../answer/compose-fixture.ts"
import { read, TODAY } from "../import/read.ts"
import { commune, DATA, procedures, shipped } from "./shipped.ts"

describe("level flags do not decide", () => {
  it("military service is the commune's, though the portal flags it as the ministry's", () => {
    const service = procedures.filter(({ sectorKey }) => sectorKey === "nghia-vu-quan-su")

    expect(service.length).toBeGreaterThan(5)
    expect(service.filter(({ adminLevels }) => !adminLevels.includes("commune"))).toEqual([])
  })

  it("says of military service that the commune's own command handles it", () => {
    expect(textOf(compose(shipped("1.013133"), ["where"]))).toMatch(/Ban [Cc]hỉ huy quân sự (?:cấp )?[Xx]ã/)
  })

  it.each(["Ban chỉ huy quân sự cấp Xã", "Ủy ban nhân dân cấp xã", "Công an xã"])(
    "a new record flagged central is the commune's when %s carries it out",
    async (agency) => {
      const data = {
        code: "1.099999",
        name: "Đăng ký",
        executionMethods: [],
        categoriesDetails: [{ name: "Nghĩa vụ quân sự" }],
        departmentsExecuting: [{ name: agency }],
        isMinistry: true,
        isWard: false,
      }
      const [imported] = (await read("api.json", JSON.stringify({ data }))).procedures
      if (imported === undefined) throw new Error("nothing was read")

      const record = newRecord(
        imported,
        { name: "api.json", asOf: TODAY, today: TODAY },
        { sectorKeys: new Map(), isTaken: () => false, allLevels: false },
      )

      expect(record).toMatchObject({ adminLevels: ["commune", "central"] })
    },
  )

  it("no file takes a procedure from the commune by its flags, it is only shown to staff", () => {
    const { procedure, review } = mergeFacts(shipped("1.013133"), { adminLevels: ["province"] }, TODAY)

    expect(procedure).toBe(shipped("1.013133"))
    expect(review).toEqual([expect.stringContaining("bản ghi có cấp xã")])
  })
})

describe("a land code of Thanh Hóa takes the place of its national twin in Thanh Hóa, and not elsewhere", async () => {
  const here = await loadLocalCatalogue(DATA, commune)
  const elsewhere = await loadLocalCatalogue(DATA, { ...commune, province: "Khánh Hòa" })
  const search = { here: createRetriever(here.catalogue, null), elsewhere: createRetriever(elsewhere.catalogue, null) }

  it.each([
    ["làm sổ đỏ lần đầu cho hộ gia đình", "1.115520", "1.013978"],
    ["sửa sai sót sổ đỏ", "1.115516", "1.012796"],
    ["đính chính sổ đỏ", "1.115516", "1.012796"],
  ])("“%s” is %s here and %s there", (question, own, national) => {
    expect(search.here.find(question, 1)[0]?.code).toBe(own)
    expect(search.elsewhere.find(question, 1)[0]?.code).toBe(national)
  })

  it("no procedure of another province is used anywhere", () => {
    const provinces = ({ catalogue }: typeof here) => new Set([...catalogue.procedures.values()].map((p) => p.province))

    expect(provinces(here)).toEqual(new Set([undefined, "Thanh Hóa"]))
    expect(provinces(elsewhere)).toEqual(new Set([undefined]))
  })
})

describe("nobody is sent to the abolished district", () => {
  const DISTRICT =
    /cấp huyện|(?:Công an|UBND|Ủy ban nhân dân) (?:quận|huyện)|Phòng (?:Nội vụ|Lao động|Giáo dục|Tài nguyên|Nông nghiệp|Tư pháp|Tài chính)/u
  const SAID_GONE = /không còn|cũ/u

  it.each(["where", "steps", "online"] as const)("in the answer about %s", (aspect) => {
    const sent = procedures.flatMap((procedure) =>
      compose(procedure, [aspect])
        .sections.flatMap(({ heading, lines }) => (heading === null ? [] : lines))
        .filter((line) => DISTRICT.test(line) && !SAID_GONE.test(line))
        .map((line) => `${procedure.code}: ${line}`),
    )

    expect(sent).toEqual([])
  })

  it("no record is the district's", () => {
    expect(procedures.filter(({ adminLevels }) => adminLevels.includes("district"))).toEqual([])
  })
})
