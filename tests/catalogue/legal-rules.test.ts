import { describe, expect, it } from "vitest"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import { type Choices, forThisCase } from "../../src/domain/cases.ts"
import type { Procedure, ProcessingTime } from "../../src/domain/procedure.ts"

/** What laws, decrees and circulars lay down, over the records that ship with the project. */

const { procedures } = await loadCatalogue("data")

function shipped(code: string): Procedure {
  const procedure = procedures.get(code)
  if (procedure === undefined) throw new Error(`no record has the code ${code}`)
  return procedure
}

/** The periods of a case, in every way of submission; one line where all ways have the same. */
function periods(code: string, choices: Choices = {}): string[] {
  const lines = shipped(code).submissionMethods.map(({ processingTimes }) =>
    forThisCase(processingTimes, choices).map(inShort).join(", "),
  )
  return [...new Set(lines)]
}

function inShort({ value, unit, verificationCeiling: ceiling }: ProcessingTime): string {
  return `${value} ${unit}${ceiling === undefined ? "" : ` / ${ceiling.value} ${ceiling.unit}`}`
}

/** The amounts of a case that are charged on a day without a waiver, by way of submission. */
function amounts(code: string, choices: Choices = {}) {
  return shipped(code).submissionMethods.map(({ channel, fees }) => [
    channel,
    forThisCase(fees ?? [], choices)
      .filter(({ amountVnd, validFrom }) => amountVnd > 0 && validFrom === undefined)
      .map(({ amountVnd, extra }) => (extra === true ? `+${amountVnd}` : String(amountVnd)))
      .join(" "),
  ])
}

describe("the rule of 15 o'clock (Luật Hộ tịch 2014; Nghị định 23/2015/NĐ-CP, Điều 7)", () => {
  it.each([
    ["1.001193", "birth", {}],
    ["2.000528", "birth with a foreign parent", {}],
    ["1.000656", "death", {}],
    ["1.000894", "marriage", {}],
    ["2.000635", "copy of a register entry", {}],
    ["2.000547", "note of what was registered abroad", {}],
    ["1.004859", "addition to the register", { change: "add" }],
    ["2.000815", "certified copy", {}],
    ["2.000884", "certified signature", {}],
    ["2.000913", "change of a certified contract", {}],
    ["2.000927", "slip of the pen in a certified contract", {}],
    ["2.000942", "copy of a certified contract", {}],
    ["2.000992", "translator of the commune's list", {}],
    ["2.001008", "translator of one's own", {}],
  ] as const)("holds for %s (%s): the same day, after 15:00 the next working day", (code, _what, choices) => {
    const times = shipped(code).submissionMethods.map(({ processingTimes }) => forThisCase(processingTimes, choices))

    for (const [time, ...others] of times) {
      expect(time).toMatchObject({ value: 0, unit: "immediately", cutOff: "15:00" })
      expect(others).toEqual([])
    }
  })

  it("holds for nothing that takes longer than a day anyway, but for the joint procedures on the network", () => {
    const longer = [...procedures.values()].filter(({ submissionMethods }) =>
      submissionMethods.some(({ processingTimes }) =>
        processingTimes.some(({ unit, cutOff }) => unit !== "immediately" && cutOff !== undefined),
      ),
    )

    expect(longer.map(({ code }) => code).sort()).toEqual(["2.002913", "3.000722"])
  })
})

describe("civil status has a base, and a ceiling where facts must be verified", () => {
  it.each<[string, string, string, Choices?]>([
    ["1.000894", "marriage", "0 immediately / 5 working-day"],
    ["1.000656", "death", "0 immediately / 3 working-day"],
    ["1.001022", "acknowledging a child or parent", "3 working-day / 8 working-day"],
    ["1.000689", "birth with acknowledgement", "3 working-day / 8 working-day"],
    ["1.004859", "correction", "3 working-day / 6 working-day", { change: "correct" }],
    ["1.004859", "addition", "0 immediately", { change: "add" }],
    ["1.004873", "marital status", "3 working-day / 23 day"],
    ["1.004884", "birth registered again", "5 working-day / 25 day"],
    ["1.004746", "marriage registered again", "5 working-day / 25 day"],
    ["1.004772", "birth of who has personal papers", "5 working-day / 25 day"],
    ["1.005461", "death registered again", "5 working-day / 10 working-day"],
    ["2.000806", "marriage with a foreigner", "5 working-day / 10 working-day"],
    ["2.002189", "note of a marriage abroad", "5 working-day / 8 working-day"],
    ["1.004837", "guardianship", "3 working-day"],
    ["1.004845", "end of a guardianship", "2 working-day"],
  ])("%s, %s: %s", (code, _what, period, choices) => {
    expect(periods(code, choices)).toEqual([period])
  })

  it("every record of it ends on 28 February 2027, before the law of 2026, unless it ended earlier", () => {
    const civilStatus = [...procedures.values()].filter(({ sectorKey }) => sectorKey === "ho-tich")

    expect(civilStatus.length).toBeGreaterThan(40)
    expect(
      civilStatus.filter(({ status, effectiveTo }) => status === "in-force" && effectiveTo !== "2027-02-28"),
    ).toEqual([])
    expect(civilStatus.filter(({ replacedBy }) => replacedBy === undefined)).toEqual([])
  })

  it.each(["1.001193", "1.000656", "1.000894", "1.004884", "1.004859"])(
    "an additional copy costs 8.000 đồng, only if it is asked for (%s)",
    (code) => {
      expect(amounts(code).map(([, charged]) => charged)).toEqual(Array(3).fill("+8000"))
    },
  )

  it.each(["2.000635", "2.002516"])("a copy or confirmation costs 8.000 đồng each (%s)", (code) => {
    expect(amounts(code).map(([, charged]) => charged)).toEqual(Array(3).fill("8000"))
  })
})

