import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type CalculatedFee, calculateFee } from "../../src/answer/fee-calculation.ts"
import type { Choices } from "../../src/domain/cases.ts"
import type { Fee, Procedure, SubmissionMethod } from "../../src/domain/procedure.ts"
import type { Quantities } from "../../src/language/quantities.ts"
import { makeProcedure } from "../retrieval/catalogue-fixture.ts"
import { TODAY } from "./compose-fixture.ts"

const SOURCE = "Thông tư 226/2016/TT-BTC"
const fee = (changes: Partial<Fee>): Fee => ({ kind: "phi", amountVnd: 10_000, per: "lần", source: SOURCE, ...changes })
const FIRST_PAGES = fee({ amountVnd: 2000, per: "trang", unit: "page", fromUnit: 1, toUnit: 2, maxPerCopyVnd: 200_000 })
const FURTHER_PAGES = fee({ amountVnd: 1000, per: "trang", unit: "page", fromUnit: 3, maxPerCopyVnd: 200_000 })
const PAGES = [FIRST_PAGES, FURTHER_PAGES]
const COPY = fee({ amountVnd: 8000, per: "bản sao", unit: "copy" })
const SIGNATURE = fee({ per: "trường hợp", unit: "case", condition: "một hay nhiều chữ ký trong cùng một giấy" })
const LIST = fee({ kind: "le-phi", per: "người", unit: "person", when: { case: "list" } })
const HOUSEHOLD = fee({ kind: "le-phi", amountVnd: 15_000, when: { case: "household" } })

const charging = (fees: Fee[], changes: Partial<SubmissionMethod> = {}): Procedure =>
  makeProcedure({
    submissionMethods: [{ channel: "in-person", processingTimes: [], feeStatus: "amount", fees, ...changes }],
  })
const calculate = (
  procedure: Procedure,
  quantities: Quantities,
  { choices = {}, day = TODAY }: { choices?: Choices; day?: string } = {},
): CalculatedFee | null => calculateFee({ procedure, choices, channel: "in-person", day, quantities })
const amountOf = (...args: Parameters<typeof calculate>): number | undefined => calculate(...args)?.amountVnd

