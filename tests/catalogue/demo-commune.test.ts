import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadCommune } from "../../src/catalogue/load.ts"
import { loadLocalCatalogue } from "../../src/catalogue/load-local.ts"
import { CONSOLE_CAPABILITIES } from "../../src/channels/console.ts"
import { renderAnswer } from "../../src/channels/render.ts"
import { createAsk } from "../../src/commands/ask.ts"
import { openDesk } from "../../src/compose/desk.ts"

const DATA = join(import.meta.dirname, "..", "..", "data")
const DEMO = join(import.meta.dirname, "fixtures", "demo-commune")
const COMMUNE = "xa-thu-nghiem"
const NOON = new Date("2026-11-24T05:00:00Z")

const desk = await openDesk({ commune: COMMUNE, retentionDays: 30, memoryMs: 1_800_000, cataloguePath: DEMO })
const ask = createAsk({
  answerTurn: desk.answerTurn,
  render: (answer) => renderAnswer(answer, CONSOLE_CAPABILITIES),
  now: () => NOON,
  stopwatch: () => 0,
})
const reply = (...turns: string[]) => ask("1", turns, NOON).text

describe("another commune of another province, invented for this test", () => {
  it("answers under its own name", () => {
    expect(reply("giấy phép thả diều nộp ở đâu")).toContain("Quầy một cửa xã Thử Nghiệm")
    expect(reply("giấy phép thả diều nộp ở đâu")).toContain("Nhà số 0, thôn Không Có")
  })

  it("says the fee its council set where that is known, and how to learn it where not", () => {
    expect(reply("lệ phí xin phép thả diều")).toContain("12.345 đồng")
    expect(reply("lệ phí đăng ký nuôi rồng")).toContain("Tra bảng giá của Tỉnh Mẫu.")
  })

  it("says the period that was shortened locally", () => {
    const text = reply("xin phép thả diều mất bao lâu")

    expect(text).toContain("2 ngày làm việc")
    expect(text).not.toContain("5 ngày làm việc")
  })

  it("does not show what it does not offer, nor what only another province uses", () => {
    expect([...desk.catalogue().procedures.keys()]).toEqual(["9.000001", "9.000002"])
    expect([...desk.catalogue().utterances.keys()]).toEqual(["9.000001", "9.000002"])
  })

  it("finds the national record by the names of the record of another province", () => {
    expect(reply("con tôi muốn nuôi rồng")).toContain("9.000002")
    expect(reply("xin nuôi rồng ở nhà")).not.toContain("tỉnh khác")
  })

  it("is never told the name of the first user's commune or province", () => {
    const questions = ["chào", "lệ phí xin phép thả diều", "đăng ký nuôi rồng", "gặp cán bộ", "ly hôn", "abc xyz"]

    const replies = questions.map((question) => reply(question)).join("\n")

    expect(replies).toContain("xã Thử Nghiệm (bịa)")
    expect(replies).not.toMatch(/Xuân Hòa|Thanh Hóa/)
  })

  it("reports which layer changed what, and by which source", () => {
    const { changes, leftOut } = desk.overlays()

    expect(changes).toContainEqual({
      code: "9.000001",
      field: "/submissionMethods/0/fees",
      layer: "province",
      source: "Nghị quyết 00/2026/NQ-HĐND (bịa)",
    })
    expect(changes).toContainEqual({
      code: "9.000001",
      field: "/submissionMethods/1/processingTimes",
      layer: "commune",
      source: "00/QĐ-UBND ngày 01/01/2026 (bịa)",
    })
    expect(leftOut.map(({ code, layer }) => `${code} ${layer}`)).toEqual(["9.000003 province", "9.000004 commune"])
  })
})

describe("the shipped data in another province", async () => {
  const { catalogue } = await loadLocalCatalogue(DATA, await loadCommune(DEMO, COMMUNE))
  const procedures = [...catalogue.procedures.values()]

  it("holds no record that only one other province uses", () => {
    expect(procedures.length).toBeGreaterThan(450)
    expect(procedures.filter(({ province }) => province !== undefined)).toEqual([])
  })

  it("points to no record that is missing, and expects nobody to say that they live elsewhere", () => {
    const special = procedures.flatMap(({ specialOf }) => specialOf ?? [])

    expect(special.filter(({ code }) => code !== undefined && !catalogue.procedures.has(code))).toEqual([])
    expect(special.filter(({ marks }) => marks.includes("ngoài Thanh Hóa"))).toEqual([])
  })
})

describe("the shipped data of the first user", async () => {
  const commune = await loadCommune(DATA, "xuan-hoa")
  const { catalogue, changes, leftOut } = await loadLocalCatalogue(DATA, commune)

  it("uses every record, those of its province too, and claims no local period or list it has no source for", () => {
    expect(leftOut).toEqual([])
    expect(changes.filter(({ layer }) => layer === "commune")).toEqual([])
    expect([...catalogue.procedures.values()].some(({ province }) => province === commune.province)).toBe(true)
  })

  it("explains how to learn a fee its council sets, and adds no amount", () => {
    expect(new Set(changes.map(({ field }) => field.replace(/\d+/, "n")))).toEqual(
      new Set(["/submissionMethods/n/feeNote"]),
    )
  })
})
