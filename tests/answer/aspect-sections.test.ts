import { describe, expect, it } from "vitest"
import { STAFF_OPTION } from "../../src/domain/answer.ts"
import type { Fee, Procedure, SubmissionMethod } from "../../src/domain/procedure.ts"
import { BIRTH, makeProcedure, RESIDENCE } from "../retrieval/catalogue-fixture.ts"
import { compose, linesOf, textOf } from "./compose-fixture.ts"

const atDesk = (method: Partial<SubmissionMethod>): Procedure =>
  makeProcedure({
    submissionMethods: [{ channel: "in-person", processingTimes: [], feeStatus: "unknown", ...method }],
  })
const fee = (overrides: Partial<Fee>): Fee => ({
  kind: "le-phi",
  amountVnd: 20_000,
  per: "lần",
  source: "Thông tư 75/2022/TT-BTC",
  ...overrides,
})

describe("the fee", () => {
  it("is said exactly as the record states it, with its kind and what it buys", () => {
    expect(linesOf(compose(RESIDENCE, ["fee"]))).toEqual([
      "Đăng ký thường trú (nhập hộ khẩu)",
      "Lệ phí – nộp trực tiếp:",
      "20.000 đồng/lần đăng ký (lệ phí)",
      "Lệ phí – nộp trên mạng:",
      "10.000 đồng/lần đăng ký (lệ phí)",
    ])
  })

  it("keeps phí and lệ phí apart", () => {
    const procedure = atDesk({ feeStatus: "amount", fees: [fee({ kind: "phi", amountVnd: 2000, per: "trang" })] })

    expect(textOf(compose(procedure, ["fee"]))).toContain("2.000 đồng/trang (phí)")
  })

  it("is not charged only where a named text says so", () => {
    const procedure = atDesk({ feeStatus: "free", feeSource: "Luật Hộ tịch, Điều 11" })

    expect(textOf(compose(procedure, ["fee"]))).toContain("Không thu tiền (theo Luật Hộ tịch, Điều 11)")
  })

  it.each(["unknown", "set-by-province"] as const)("is never called free while it is %s", (feeStatus) => {
    for (const aspects of [[], ["fee"], ["online"]] as const) {
      const text = textOf(compose(atDesk({ channel: "online", feeStatus }), aspects))
      expect(text).not.toMatch(/miễn|không thu|0 đồng|không phải nộp/i)
    }
  })

  it("of the province is said to be the province's, with whom to ask", () => {
    const text = textOf(compose(atDesk({ feeStatus: "set-by-province" }), ["fee"]))

    expect(text).toContain("Hội đồng nhân dân tỉnh Thanh Hóa quy định")
    expect(text).toContain("Con số cụ thể chưa có ở đây")
    expect(text).toContain("Hỏi Trung tâm Phục vụ hành chính công xã Xuân Hòa trước khi đi.")
  })

  it("that no source names is said to be unknown, which is not free", () => {
    expect(textOf(compose(atDesk({}), ["fee"]))).toContain("không có nghĩa là không mất tiền")
  })

  it("of the province still names the cases the law frees and what is paid on request", () => {
    const procedure = atDesk({
      feeStatus: "set-by-province",
      fees: [
        fee({ amountVnd: 0, condition: "Đăng ký đúng hạn" }),
        fee({ kind: "phi", amountVnd: 8000, per: "bản sao", extra: true }),
      ],
      feeExemptions: ["Hộ nghèo"],
    })

    const lines = linesOf(compose(procedure, ["fee"]))

    expect(lines).toContain("Miễn lệ phí: đăng ký đúng hạn")
    expect(lines).toContain("Thêm: 8.000 đồng/bản sao (phí)")
    expect(lines.join("\n")).toContain("Con số cụ thể chưa có ở đây")
    expect(lines.slice(-2)).toEqual(["Được miễn, giảm:", "Hộ nghèo"])
  })

  it("that is known does not become the whole when only additional copies are priced", () => {
    const procedure = atDesk({ feeStatus: "amount", fees: [fee({ extra: true, per: "bản sao thêm" })] })

    expect(textOf(compose(procedure, ["fee"]))).toContain("Chưa rõ mức thu hiện nay")
  })

  it.each([
    ["2026-08-14", "20.000 đồng", ["Miễn"]],
    ["2026-08-15", "Miễn lệ phí", ["20.000"]],
    ["2027-02-28", "Miễn lệ phí", ["20.000"]],
    ["2027-03-01", "30.000 đồng", ["Miễn", "20.000"]],
  ])("of a term holds on its first and its last day: on %s it is %s", (today, said, unsaid) => {
    const procedure = atDesk({
      feeStatus: "amount",
      fees: [
        fee({ validUntil: "2026-08-14" }),
        fee({ amountVnd: 0, condition: "có VNeID", validFrom: "2026-08-15", validUntil: "2027-02-28" }),
        fee({ amountVnd: 30_000, validFrom: "2027-03-01" }),
      ],
    })

    const text = textOf(compose(procedure, ["fee"], { today }))

    expect(text).toContain(said)
    for (const other of unsaid) expect(text).not.toContain(other)
  })

  it("that ends is said with its last day", () => {
    const procedure = atDesk({ feeStatus: "amount", fees: [fee({ validUntil: "2027-02-28" })] })

    expect(textOf(compose(procedure, ["fee"]))).toContain("20.000 đồng/lần (lệ phí): đến hết ngày 28/2/2027")
  })

  it("whose term is over is unknown, not the old one", () => {
    const procedure = atDesk({ feeStatus: "amount", fees: [fee({ validUntil: "2025-12-31" })] })

    const text = textOf(compose(procedure, ["fee"]))

    expect(text).not.toContain("20.000")
    expect(text).toContain("Chưa rõ mức thu hiện nay")
  })

  it("names its case while the citizen has not told theirs, and nothing of other cases afterwards", () => {
    const procedure = {
      ...RESIDENCE,
      submissionMethods: atDesk({
        feeStatus: "amount",
        fees: [fee({ when: { place: "own" } }), fee({ amountVnd: 50_000, when: { place: "rent" } })],
      }).submissionMethods,
    }

    expect(linesOf(compose(procedure, ["fee"]))).toContain("50.000 đồng/lần (lệ phí): nhà thuê, ở nhờ")
    expect(textOf(compose(procedure, ["fee"], { choices: { place: "own" } }))).not.toContain("50.000")
  })
})

