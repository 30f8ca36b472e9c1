import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { recordFaults, schemaFaults } from "../../../src/catalogue/faults.ts"
import type { ImportedFacts } from "../../../src/catalogue/import/imported.ts"
import { mergeFacts } from "../../../src/catalogue/import/merge.ts"
import { newRecord } from "../../../src/catalogue/import/new-record.ts"
import { Procedure } from "../../../src/domain/procedure.ts"
import { BIRTH, makeProcedure, RESIDENCE } from "../../retrieval/catalogue-fixture.ts"
import { anyFacts } from "./any-facts.ts"
import { TODAY } from "./read.ts"

const merge = (facts: ImportedFacts, existing = RESIDENCE) => mergeFacts(existing, facts, TODAY)
const amount = (amountVnd: number) => ({
  status: "amount" as const,
  fees: [{ kind: "le-phi" as const, amountVnd, per: "hồ sơ", source: "Tệp mới" }],
  exemptions: [],
})

describe("facts of a file laid over a record", () => {
  it("leave it as it was, dates too, when they say the same in other spelling", () => {
    const { procedure, review } = merge({
      title: "ĐĂNG KÝ  THƯỜNG TRÚ",
      agency: "Công an Cấp Xã",
      sector: "cư trú",
      methods: [{ channel: "online", times: [{ value: 7, unit: "working-day" }], money: amount(10_000) }],
    })

    expect(procedure).toBe(RESIDENCE)
    expect(review).toEqual([])
  })

  it("do not take the marks from a title, nor “Thủ tục” for a change", () => {
    expect(merge({ title: "đăng ký khai sinh" }, BIRTH).procedure).toBe(BIRTH)
    expect(merge({ title: "Dang ky khai sinh cho tre" }, BIRTH)).toEqual({
      procedure: BIRTH,
      review: ["Tệp ghi tên không dấu: Dang ky khai sinh cho tre"],
    })
  })

  it("change the period and the fee of the way of submission they name, and keep the words around", () => {
    const { procedure } = merge({
      methods: [{ channel: "in-person", times: [{ value: 5, unit: "working-day" }], money: amount(30_000) }],
    })
    const [direct, online] = procedure.submissionMethods

    expect(direct?.processingTimes).toEqual([{ value: 5, unit: "working-day" }])
    expect(direct?.fees).toEqual([{ kind: "le-phi", amountVnd: 30_000, per: "lần đăng ký", source: "Tệp mới" }])
    expect(online).toEqual(RESIDENCE.submissionMethods[1])
    expect(procedure.source.checkedOn).toBe(TODAY)
  })

  it("never touch the words an editor gave", () => {
    const { procedure } = merge({
      title: "Tên mới",
      steps: ["Bước khác"],
      documents: [{ title: "Giấy khác", handling: "submit" }],
    })
    const { shortTitle, aliases, questions, steps, requiredDocuments } = RESIDENCE

    expect(procedure).toMatchObject({ title: "Tên mới", shortTitle, aliases, questions, steps, requiredDocuments })
  })

  it("do not replace what is divided into cases or has a cut-off; a person is asked instead", () => {
    const { procedure, review } = merge({ methods: [{ channel: null, times: [{ value: 1, unit: "day" }] }] }, BIRTH)

    expect(procedure).toBe(BIRTH)
    expect(review[0]).toContain("tệp ghi 1 ngày")
  })

  it("take nothing from 0 đồng, and no amount away because the province is named", () => {
    const unknown = { status: "unknown" as const, fees: [], exemptions: [] }
    const left = { ...unknown, status: "set-by-province" as const }

    expect(merge({ methods: [{ channel: null, times: [], money: unknown }] }).procedure).toBe(RESIDENCE)
    expect(merge({ methods: [{ channel: null, times: [], money: left }] })).toMatchObject({ procedure: RESIDENCE })
  })

  it("do not let a province's decision take the place of the ministry's", () => {
    expect(merge({ decision: { number: "99/QĐ-UBND" } }, BIRTH).procedure).toBe(BIRTH)
    expect(merge({ decision: { number: "200/QĐ-BTP" } }, BIRTH).procedure.announcementDecision?.number).toBe(
      "200/QĐ-BTP",
    )
  })

  it("end a procedure from its day on, and name what takes its place", () => {
    const later = merge({ repeal: { lastDay: "2027-02-28", successor: "1.000009" } }).procedure
    const over = merge({ repeal: { lastDay: "2026-11-01" } }).procedure

    expect(later).toMatchObject({ status: "in-force", effectiveTo: "2027-02-28", replacedBy: "1.000009" })
    expect(over).toMatchObject({ status: "repealed", effectiveTo: "2026-11-01" })
  })

  it("put a code in the place of a successor that was only known in words, not of another code", () => {
    const successorOf = (replacedBy: string) =>
      mergeFacts({ ...BIRTH, replacedBy }, { repeal: { lastDay: "2027-02-28", successor: "1.000009" } }, TODAY)
        .procedure

    expect(successorOf("Luật Hộ tịch 03/2026/QH16").replacedBy).toBe("1.000009")
    expect(successorOf("1.000008").replacedBy).toBe("1.000008")
  })

  it("replace papers that an earlier import brought word for word", () => {
    const papers = ["Tờ khai theo mẫu", "Bản sao giấy A", "Bản sao giấy B"].map((title) => ({
      title,
      handling: "submit" as const,
    }))
    const existing = makeProcedure({
      requiredDocuments: papers.slice(0, 2),
      source: { ...BIRTH.source, name: "Tệp a.docx" },
    })

    const { procedure } = mergeFacts(existing, { documents: papers.slice(1) }, TODAY)

    expect(procedure.requiredDocuments.map(({ title }) => title)).toEqual(["Bản sao giấy A", "Bản sao giấy B"])
  })
})

