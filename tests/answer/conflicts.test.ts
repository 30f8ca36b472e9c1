import { describe, expect, it } from "vitest"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import type { Aspect } from "../../src/domain/answer.ts"
import type { Choices } from "../../src/domain/cases.ts"
import { compose, linesOf } from "./compose-fixture.ts"

const { procedures } = await loadCatalogue("data")

/** What is said of one side of a shipped procedure, under the name of the procedure. */
function said(code: string, aspect: Aspect, choices: Choices = {}): string {
  const procedure = procedures.get(code)
  if (procedure === undefined) throw new Error(`no record has the code ${code}`)
  return linesOf(compose(procedure, [aspect], { choices }))
    .slice(1)
    .join("\n")
}

describe("where the sources contradict each other, no number of theirs is said, but whom to ask", () => {
  it.each<[string, string, Aspect, RegExp, RegExp, RegExp]>([
    [
      "1.001266",
      "closing a household business: 1 or 5 working days",
      "time",
      /\d+ ngày/,
      /(?:chưa thống nhất|[Cc]hưa biết chắc)/,
      /hỏi Trung tâm/,
    ],
    [
      "1.005010",
      "closing a branch: 3 or 5 working days",
      "time",
      /5 ngày/,
      /(?:chưa thống nhất|[Cc]hưa biết chắc)/,
      /hỏi Trung tâm/,
    ],
    [
      "2.002516",
      "confirming a register entry: 1 or 3 working days",
      "time",
      /\d+ ngày/,
      /(?:chưa thống nhất|[Cc]hưa biết chắc)/,
      /hỏi Trung tâm/,
    ],
    [
      "2.001263",
      "changing one's mind: 15 days or 10 working days",
      "time",
      /15|10 ngày làm việc/,
      /đổi ý, các nguồn (?:chưa thống nhất|[Cc]hưa biết chắc)/,
      /Hỏi Trung tâm/,
    ],
    [
      "1.012812",
      "a land dispute: 30 days or 30 working days",
      "time",
      /30 ngày làm việc/,
      /(?:chưa thống nhất|[Cc]hưa biết chắc) có trừ ngày nghỉ/,
      /Hỏi Ủy ban/,
    ],
    [
      "1.013978",
      "a first land certificate: 17, 20 or 27 days",
      "time",
      /17|20|27/,
      /mỗi cách nộp một thời hạn/,
      /Hỏi nơi nhận/,
    ],
    ["1.013953", "a land decision: 7 or 17 days", "time", /\d+ ngày/, /mỗi cách nộp một thời hạn/, /Hỏi nơi nhận/],
    [
      "1.004327",
      "a denunciation: 60 days or 60 working days",
      "time",
      /60|90/,
      /(?:chưa thống nhất|[Cc]hưa biết chắc)/,
      /hỏi công an/,
    ],
    [
      "1.000253",
      "7 days, or 24 of an unknown unit",
      "time",
      /\d+ ngày|24/,
      /(?:chưa thống nhất|[Cc]hưa biết chắc)/,
      /hỏi trực ban công an xã/,
    ],
    ["1.001612", "150.000 or 50.000 by way of submission", "fee", /\d đồng/, /Con số cụ thể chưa có/, /Hỏi Trung tâm/],
    [
      "1.115490",
      "a land split: eight amounts, of nobody known",
      "fee",
      /[1-9][\d.]* đồng/,
      /chưa nêu được/,
      /hỏi Trung tâm/,
    ],
    [
      "2.002363",
      "an adoption abroad: 0 or 75.000",
      "fee",
      /75\.000|Không thu|Miễn/,
      /Con số cụ thể chưa có/,
      /Hỏi Trung tâm/,
    ],
  ])("%s, %s", (code, _what, aspect, unsettled, isUnknown, whomToAsk) => {
    // Who is exempt has no number to be wrong about, and additional copies have a price of their own.
    const text = said(code, aspect).split(/\n(?:Được miễn|Thêm: )/)[0] ?? ""

    expect(text).not.toMatch(unsettled)
    expect(text).toMatch(isUnknown)
    expect(text).toMatch(whomToAsk)
  })

  it("is so in every sentence of a record that says that its sources disagree", () => {
    const sentences = [...procedures.values()].flatMap(({ code, timeNote }) =>
      (timeNote?.split(/(?<=[.;:]) /) ?? []).map((sentence) => ({ code, sentence })),
    )
    const disagreeing = sentences.filter(({ sentence }) => /thống nhất|mỗi cách nộp một thời hạn/.test(sentence))

    expect(disagreeing.length).toBeGreaterThan(15)
    expect(disagreeing.filter(({ sentence }) => /\d+ (?:ngày|giờ|tháng)/.test(sentence))).toEqual([])
  })
})

