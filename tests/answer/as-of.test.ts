import { describe, expect, it } from "vitest"
import { CONSOLE_CAPABILITIES } from "../../src/channels/console.ts"
import { renderAnswer } from "../../src/channels/render.ts"
import { createAsk } from "../../src/commands/ask.ts"
import { openDesk } from "../../src/compose/desk.ts"

const desk = await openDesk({ commune: "xuan-hoa", retentionDays: 90, memoryMs: 1_800_000 })
const ask = createAsk({
  answerTurn: desk.answerTurn,
  render: (answer) => renderAnswer(answer, CONSOLE_CAPABILITIES),
  now: () => new Date("2026-11-24T02:00:00Z"),
  stopwatch: () => 0,
})
/** What the desk says in the morning of a day, "2027-03-01". */
const onDay = (day: string, question: string) => ask("1", [question], new Date(`${day}T08:00:00+07:00`))

describe("the waiver of 15 August 2026 to 28 February 2027", () => {
  const WAIVER = "Miễn lệ phí: có VNeID mức 2"

  it.each([
    ["2026-08-14", "the day before it begins", false],
    ["2026-08-15", "its first day", true],
    ["2026-11-24", "a day within", true],
    ["2027-02-28", "its last day", true],
    ["2027-03-01", "the day after", false],
  ])("on %s, %s, is said: %s %s", (day, _what, isSaid) => {
    const { text } = onDay(day, "lệ phí đăng ký thường trú")

    expect(text.includes(WAIVER)).toBe(isSaid)
    expect(text.includes("miễn này")).toBe(false)
    expect(text).toContain("20.000 đồng/lần đăng ký thường trú")
  })

  it("is said with its last day, and to be asked about", () => {
    expect(onDay("2026-11-24", "lệ phí đăng ký thường trú").text).toContain(
      "Miễn lệ phí: có VNeID mức 2 và đã tích hợp 5 loại giấy tờ cơ bản, mới có nên hỏi lại Công an xã khi nộp; đến hết ngày 28/2/2027",
    )
  })

  it("turns with the day in Viet Nam, not with that of Greenwich", () => {
    const lastMinute = ask("1", ["lệ phí đăng ký thường trú"], new Date("2027-02-28T23:59:00+07:00"))
    const firstMinute = ask("1", ["lệ phí đăng ký thường trú"], new Date("2027-03-01T00:00:00+07:00"))

    expect(lastMinute.text).toContain(WAIVER)
    expect(firstMinute.text).not.toContain(WAIVER)
  })
})

describe("civil status after the law of 2014", () => {
  const ENDED = "quy định dưới đây chỉ áp dụng đến hết ngày 28/2/2027, nay chỉ để tham khảo"
  const QUESTIONS = [
    "đăng ký khai sinh cần giấy tờ gì",
    "lệ phí đăng ký kết hôn",
    "đăng ký khai tử bao lâu",
    "xin giấy xác nhận tình trạng hôn nhân nộp ở đâu",
  ]

  it.each(QUESTIONS)(
    "says from 1 March 2027 that these rules have ended, by which law, and whom to ask: %s",
    (question) => {
      const { text } = onDay("2027-03-01", question)

      expect(text).toContain(ENDED)
      expect(text).toContain("Hỏi Trung tâm Phục vụ hành chính công xã Xuân Hòa trước khi đi")
      expect(text).toContain("Thay bằng: Luật Hộ tịch 03/2026/QH16 từ ngày 01/3/2027")
    },
  )

  it.each(QUESTIONS)("says nothing of it up to 28 February 2027: %s", (question) => {
    expect(onDay("2027-02-28", question).text).not.toContain("chỉ để tham khảo")
  })

  it("forecasts no day of a result from periods that have ended", () => {
    expect(onDay("2027-02-26", "đăng ký giám hộ bao lâu").text).toContain("dự kiến có kết quả")
    expect(onDay("2027-03-01", "đăng ký giám hộ bao lâu").text).not.toContain("dự kiến có kết quả")
  })

  it("works out no sum from amounts that have ended", () => {
    expect(onDay("2027-02-26", "trích lục 3 bản hết bao nhiêu").text).toContain("24.000 đồng")
    expect(onDay("2027-03-01", "trích lục 3 bản hết bao nhiêu").text).not.toContain("24.000 đồng")
  })
})

describe("a procedure that was repealed", () => {
  const repealed = [...desk.catalogue().procedures.values()].filter(({ status }) => status === "repealed")

  it.each(repealed.map(({ code, replacedBy }) => [code, replacedBy ?? ""]))(
    "says so, whatever is asked, and names what took its place: %s, %s",
    (code, successor) => {
      for (const side of ["", "lệ phí", "bao lâu", "nộp ở đâu"]) {
        const { text } = onDay("2026-11-24", `${code} ${side}`)

        expect(text).toContain("Lưu ý: thủ tục này")
        expect(text).toMatch(/Thay bằng: \S/)
        expect(text).toContain(successor)
      }
    },
  )

  it("names its successor as people call it, and leads there", () => {
    const { text, options } = onDay("2026-11-24", "2.001023 bao lâu")

    expect(text).toContain("Thay bằng: Khai sinh liên thông: hộ khẩu, thẻ BHYT, căn cước cho bé (mã 3.000722)")
    expect(options.map(({ id }) => id)).toContain("tt:3.000722:time")
    expect(text).not.toContain("dự kiến có kết quả")
  })
})

describe("the expected day", () => {
  // Fri 25/4/2025: Sat 26 (made up) = 1, Mon 28, Tue 29 = 3; 30/4 to 4/5 off; Mon 5/5 = 4, Thu 8/5 = 7.
  // Mon 23/11/2026: Tue 24 off; Wed 25 = 1, Fri 27 = 3, Mon 30 = 4, Thu 3/12 = 7.
  // Tue 2/2/2027: Wed 3 = 1; 4 to 10/2 off; Thu 11 = 2, Fri 12 = 3, Mon 15 = 4, Thu 18/2 = 7.
  it.each([
    ["2025-04-25", "thứ Năm 8/5/2025"],
    ["2026-11-23", "thứ Năm 3/12/2026"],
    ["2027-02-02", "thứ Năm 18/2/2027"],
  ])("moves with the day of the question: seven working days from %s end on %s", (day, due) => {
    expect(onDay(day, "đăng ký thường trú bao lâu").text).toContain(`dự kiến có kết quả ${due}`)
  })

  it.each(["2024-12-31", "2027-12-28"])("is not guessed where it runs through a year nobody looked up: %s", (day) => {
    const { text } = onDay(day, "đăng ký thường trú bao lâu")

    expect(text).toContain("7 ngày làm việc")
    expect(text).not.toContain("dự kiến có kết quả")
  })
})