describe("the sum, worked by hand", () => {
  it.each<[string, Fee[], Quantities, number, string]>([
    ["one page", PAGES, { copies: 1, pages: 1 }, 2000, "1 trang × 2.000 đồng = 2.000 đồng"],
    ["one copy of two pages", PAGES, { copies: 1, pages: 2 }, 4000, "2 trang × 2.000 đồng = 4.000 đồng"],
    [
      "three copies of two pages",
      PAGES,
      { copies: 3, pages: 2 },
      12_000,
      "3 bản × (2 trang × 2.000 đồng) = 12.000 đồng",
    ],
    [
      "one copy of three pages: the third is cheaper",
      PAGES,
      { copies: 1, pages: 3 },
      5000,
      "2 trang × 2.000 đồng + 1 trang × 1.000 đồng = 5.000 đồng",
    ],
    [
      "three copies of five pages",
      PAGES,
      { copies: 3, pages: 5 },
      21_000,
      "3 bản × (2 trang × 2.000 đồng + 3 trang × 1.000 đồng) = 21.000 đồng",
    ],
    [
      "ten copies of a school record of twelve pages",
      PAGES,
      { copies: 10, pages: 12 },
      140_000,
      "10 bản × (2 trang × 2.000 đồng + 10 trang × 1.000 đồng) = 140.000 đồng",
    ],
    [
      "a copy that comes exactly to the most",
      PAGES,
      { copies: 1, pages: 198 },
      200_000,
      "2 trang × 2.000 đồng + 196 trang × 1.000 đồng = 200.000 đồng",
    ],
    [
      "a copy that would come to more than the most",
      PAGES,
      { copies: 1, pages: 199 },
      200_000,
      "Mỗi bản: 2 trang × 2.000 đồng + 197 trang × 1.000 đồng = 201.000 đồng, chỉ thu tối đa 200.000 đồng",
    ],
    [
      "three copies at the most each",
      PAGES,
      { copies: 3, pages: 300 },
      600_000,
      "Mỗi bản: 2 trang × 2.000 đồng + 298 trang × 1.000 đồng = 302.000 đồng, chỉ thu tối đa 200.000 đồng\n3 bản × 200.000 đồng = 600.000 đồng",
    ],
    ["three civil-status copies", [COPY], { copies: 3 }, 24_000, "3 bản × 8.000 đồng = 24.000 đồng"],
    ["the signatures of two papers", [SIGNATURE], { papers: 2 }, 20_000, "2 trường hợp × 10.000 đồng = 20.000 đồng"],
    [
      "phí and lệ phí of two copies",
      [COPY, { ...COPY, kind: "le-phi", amountVnd: 5000 }],
      { copies: 2 },
      26_000,
      "2 bản × 8.000 đồng = 16.000 đồng\n2 bản × 5.000 đồng = 10.000 đồng\nCộng: 26.000 đồng",
    ],
    [
      "copies of which the first costs nothing",
      [fee({ ...COPY, amountVnd: 0, toUnit: 1 }), fee({ ...COPY, fromUnit: 2 })],
      { copies: 3 },
      16_000,
      "1 bản × 0 đồng + 2 bản × 8.000 đồng = 16.000 đồng",
    ],
  ])("%s", (_what, fees, quantities, amountVnd, formula) => {
    const sum = calculate(charging(fees), quantities)

    expect(sum?.formula.join("\n")).toBe(formula)
    expect(sum).toMatchObject({ amountVnd, isPerCopy: false, isExtraOnly: false, mayBeWaived: false })
  })

  it("is of one copy while nobody has said how many", () => {
    expect(calculate(charging(PAGES), { pages: 5 })).toMatchObject({
      amountVnd: 7000,
      isPerCopy: true,
      formula: ["Mỗi bản: 2 trang × 2.000 đồng + 3 trang × 1.000 đồng = 7.000 đồng"],
    })
  })

  it("for a list of people goes by the case that was told", () => {
    const procedure = charging([HOUSEHOLD, LIST])

    expect(amountOf(procedure, { people: 4 }, { choices: { case: "list" } })).toBe(40_000)
    expect(amountOf(procedure, { people: 4 }, { choices: { case: "household" } })).toBeUndefined()
    expect(amountOf(procedure, { people: 4 })).toBeUndefined()
  })

  it("goes by the way of submission", () => {
    const [method] = charging([LIST]).submissionMethods
    if (method === undefined) throw new Error("no method")
    const online: SubmissionMethod = { ...method, channel: "online", fees: [{ ...LIST, amountVnd: 5000 }] }
    const request = { procedure: makeProcedure({ submissionMethods: [method, online] }), choices: { case: "list" } }

    const [atDesk, onTheNet, byPost] = (["in-person", "online", "post"] as const).map((channel) =>
      calculateFee({ ...request, channel, day: TODAY, quantities: { people: 4 } }),
    )

    expect(atDesk?.amountVnd).toBe(40_000)
    expect(onTheNet?.amountVnd).toBe(20_000)
    expect(byPost).toBeNull()
  })

  it("of additional copies alone is said to be that, also where the province sets the rest", () => {
    const procedure = charging([{ ...COPY, extra: true }], { feeStatus: "set-by-province" })

    expect(calculate(procedure, { copies: 3 })).toMatchObject({ amountVnd: 24_000, isExtraOnly: true })
  })
})