describe("any facts", () => {
  it("change nothing when they are laid over a record a second time", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(RESIDENCE, BIRTH, makeProcedure()), (said, existing) => {
        const once = mergeFacts(existing, said, TODAY).procedure
        expect(mergeFacts(once, said, "2026-12-01").procedure).toBe(once)
      }),
    )
  })

  it("never change the words an editor gave", () => {
    fc.assert(
      fc.property(anyFacts, (said) => {
        const { shortTitle, aliases, questions, steps } = mergeFacts(RESIDENCE, said, TODAY).procedure
        expect({ shortTitle, aliases, questions, steps }).toEqual({
          shortTitle: RESIDENCE.shortTitle,
          aliases: RESIDENCE.aliases,
          questions: RESIDENCE.questions,
          steps: RESIDENCE.steps,
        })
      }),
    )
  })

  it("make a new record that the catalogue accepts, or say why there can be none", () => {
    fc.assert(
      fc.property(anyFacts, (said) => {
        const imported = { code: "1.000009", place: "tệp", facts: said, origins: {}, remarks: [] }
        const made = newRecord(
          imported,
          { name: "Tệp a", asOf: TODAY, today: TODAY },
          { sectorKeys: new Map(), isTaken: () => false, allLevels: true },
        )
        if ("problem" in made) {
          expect(made.problem).not.toBe("")
          return
        }
        const file = `procedures/${made.sectorKey}/${made.code}.yaml`
        expect([...schemaFaults(Procedure, file, made), ...recordFaults(file, made)]).toEqual([])
      }),
    )
  })
})

describe("a new record", () => {
  const made = (said: ImportedFacts, allLevels = false) =>
    newRecord(
      { code: "1.000009", place: "tệp", facts: said, origins: {}, remarks: [] },
      { name: "Tệp a", asOf: TODAY, today: TODAY },
      { sectorKeys: new Map([["ho tich", "ho-tich"]]), isTaken: (name) => name === "Việc A", allLevels },
    )

  it("goes into the folder of its sector under a name of its own, with nothing made up", () => {
    expect(made({ title: "Thủ tục việc A", sector: "Hộ tịch", adminLevels: ["commune"] })).toMatchObject({
      shortTitle: "Việc A (1.000009)",
      sectorKey: "ho-tich",
      submissionMethods: [{ channel: "in-person", processingTimes: [], feeStatus: "unknown" }],
      requiredDocuments: [],
      agency: "Chưa rõ",
    })
  })

  it("asks which case when a few short cases divide its papers, and notes long ones", () => {
    const documents = (...groups: string[]) =>
      groups.map((group) => ({ title: `Giấy ${group}`, handling: "submit" as const, group }))
    const base = { title: "Việc B", sector: "Hộ tịch", adminLevels: ["commune" as const] }

    expect(made({ ...base, documents: documents("Nhà thuê", "Nhà mình") })).toMatchObject({
      questions: [{ options: [{ label: "Nhà thuê" }, { label: "Nhà mình" }] }],
      requiredDocuments: [{ when: { "truong-hop": "truong-hop-1" } }, { when: { "truong-hop": "truong-hop-2" } }],
    })
    expect(made({ ...base, documents: documents("Nhà thuê", "x".repeat(61)) })).toMatchObject({
      requiredDocuments: [{ note: "Trường hợp: Nhà thuê" }, { note: `Trường hợp: ${"x".repeat(61)}` }],
    })
  })

  it("has each way of submission once, and does not repeat words that sound like an answer", () => {
    const times = [{ value: 7, unit: "day" as const }]
    const money = (note: string) => ({ status: "unknown" as const, fees: [], exemptions: [], note })
    const record = made({
      title: "Việc C",
      sector: "Hộ tịch",
      adminLevels: ["commune"],
      methods: [
        { channel: null, times },
        { channel: "in-person", times, money: money("Miễn phí") },
        { channel: "online", times, money: money("10 USD") },
      ],
    })

    expect(record).toMatchObject({
      submissionMethods: [
        {
          channel: "in-person",
          feeNote: "Nguồn chỉ ghi “Miễn phí”, không nói rõ có thu tiền hay không. Nên hỏi nơi nhận hồ sơ.",
        },
        { channel: "online", feeNote: "10 USD" },
      ],
    })
  })

  it("is not made of what no commune carries out, unless asked for", () => {
    const reactor = { title: "Lò phản ứng", sector: "Hạt nhân", agency: "Bộ Khoa học và Công nghệ" }

    expect(made(reactor)).toHaveProperty("problem")
    expect(made(reactor, true)).toMatchObject({ adminLevels: ["central"] })
  })
})
