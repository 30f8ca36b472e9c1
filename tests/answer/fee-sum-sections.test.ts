import { describe, expect, it } from "vitest"
import { CONSOLE_CAPABILITIES } from "../../src/channels/console.ts"
import { renderAnswer } from "../../src/channels/render.ts"
import { createAsk } from "../../src/commands/ask.ts"
import { openDesk } from "../../src/compose/desk.ts"
import type { Fee, SubmissionMethod } from "../../src/domain/procedure.ts"
import { makeProcedure } from "../retrieval/catalogue-fixture.ts"
import { compose, linesOf, textOf } from "./compose-fixture.ts"

const NOW = new Date("2026-11-24T02:00:00Z")
const desk = await openDesk({ commune: "xuan-hoa", retentionDays: 90, memoryMs: 1_800_000 })
const ask = createAsk({
  answerTurn: desk.answerTurn,
  render: (answer) => renderAnswer(answer, CONSOLE_CAPABILITIES),
  now: () => NOW,
  stopwatch: () => 0,
})
const reply = (...turns: string[]) => ask("1", turns, NOW).text

describe("asked at the desk what so much costs", () => {
  it.each([
    "chứng thực 3 bản, mỗi bản 2 trang hết bao nhiêu",
    "chung thuc 3 ban, moi ban 2 trang het bao nhieu",
    "sao y ba bản, mỗi bản hai trang bao nhiêu tiền",
  ])("the sum comes with how it is made, before the amounts: %s", (question) => {
    const text = reply(question)

    expect(text).toContain("Tính ra:\n- 3 bản × (2 trang × 2.000 đồng) = 12.000 đồng\n")
    expect(text.indexOf("Tính ra:")).toBeLessThan(text.indexOf("2.000 đồng/trang (phí)"))
    expect(text).not.toContain("Chưa chắc hiểu đúng ý")
  })

  it.each([
    ["sao y 3 bản mỗi bản 5 trang hết bao nhiêu tiền", "= 21.000 đồng"],
    ["chứng thực bản sao 5 trang bao nhiêu tiền", "Mỗi bản: 2 trang × 2.000 đồng + 3 trang × 1.000 đồng = 7.000 đồng"],
    ["chứng thực chữ ký 2 giấy ủy quyền hết bao nhiêu", "2 trường hợp × 10.000 đồng = 20.000 đồng"],
    ["trích lục 3 bản hết bao nhiêu", "3 bản × 8.000 đồng = 24.000 đồng"],
    ["công ty đăng ký tạm trú theo danh sách cho 4 người hết bao nhiêu tiền", "4 người × 10.000 đồng = 40.000 đồng"],
    ["công ty đăng ký tạm trú theo danh sách cho 4 người hết bao nhiêu tiền", "4 người × 5.000 đồng = 20.000 đồng"],
  ])("%s", (question, formula) => {
    expect(reply(question)).toContain(formula)
  })

  it("the copies may be said afterwards", () => {
    expect(reply("lệ phí sao y bản chính", "3 bản, mỗi bản 2 trang")).toContain("= 12.000 đồng")
  })

  it.each([
    "chứng thực 3 chữ ký hết bao nhiêu",
    "đăng ký thường trú cho 4 người bao nhiêu tiền",
    "lệ phí sao y bản chính",
  ])("nothing is worked out where it would be a guess: %s", (question) => {
    expect(reply(question)).not.toContain("Tính ra")
  })
})

describe("the sum in an answer", () => {
  const COPY: Fee = { kind: "phi", amountVnd: 8000, per: "bản sao", unit: "copy", source: "Thông tư 281/2016/TT-BTC" }
  const method = (changes: Partial<SubmissionMethod> = {}): SubmissionMethod => ({
    channel: "in-person",
    processingTimes: [],
    feeStatus: "amount",
    fees: [COPY],
    ...changes,
  })
  const saidOf = (...submissionMethods: SubmissionMethod[]) =>
    linesOf(compose(makeProcedure({ submissionMethods }), ["fee"], { quantities: { copies: 3 } }))

  it("is said once when the ways of submission do not differ", () => {
    expect(saidOf(method(), method({ channel: "online" })).slice(1, 4)).toEqual([
      "Tính ra:",
      "3 bản × 8.000 đồng = 24.000 đồng",
      "Lệ phí:",
    ])
  })

  it("is said under the name of each way of submission that differs", () => {
    const online = method({ channel: "online", fees: [{ ...COPY, amountVnd: 5000 }] })
    const post = method({ channel: "post", feeStatus: "unknown" })

    const said = saidOf(method(), online, post).filter((line) => /Tính ra| = /.test(line))

    expect(said).toEqual([
      "Tính ra – nộp trực tiếp:",
      "3 bản × 8.000 đồng = 24.000 đồng",
      "Tính ra – nộp trên mạng:",
      "3 bản × 5.000 đồng = 15.000 đồng",
    ])
  })

  it("cautions people who may be exempt", () => {
    expect(saidOf(method({ feeExemptions: ["Hộ nghèo"] }))[3]).toBe(
      "Người được miễn, giảm (xem dưới) thì không theo mức này.",
    )
  })

  it("of additional copies is not taken for the whole", () => {
    const said = saidOf(method({ feeStatus: "set-by-province", fees: [{ ...COPY, extra: true }] }))

    expect(said).toContain("Riêng bản sao xin thêm: 3 bản × 8.000 đồng = 24.000 đồng")
    expect(said.join("\n")).toContain("Con số cụ thể chưa có ở đây")
  })

  it("asks for the pages where only copies or sheets were said", () => {
    const procedure = makeProcedure({
      submissionMethods: [method({ fees: [{ ...COPY, per: "trang", unit: "page" }] })],
    })

    for (const quantities of [{ copies: 3 }, { sheets: 2 }])
      expect(textOf(compose(procedure, ["fee"], { quantities }))).toContain("mỗi bản mấy trang")
  })

  it("is made only when the fee is asked", () => {
    const procedure = makeProcedure({ submissionMethods: [method()] })

    expect(textOf(compose(procedure, ["time"], { quantities: { copies: 3 } }))).not.toContain("24.000")
  })
})