describe("there is no sum", () => {
  it.each<[string, Procedure, Quantities]>([
    ["when the pages were not said", charging(PAGES), { copies: 3 }],
    ["for sheets, which have one side or two", charging(PAGES), { sheets: 3 }],
    ["when nothing was said", charging(PAGES), {}],
    ["of signatures: several in one paper count once", charging([SIGNATURE]), { people: 3, copies: 2 }],
    ["when the amount is not counted in units", charging([fee({ per: "lần đăng ký" })]), { copies: 3, people: 2 }],
    ["when something not counted comes on top", charging([COPY, fee({ kind: "le-phi" })]), { copies: 3 }],
    ["where the province sets the amount", charging([COPY], { feeStatus: "set-by-province" }), { copies: 3 }],
    ["where the fee is unknown", charging([COPY], { feeStatus: "unknown" }), { copies: 3 }],
    ["where a text frees everybody", charging([COPY, fee({ ...COPY, amountVnd: 0 })]), { copies: 3 }],
    ["when the steps leave a gap", charging([FIRST_PAGES, { ...FURTHER_PAGES, fromUnit: 4 }]), { copies: 1, pages: 5 }],
    ["when the steps begin late", charging([FURTHER_PAGES]), { copies: 1, pages: 5 }],
    ["beyond the last step", charging([FIRST_PAGES]), { copies: 1, pages: 3 }],
    ["of two amounts for one unit", charging([COPY, { ...COPY, amountVnd: 9000 }]), { copies: 2 }],
    ["of a repealed procedure", { ...charging([COPY]), status: "repealed" }, { copies: 2 }],
    ["before a procedure is in force", { ...charging([COPY]), effectiveFrom: "2027-01-01" }, { copies: 2 }],
    ["after its last day", { ...charging([COPY]), effectiveTo: "2026-01-01" }, { copies: 2 }],
  ])("%s", (_why, procedure, quantities) => {
    expect(calculate(procedure, quantities)).toBeNull()
  })

  it("for somebody whose case is freed", () => {
    const procedure = charging([
      fee({ ...SIGNATURE, when: { deal: "sale" } }),
      fee({ ...SIGNATURE, amountVnd: 0, when: { deal: "farm" } }),
    ])

    expect(amountOf(procedure, { papers: 2 }, { choices: { deal: "farm" } })).toBeUndefined()
    expect(amountOf(procedure, { papers: 2 }, { choices: { deal: "sale" } })).toBe(20_000)
  })
})

describe("a waiver in words", () => {
  const waiver = fee({ ...COPY, amountVnd: 0, condition: "có VNeID", validUntil: "2027-02-28" })

  it("leaves the sum for everybody else, with the caution that it may not be theirs", () => {
    expect(calculate(charging([COPY, waiver]), { copies: 3 })).toMatchObject({ amountVnd: 24_000, mayBeWaived: true })
  })

  it("is no caution any more after its last day", () => {
    expect(calculate(charging([COPY, waiver]), { copies: 3 }, { day: "2027-03-01" })?.mayBeWaived).toBe(false)
  })

  it("is also meant by people whom the record exempts", () => {
    expect(calculate(charging([COPY], { feeExemptions: ["Hộ nghèo"] }), { copies: 3 })?.mayBeWaived).toBe(true)
  })
})

describe("whatever is asked, the sum", () => {
  const count = fc.integer({ min: 1, max: 999 })
  const procedure = charging(PAGES)
  const sum = (copies: number, pages: number) => amountOf(procedure, { copies, pages }) ?? Number.NaN

  it("never falls with more copies or more pages", () => {
    fc.assert(
      fc.property(count, count, count, (copies, pages, more) => {
        expect(sum(copies + more, pages)).toBeGreaterThan(sum(copies, pages))
        expect(sum(copies, pages + more)).toBeGreaterThanOrEqual(sum(copies, pages))
      }),
    )
  })

  it("never exceeds the most that a copy may cost, times the copies", () => {
    fc.assert(
      fc.property(count, count, (copies, pages) => {
        expect(sum(copies, pages)).toBeLessThanOrEqual(200_000 * copies)
      }),
    )
  })

  it("is the same for all copies at once as for two lots of them", () => {
    fc.assert(
      fc.property(count, count, count, (some, others, pages) => {
        expect(sum(some + others, pages)).toBe(sum(some, pages) + sum(others, pages))
      }),
    )
  })

  it("is what adding up page by page gives", () => {
    fc.assert(
      fc.property(count, (pages) => {
        const byPage = Array.from({ length: pages }, (_, index) => (index < 2 ? 2000 : 1000))

        expect(sum(1, pages)).toBe(
          Math.min(
            200_000,
            byPage.reduce((total, amount) => total + amount, 0),
          ),
        )
      }),
    )
  })

  it("uses the amount of its day, from the first day to the last", () => {
    const days = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-12-31"), noInvalidDate: true })
    const changing = charging([
      { ...COPY, validFrom: "2026-07-01", validUntil: "2027-02-28" },
      { ...COPY, amountVnd: 9000, validFrom: "2027-03-01" },
    ])
    fc.assert(
      fc.property(days, count, (date, copies) => {
        const day = date.toISOString().slice(0, 10)
        const price = day < "2026-07-01" ? undefined : day <= "2027-02-28" ? 8000 : 9000

        expect(amountOf(changing, { copies }, { day })).toBe(price === undefined ? undefined : price * copies)
      }),
    )
  })
})