describe("the time", () => {
  it("keeps working days, the ceiling for verification and the hour of the desk", () => {
    const procedure = atDesk({
      processingTimes: [
        {
          value: 5,
          unit: "working-day",
          verificationCeiling: { value: 13, unit: "day" },
          cutOff: "15:00",
          condition: "Hồ sơ đủ",
        },
      ],
    })

    expect(linesOf(compose(procedure, ["time"])).slice(1)).toEqual([
      "Bao lâu có kết quả:",
      "5 ngày làm việc, tối đa 13 ngày nếu phải xác minh, nhận sau 15 giờ thì ngày làm việc kế tiếp: hồ sơ đủ",
    ])
  })

  it("at once means within the working day", () => {
    expect(textOf(compose(BIRTH, ["time"]))).toContain("ngay trong ngày làm việc, nhận sau 15 giờ")
  })

  it("that nobody states is said to be unknown, with whom to ask", () => {
    expect(textOf(compose(atDesk({}), ["time"]))).toContain("Chưa có thông tin chắc chắn về thời hạn. Hỏi Trung tâm")
  })

  it("of one way of submission is not said of another", () => {
    const procedure = makeProcedure({
      submissionMethods: [
        { channel: "in-person", processingTimes: [{ value: 3, unit: "day" }], feeStatus: "unknown" },
        { channel: "post", processingTimes: [], feeStatus: "unknown" },
      ],
    })

    expect(linesOf(compose(procedure, ["time"])).slice(1)).toEqual([
      "Bao lâu có – nộp trực tiếp:",
      "3 ngày",
      "Bao lâu có – gửi bưu điện:",
      "Chưa rõ thời hạn",
    ])
  })
})

describe("the papers", () => {
  it("are listed with their counts, what stays apart from what is only shown", () => {
    expect(linesOf(compose(BIRTH, ["documents"]))).toEqual([
      "Đăng ký khai sinh",
      "Cần nộp:",
      "Tờ khai đăng ký khai sinh – 1 bản chính",
      "Giấy chứng sinh – 1 bản chính",
      "Mang theo để đối chiếu:",
      "Căn cước của người đi khai",
    ])
  })

  it("that everybody needs come first, with one question, while the case is open", () => {
    const answer = compose(RESIDENCE, ["documents"])

    expect(answer.status).toBe("choose-case")
    expect(answer.prompt).toBe("Đăng ký vào chỗ ở nào? Nhắn số:")
    expect(answer.options).toEqual([
      { id: "case:1.004222:place:own", label: "Nhà của chính mình" },
      { id: "case:1.004222:place:rent", label: "Nhà thuê, ở nhờ" },
      STAFF_OPTION,
    ])
    expect(linesOf(answer).slice(1)).toEqual([
      "Cần nộp:",
      "Tờ khai thay đổi thông tin cư trú (mẫu CT01) – 1 bản chính",
      "Thêm, tùy trường hợp:",
      "Nhà của chính mình: Giấy tờ nhà – 1 bản chính",
      "Nhà thuê, ở nhờ: Hợp đồng thuê nhà có chứng thực – 1 bản chính",
    ])
  })

  it("are this person's alone once the case is told", () => {
    const answer = compose(RESIDENCE, ["documents"], { choices: { place: "rent" } })

    expect(answer.status).toBe("answered")
    expect(linesOf(answer)).toEqual([
      "Đăng ký thường trú (nhập hộ khẩu)",
      "Trường hợp: Nhà thuê, ở nhờ",
      "Cần nộp:",
      "Tờ khai thay đổi thông tin cư trú (mẫu CT01) – 1 bản chính",
      "Hợp đồng thuê nhà có chứng thực – 1 bản chính",
    ])
  })

  it("hang on no case when the fee is asked: no question then", () => {
    expect(compose(RESIDENCE, ["fee"])).toMatchObject({ status: "answered", prompt: "Hỏi tiếp, nhắn số:" })
  })

  it("that the record does not name are said to be unknown", () => {
    expect(textOf(compose(makeProcedure(), ["documents"]))).toContain("Chưa có thông tin chắc chắn về giấy tờ.")
  })

  it("carry their small print and what may stand in for them", () => {
    const procedure = makeProcedure({
      requiredDocuments: [{ title: "Hộ chiếu", handling: "present", copies: 2, note: "Còn hạn.", replacedBy: "VNeID" }],
    })

    expect(textOf(compose(procedure, ["documents"]))).toContain("Hộ chiếu – 2 bản sao. Còn hạn. Thay được bằng: VNeID")
  })
})