describe("a number that is plainly a slip is not said, but the one that is right", () => {
  it.each<[string, string, Aspect, Choices, RegExp, string]>([
    ["2.000635", "15 o'clock became 15 days", "time", {}, /15 ngày/, "nhận sau 15 giờ thì ngày làm việc kế tiếp"],
    [
      "2.000992",
      "15 o'clock became 15 hours",
      "time",
      {},
      /(?<!sau )15 giờ/,
      "nhận sau 15 giờ thì ngày làm việc kế tiếp",
    ],
    ["3.000422", "50 đồng lost its zeros", "fee", {}, /(?<![\d.])50 đồng/, "50.000 đồng/hồ sơ"],
    [
      "1.004859",
      "1 holds for an addition only",
      "time",
      { change: "correct" },
      /(?<!\d)1 ngày/,
      "3 ngày làm việc, tối đa 6 ngày",
    ],
    [
      "2.000748",
      "the same with a foreigner",
      "time",
      { change: "correct" },
      /(?<!\d)1 ngày/,
      "3 ngày làm việc, tối đa 6 ngày",
    ],
    ["1.013225", "20 days is the old period of a house", "time", { work: "house" }, /20 ngày/, "7 ngày làm việc"],
    ["1.013225", "and of another building", "time", { work: "other" }, /20 ngày/, "10 ngày làm việc"],
    ["1.013229", "the same for a renovation", "time", { work: "house" }, /20 ngày/, "7 ngày làm việc"],
    ["2.001035", "1 day where the decree says 2", "time", {}, /(?<!\d)1 ngày/, "2 ngày làm việc"],
    ["3.000347", "115.000 online ended in 2025", "fee", {}, /115\.000 đồng\//, "135.000 đồng"],
    ["1.013067", "the amounts of 2023 are superseded", "fee", {}, /60\/2023/, "140.000 đồng"],
  ])("%s: %s", (code, _what, aspect, choices, slip, right) => {
    const text = said(code, aspect, choices)

    expect(text).not.toMatch(slip)
    expect(text).toContain(right)
  })

  it.each(["1.012783", "1.012784", "1.012786", "1.013831"])(
    "%s, whose cells mix the periods of several cases, is not in the catalogue: Thanh Hóa has its own code",
    (code) => {
      expect(procedures.has(code)).toBe(false)
    },
  )
})

describe("the four identity card procedures that were merged into one", () => {
  it.each(["1.014061", "1.014062", "1.014063", "1.014064"])("%s says so, and makes up no new code", (code) => {
    for (const aspect of ["overview", "time", "fee"] as const) {
      const text = said(code, aspect)

      expect(text).toContain("thủ tục này chỉ áp dụng đến hết ngày 18/8/2026")
      expect(text).toContain("Quyết định 5230/QĐ-BCA-C06 ngày 18/8/2026 đã gộp")
      expect(text).toContain("Chưa rõ mã mới, hỏi công an xã")
      expect(text.match(/\d\.\d{6}/g) ?? []).toEqual([])
    }
  })

  it.each(["1.014061", "1.014062", "1.014063", "1.014064"])(
    "%s does not decide between days and working days",
    (code) => {
      expect(said(code, "time")).toContain("không nói rõ có phải ngày làm việc. Hỏi lại công an xã.")
    },
  )
})