describe("certification (Thông tư 226/2016/TT-BTC; Nghị định 23/2015/NĐ-CP, Điều 21 and 37)", () => {
  it.each(["2.000815", "2.000942"])(
    "a copy costs 2.000 for the first two pages, 1.000 from the third, 200.000 at most (%s)",
    (code) => {
      expect(shipped(code).submissionMethods.map(({ fees }) => fees)).toMatchObject([
        [
          { amountVnd: 2_000, unit: "page", fromUnit: 1, toUnit: 2, maxPerCopyVnd: 200_000 },
          { amountVnd: 1_000, unit: "page", fromUnit: 3, maxPerCopyVnd: 200_000 },
        ],
      ])
    },
  )

  it.each<[string, string, string, Choices?]>([
    ["2.000884", "signature", "10000"],
    ["2.000992", "translator of the commune's list", "10000"],
    ["2.001008", "translator of one's own", "10000"],
    ["2.001035", "contract", "50000", { deal: "transfer" }],
    ["2.001019", "will", "50000"],
    ["2.001016", "refusal of an inheritance", "50000"],
    ["2.001406", "division of an inheritance", "50000"],
    ["2.000913", "change of a contract", "30000"],
    ["2.000927", "slip of the pen", "25000"],
  ])("%s, %s: %s đồng by every way", (code, _what, amount, choices) => {
    expect(new Set(amounts(code, choices).map(([, charged]) => charged))).toEqual(new Set([amount]))
  })

  it.each(["2.001035", "2.001019", "2.001016", "2.001406"])(
    "a transaction takes 2 working days at most (%s)",
    (code) => {
      expect(periods(code)).toEqual(["2 working-day"])
    },
  )
})

describe("residence (Thông tư 75/2022/TT-BTC)", () => {
  it.each<[string, string, string, string, Choices?]>([
    ["1.004222", "permanent", "20000", "10000"],
    ["1.004194", "temporary", "15000", "7000", { case: "household" }],
    ["1.004194", "temporary by list, per person", "10000", "5000", { case: "list" }],
    ["1.002755", "temporary, extended", "15000", "7000", { case: "household" }],
    ["1.010038", "household split", "10000", "5000"],
  ])("%s, %s: %s at the desk, %s on the network", (code, _what, desk, network, choices) => {
    expect(amounts(code, choices)).toEqual([
      ["in-person", desk],
      ["online", network],
    ])
  })

  it.each(["1.003197", "1.003677", "2.001159"])("%s is not in its table", (code) => {
    expect(amounts(code).every(([, charged]) => charged === "")).toBe(true)
  })
})

describe("household businesses (Nghị định 168/2025/NĐ-CP)", () => {
  it.each<[string, string, string, Choices?]>([
    ["1.001612", "founded", "3 working-day"],
    ["2.000720", "changed", "3 working-day"],
    ["2.000575", "certificate exchanged", "3 working-day", { need: "change" }],
    ["1.014035", "registration stopped", "3 working-day"],
    ["2.000575", "certificate issued again", "1 working-day", { need: "reissue" }],
    ["1.014034", "data updated", "1 working-day", { need: "update" }],
    ["1.001570", "paused", "1 working-day"],
  ])("%s, %s: %s", (code, _what, period, choices) => {
    expect(periods(code, choices)).toEqual([period])
  })

  it("is charged what the province sets, so no amount is in a record", () => {
    const businesses = [...procedures.values()].filter(({ sectorKey }) => sectorKey === "ho-kinh-doanh")

    expect(businesses.flatMap(({ submissionMethods }) => submissionMethods.flatMap(({ fees }) => fees ?? []))).toEqual(
      [],
    )
  })
})

describe("the waiver for who has VNeID level 2 (Thông tư 117/2026/TT-BTC)", () => {
  const waivers = [...procedures.values()].flatMap(({ code, submissionMethods }) =>
    submissionMethods.flatMap(({ fees }) =>
      (fees ?? []).filter(({ source }) => source.includes("117/2026/TT-BTC")).map((fee) => ({ code, ...fee })),
    ),
  )

  it("runs from 15 August 2026 to 28 February 2027, and frees of all of it", () => {
    expect(
      waivers.filter(
        ({ amountVnd, validFrom, validUntil }) =>
          amountVnd !== 0 || validFrom !== "2026-08-15" || validUntil !== "2027-02-28",
      ),
    ).toEqual([])
  })

  it.each(["1.004222", "1.004194", "1.002755", "1.010038", "1.014063", "1.014064", "3.000333", "3.000347", "2.000635"])(
    "holds for %s",
    (code) => {
      expect(waivers.some((waiver) => waiver.code === code)).toBe(true)
    },
  )
})
