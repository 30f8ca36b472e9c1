import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ImportedFacts, ImportedMoney } from "../../../src/catalogue/import/imported.ts"
import { mergeFacts } from "../../../src/catalogue/import/merge.ts"
import type { Fee, Procedure, SubmissionMethod } from "../../../src/domain/procedure.ts"
import { makeProcedure } from "../../retrieval/catalogue-fixture.ts"
import { anyFacts } from "./any-facts.ts"
import { TODAY } from "./read.ts"
import { CURATED, PAGES, REWORDED } from "./records.ts"

const merge = (existing: Procedure, facts: ImportedFacts) => mergeFacts(existing, facts, TODAY)
const fee = (changes: Partial<Fee>): Fee => ({ kind: "phi", amountVnd: 1, per: "hồ sơ", source: "Tệp b", ...changes })
const inPerson = (...fees: Fee[]): ImportedFacts => ({
  methods: [{ channel: "in-person", times: [], money: { status: "amount", fees, exemptions: [] } }],
})
const withFees = (...fees: Fee[]) =>
  makeProcedure({ submissionMethods: [{ channel: "in-person", processingTimes: [], feeStatus: "amount", fees }] })
const unknownFee = (feeNote: string): SubmissionMethod => ({
  channel: "in-person",
  processingTimes: [],
  feeStatus: "unknown",
  feeNote,
})
const feesOf = ({ submissionMethods: [first] }: Procedure) => first?.fees

describe("what no file can know", () => {
  it("stays beside an amount that changed: unit, most of a copy, own words", () => {
    const own = fee({ amountVnd: 2_000, per: "trang", unit: "page", maxPerCopyVnd: 200_000, condition: "mỗi trang" })

    const { procedure } = merge(withFees(own), inPerson(fee({ amountVnd: 2_200 })))

    expect(feesOf(procedure)).toEqual([{ ...own, amountVnd: 2_200 }])
  })

  it("stays where a file knows one amount of several steps; a person is asked", () => {
    const existing = withFees(...PAGES)

    const { procedure, review } = merge(existing, inPerson(fee({ amountVnd: 2_200 })))

    expect(procedure).toBe(existing)
    expect(review).toEqual([
      "Nộp trực tiếp: tệp ghi mức thu 2.200 đồng, bản ghi có mức theo trường hợp, theo bậc hoặc không thu.",
    ])
  })

  it("stays with its own fee when a file names the fees in another order", () => {
    const phi = fee({ amountVnd: 10_000, unit: "case", condition: "thẩm định" })
    const lePhi = fee({ kind: "le-phi", amountVnd: 20_000, unit: "case", condition: "cấp giấy" })

    const { procedure } = merge(
      withFees(phi, lePhi),
      inPerson(fee({ kind: "le-phi", amountVnd: 20_000 }), fee({ amountVnd: 15_000 })),
    )

    expect(feesOf(procedure)).toEqual([lePhi, { ...phi, amountVnd: 15_000 }])
  })

  it("is not given to an amount that buys something else", () => {
    const existing = withFees(fee({ amountVnd: 5_000, per: "bản", unit: "copy" }))

    expect(merge(existing, inPerson(fee({ amountVnd: 6_000, per: "trang" }))).procedure).toBe(existing)
  })

  it("may be what a note said of an amount nobody knew; it goes, and is said", () => {
    const existing = makeProcedure({ submissionMethods: [unknownFee("Nguồn không nói rõ có thu tiền hay không.")] })
    const known: ImportedMoney = { status: "free", fees: [], exemptions: [], freeBy: "1/2026/NQ-HĐND" }

    const { procedure, review } = merge(existing, { methods: [{ channel: null, times: [], money: known }] })

    expect(procedure.submissionMethods).toEqual([
      { channel: "in-person", processingTimes: [], feeStatus: "free", feeSource: "1/2026/NQ-HĐND" },
    ])
    expect(review).toEqual([
      "Nộp trực tiếp: nay đã rõ mức thu nên bỏ lời nói thêm: “Nguồn không nói rõ có thu tiền hay không.”",
    ])
  })

  it("is the text a period was read in: a list without a number does not correct it, a decision does", () => {
    const existing = makeProcedure({
      submissionMethods: [
        { ...unknownFee("Hỏi xã."), processingTimes: [{ value: 3, unit: "day", source: "Nghị định 23/2015/NĐ-CP" }] },
      ],
    })
    const said = (source: string): ImportedFacts => ({
      methods: [{ channel: null, times: [{ value: 5, unit: "day", source }] }],
    })

    expect(merge(existing, said("xa.xlsx")).procedure).toBe(existing)
    expect(merge(existing, said("Quyết định 9/QĐ-BTP")).procedure.submissionMethods[0]?.processingTimes).toEqual([
      { value: 5, unit: "day", source: "Quyết định 9/QĐ-BTP" },
    ])
  })

  it("stays of a paper whose numbers changed", () => {
    const papers = ["Đơn", "Bản vẽ"].map((title) => ({ title, handling: "submit" as const, originals: 1 }))
    const [, ...rest] = papers
    const existing = makeProcedure({
      requiredDocuments: [
        { title: "Đơn", handling: "submit", originals: 1, note: "Ký tên", replacedBy: "VNeID" },
        ...rest,
      ],
    })

    const { procedure } = merge(existing, { documents: [{ title: "Đơn", handling: "submit", copies: 2 }, ...rest] })

    expect(procedure.requiredDocuments[0]).toEqual({
      title: "Đơn",
      handling: "submit",
      copies: 2,
      note: "Ký tên",
      replacedBy: "VNeID",
    })
  })

  it("stays of questions that somebody asks, when a file divides its papers otherwise", () => {
    const documents = ["Nhà thuê", "Nhà của người khác"].map((group) => ({
      title: "Hợp đồng thuê",
      handling: "submit" as const,
      group,
    }))

    expect(merge(REWORDED, { documents }).procedure).toBe(REWORDED)
    expect(
      merge({ ...CURATED, requiredDocuments: [], documentsNote: "Có" }, { documents }).procedure.questions,
    ).toEqual(CURATED.questions)
  })

  it("stays, whatever a file says", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(CURATED, REWORDED), (said, existing) => {
        const { procedure: once } = merge(existing, said)

        expect(once).toMatchObject(wordsOf(existing))
        for (const paper of existing.requiredDocuments) {
          const { originals, copies, ...words } = paper
          expect(once.requiredDocuments).toContainEqual(expect.objectContaining(words))
        }
        for (const [index, method] of existing.submissionMethods.entries()) {
          const now = once.submissionMethods[index]
          expect(now).toMatchObject({
            channel: method.channel,
            ...(method.note === undefined ? {} : { note: method.note }),
          })
          for (const { amountVnd, source, ...terms } of method.fees ?? [])
            expect(now?.fees).toContainEqual(expect.objectContaining(terms))
          if (existing === CURATED) expect(now?.processingTimes).toEqual(method.processingTimes)
        }
        expect(mergeFacts(once, said, "2026-12-01").procedure).toBe(once)
      }),
      { numRuns: 500 },
    )
  })
})

/** What of a record is only ever an editor's. */
function wordsOf({ shortTitle, aliases, steps, questions, outcome, timeNote, documentsNote }: Procedure) {
  const notes = {
    ...(timeNote === undefined ? {} : { timeNote }),
    ...(documentsNote === undefined ? {} : { documentsNote }),
  }
  return { shortTitle, aliases, steps, outcome, ...notes, questions }
}
