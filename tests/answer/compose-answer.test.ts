import { describe, expect, it } from "vitest"
import { composeClarification } from "../../src/answer/compose-answer.ts"
import { STAFF_OPTION } from "../../src/domain/answer.ts"
import { makeWorkCalendar } from "../../src/domain/calendar.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { BIRTH, COMMUNE, COPY, makeProcedure, RESIDENCE, STAY } from "../retrieval/catalogue-fixture.ts"
import { compose, linesOf, TODAY, textOf } from "./compose-fixture.ts"

describe("every answer", () => {
  it("says who speaks, the code, the deciding decision and how fresh the record is", () => {
    expect(compose(BIRTH).footer).toBe(
      "— Trợ lý tự động xã Xuân Hòa, mã 1.001193, QĐ 163/QĐ-BTP, dữ liệu ngày 18/7/2026, kiểm tra ngày 24/11/2026",
    )
    expect(compose(COPY).footer).not.toContain("QĐ")
  })

  it("cites the record, with the decision's date when it is known", () => {
    const dated = { ...BIRTH, announcementDecision: { number: "163/QĐ-BTP", date: "2026-01-15" } }

    expect(compose(dated).citations).toEqual([
      { code: "1.001193", decision: "163/QĐ-BTP ngày 15/1/2026", asOf: "2026-07-18" },
    ])
    expect(compose(COPY).citations).toEqual([{ code: "2.000815", decision: null, asOf: "2026-07-18" }])
  })

  it("offers what can be asked next, never what was just answered, and a person at the end", () => {
    const { options } = compose(BIRTH, ["fee", "time"])

    expect(options.map(({ label }) => label)).toEqual([
      "Giấy tờ",
      "Nộp ở đâu",
      "Làm trên mạng",
      "Các bước",
      "Gặp cán bộ",
    ])
  })

  it("offers other plausible procedures beside it, at most six choices in all", () => {
    const { options } = compose(BIRTH, ["fee"], { alternatives: [STAY, COPY, RESIDENCE] })

    expect(options).toHaveLength(6)
    expect(options).toContainEqual({ id: "tt:1.004194:fee", label: "Đăng ký tạm trú" })
    expect(options.at(-1)).toBe(STAFF_OPTION)
  })

  it("answers two sides at once, and no more than two", () => {
    const text = textOf(compose(BIRTH, ["fee", "time", "documents"]))

    expect(text).toContain("Lệ phí:")
    expect(text).toContain("Bao lâu có kết quả:")
    expect(text).not.toContain("Cần nộp:")
  })

  it("says first that it may not be what was meant when that is so", () => {
    const sure = textOf(compose(BIRTH, ["fee"]))
    const unsure = textOf(compose(BIRTH, ["fee"], { isSure: false }))

    expect(unsure).not.toBe(sure)
  })
})

describe("a record that does not apply any more, or not yet", () => {
  it("says its last day and what took its place", () => {
    const text = textOf(compose(makeProcedure({ effectiveTo: "2026-06-30", replacedBy: "1.004222" }), ["fee"]))

    expect(text).toContain("quy định dưới đây chỉ áp dụng đến hết ngày 30/6/2026, nay chỉ để tham khảo")
    expect(text).toContain("Hỏi Trung tâm Phục vụ hành chính công xã Xuân Hòa trước khi đi")
    expect(text).toContain("Thay bằng: 1.004222")
  })

  it("names the record that took its place as people call it, and offers it before other readings", () => {
    const repealed = makeProcedure({ status: "repealed", replacedBy: RESIDENCE.code })

    const answer = compose(repealed, ["fee"], { successor: RESIDENCE, alternatives: [STAY, RESIDENCE] })

    expect(textOf(answer)).toContain("Thay bằng: Đăng ký thường trú (nhập hộ khẩu) (mã 1.004222)")
    expect(answer.options.slice(-3).map(({ id }) => id)).toEqual(["tt:1.004222:fee", "tt:1.004194:fee", "staff"])
  })

  it("forecasts no day of a result", () => {
    const calendar = { ...makeWorkCalendar([]), years: new Set([2026]) }
    const submission = { now: new Date("2026-11-24T02:00:00Z"), calendar }
    const forecasts = (changes: Partial<Procedure>) =>
      textOf(compose({ ...BIRTH, ...changes }, ["time"], { submission })).includes("dự kiến có kết quả")

    expect(forecasts({})).toBe(true)
    expect(forecasts({ status: "repealed" })).toBe(false)
    expect(forecasts({ effectiveTo: "2026-11-23" })).toBe(false)
    expect(forecasts({ effectiveFrom: "2026-11-25" })).toBe(false)
  })

  it("says so when it was repealed, without inventing the day", () => {
    const text = textOf(compose(makeProcedure({ status: "repealed", replacedBy: "1.004222" }), ["fee"]))

    expect(text).toContain("Lưu ý:")
    expect(text).toContain("Thay bằng: 1.004222")
    expect(text).not.toContain("24/11/2026")
  })

  it("still applies on its last day", () => {
    expect(textOf(compose(makeProcedure({ effectiveTo: TODAY }), ["fee"]))).not.toContain("Lưu ý")
  })

  it("says from when it applies", () => {
    expect(textOf(compose(makeProcedure({ effectiveFrom: "2027-01-01" }), ["fee"]))).toContain("từ ngày 1/1/2027")
  })
})

describe("asking which procedure is meant", () => {
  it("names each by how people say it, keeps the side asked for, explains none", () => {
    const answer = composeClarification([RESIDENCE, STAY], ["fee"], COMMUNE, ["1.004222", "1.004194"])

    expect(answer).toMatchObject({ status: "clarify", procedure: null, citations: [], aspect: "fee" })
    expect(answer.options).toEqual([
      { id: "tt:1.004222:fee", label: "Đăng ký thường trú (nhập hộ khẩu)" },
      { id: "tt:1.004194:fee", label: "Đăng ký tạm trú" },
      STAFF_OPTION,
    ])
  })
})

describe("two sides asked for at once", () => {
  it("say no line twice: the fee of handing in online stands under the fee", () => {
    const lines = linesOf(compose(RESIDENCE, ["fee", "online"]))
    const online = lines.filter((line) => line.startsWith("10.000 đồng"))

    expect(online).toHaveLength(1)
    expect(lines).toContain("Làm trên mạng:")
  })
})
