import { describe, expect, it } from "vitest"
import { feeLine } from "../../../src/answer/facts.ts"
import type { Procedure } from "../../../src/domain/procedure.ts"
import { formatChannel, formatMoney } from "../../../src/domain/wording.ts"
import { compose, linesOf, textOf } from "../../answer/compose-fixture.ts"
import { read } from "../import/read.ts"
import { procedures, shipped } from "./shipped.ts"

const methods = procedures.flatMap(({ code, submissionMethods }) => submissionMethods.map((m) => ({ code, ...m })))

// What the importers make of 0 đồng in each format: tests/catalogue/import (words, portal-json, merge).
describe("“0 đồng” on the portal is never “free” without a source", () => {
  it("is free only where a numbered text says so", () => {
    const unproven = methods.filter(({ feeStatus, feeSource }) => feeStatus === "free" && !/\d/.test(feeSource ?? ""))

    expect(unproven.map(({ code }) => code)).toEqual([])
  })

  it("frees some people only with the text that does, and says whom", () => {
    const waivers = methods.flatMap(({ code, fees }) =>
      (fees ?? []).filter(({ amountVnd }) => amountVnd === 0).map((fee) => ({ code, ...fee })),
    )

    expect(waivers.length).toBeGreaterThan(0)
    expect(waivers.filter(({ condition, source }) => condition === undefined || !/\d/.test(source))).toEqual([])
  })

  it("is not said of a birth registered late, which the province charges", () => {
    const birth = shipped("1.001193")

    const onTime = textOf(compose(birth, ["fee"], { choices: { deadline: "on-time" } }))
    const late = textOf(compose(birth, ["fee"], { choices: { deadline: "late" } }))

    expect(onTime).toContain("Miễn lệ phí")
    expect(late).not.toMatch(/Miễn lệ phí|Không thu/)
    expect(late).toContain("Quá 60 ngày thì nộp lệ phí do Hội đồng nhân dân tỉnh quy định")
  })

  it.each([
    ["1.001193", "late birth registration"],
    ["2.002363", "an adoption made abroad"],
    ["2.000528", "a birth with a foreign parent"],
  ])("leaves the amount of %s (%s) to the province", (code) => {
    expect(shipped(code).submissionMethods.map(({ feeStatus }) => feeStatus)).toEqual(Array(3).fill("set-by-province"))
  })
})

/** The lines of an answer that hold for one way of submission alone, or for several together. */
function byHeading(procedure: Procedure) {
  return compose(procedure, ["fee"]).sections.flatMap(({ heading, lines }) => {
    if (heading === null || !heading.startsWith("Lệ phí – ")) return []
    const isNamed = ({ channel }: Procedure["submissionMethods"][number]) =>
      heading.includes(formatChannel(channel).toLowerCase())
    return [{ lines, own: procedure.submissionMethods.filter(isNamed) }]
  })
}

describe("the amounts of one way of submission do not leak to another", () => {
  it("is so in every answer that tells the ways apart", () => {
    const groups = procedures.flatMap((procedure) => byHeading(procedure).map((group) => ({ procedure, ...group })))
    const leaked = groups.flatMap(({ procedure, lines, own }) => {
      const amounts = own.flatMap(({ fees }) => fees?.map(({ amountVnd }) => formatMoney(amountVnd)) ?? [])
      const known = [...amounts, ...own.map(({ feeNote }) => feeNote ?? "")].join("\n")
      const said = lines.flatMap((line) => line.match(/\d[\d.]* đồng/g) ?? [])
      return said.filter((amount) => !known.includes(amount)).map((amount) => `${procedure.code}: ${amount}`)
    })

    expect(groups.length).toBeGreaterThan(20)
    expect(leaked).toEqual([])
  })

  it("is so when the portal holds amounts under one way and 0 under the other", async () => {
    const method = (submissionMethod: string, value: number) => ({
      submissionMethod,
      fees: [{ type: "FEE", value, currencyName: "Việt Nam Đồng", description: "" }],
    })
    const data = {
      code: "1.099999",
      name: "Tách thửa",
      executionMethods: [method("DIRECT", 0), method("ONLINE", 7_000)],
    }

    const [procedure] = (await read("api.json", JSON.stringify({ data }))).procedures
    const money = procedure?.facts.methods?.map(({ channel, money }) => [channel, money?.fees.length, money?.status])

    expect(money).toEqual([
      ["in-person", 0, "unknown"],
      ["online", 1, "amount"],
    ])
  })

  it("states none of the amounts of a land split, of which nobody says which is for whom", () => {
    expect(textOf(compose(shipped("1.115490"), ["fee"]))).not.toMatch(/[1-9][\d.]* đồng/)
  })
})

// That the importers keep the words of an exemption: tests/catalogue/import (words, portal-json).
describe("exemptions are kept in words", () => {
  it.each([
    ["1.004222", "Điều 4 Thông tư 75/2022/TT-BTC"],
    ["1.001193", "Hộ nghèo"],
    ["2.000635", "Người khuyết tật"],
    ["2.001263", "Cha dượng hoặc mẹ kế nhận con riêng của vợ hoặc chồng"],
    ["1.115520", "Hộ gia đình, cá nhân ở nông thôn được miễn lệ phí cấp giấy chứng nhận"],
  ])("the fee of %s comes with “%s”", (code, words) => {
    expect(textOf(compose(shipped(code), ["fee"]))).toContain(words)
  })

  it("none that a record holds is left out of the answer about its fee", () => {
    const lost = procedures.flatMap((procedure) => {
      const said = linesOf(compose(procedure, ["fee"]))
      const exemptions = procedure.submissionMethods.flatMap(({ feeExemptions }) => feeExemptions ?? [])
      return exemptions.filter((exemption) => !said.includes(exemption)).map((words) => `${procedure.code}: ${words}`)
    })

    expect(lost).toEqual([])
  })
})

describe("prices differ by way of submission and by date", () => {
  it.each([
    ["Lệ phí – nộp trực tiếp:", "20.000 đồng/lần đăng ký thường trú (lệ phí): nộp trực tiếp"],
    ["Lệ phí – nộp trên mạng:", "10.000 đồng/lần đăng ký thường trú (lệ phí): nộp trực tuyến"],
  ])("permanent residence: %s %s", (heading, line) => {
    const sections = compose(shipped("1.004222"), ["fee"]).sections

    expect(sections.find((section) => section.heading === heading)?.lines[0]).toBe(line)
  })

  it.each([
    ["2026-12-31", "25.000 đồng", "50.000 đồng"],
    ["2027-01-02", "50.000 đồng", "25.000 đồng"],
  ])("on %s changing an identity card costs %s, not %s", (today, amount, other) => {
    const text = textOf(compose(shipped("1.014063"), ["fee"], { today }))

    expect(text).toContain(amount)
    expect(text).not.toContain(other)
  })

  it("what ends on 31 December 2026 is said that day, and no more on 2 January 2027", () => {
    const ending = procedures.flatMap((procedure) =>
      procedure.submissionMethods.flatMap(({ fees }) =>
        (fees ?? []).filter(({ validUntil }) => validUntil === "2026-12-31").map((fee) => ({ procedure, fee })),
      ),
    )
    const isSaid = ({ procedure, fee }: (typeof ending)[number], today: string) =>
      linesOf(compose(procedure, ["fee"], { today })).includes(feeLine(procedure, fee, {}))

    expect(ending.length).toBeGreaterThan(0)
    expect(ending.filter((one) => !isSaid(one, "2026-12-31"))).toEqual([])
    expect(ending.filter((one) => isSaid(one, "2027-01-02"))).toEqual([])
  })
})
