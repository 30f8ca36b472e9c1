import { describe, expect, it } from "vitest"
import { evaluate } from "../../src/evaluation/evaluate.ts"
import { measureEngine } from "../../src/evaluation/measure-engine.ts"
import type { LabelledQuestion } from "../../src/evaluation/questions.ts"
import { formatMisses, formatReport, type Report } from "../../src/evaluation/report.ts"
import { htmlReport } from "../../src/evaluation/report-html.ts"
import type { Reply } from "../../src/evaluation/score.ts"
import { asking, BIRTH, DEATH, label, MARRIAGE, NOT_FOUND, reply } from "./labelled.ts"

const TITLES = new Map([
  [BIRTH, "Đăng ký khai sinh"],
  [DEATH, "Đăng ký khai tử"],
])
const procedures = new Map([...TITLES.keys()].map((code) => [code, { sector: "Hộ tịch" }]))

/** Four questions put, two of them missed; one left out. */
const SCRIPT: readonly (readonly [LabelledQuestion, Reply])[] = [
  [label({ id: "A-1" }), reply({ ms: 1.5 })],
  [label({ id: "A-2", turns: ["cháu <b>mới</b> sinh"] }), reply({ procedures: [DEATH], ms: 20 })],
  [label({ id: "A-3", kind: "clarify", style: "dialect" }), asking(BIRTH)],
  [label({ id: "A-4", kind: "out-of-scope", codes: [], style: "của tôi" }), reply()],
  [label({ id: "A-5", codes: [MARRIAGE] }), NOT_FOUND],
]

function makeReport(script = SCRIPT, overrides: Partial<Report> = {}): Report {
  const questions = script.map(([question]) => question)
  const replies = new Map(script.map(([question, given]) => [question.id, given]))
  return {
    questionsFile: "questions.jsonl",
    revision: "0123456789ab",
    day: "2026-11-25",
    evaluation: evaluate(questions, (id) => replies.get(id) ?? NOT_FOUND, procedures),
    engines: [],
    titleOf: (code) => TITLES.get(code),
    ...overrides,
  }
}

const ENGINE = measureEngine({ name: "Máy tìm thử", find: () => [DEATH, BIRTH] }, true, [label()], () => 0)

describe("the report in the terminal", () => {
  it("says what was measured", () => {
    expect(formatReport(makeReport())).toMatch(
      /^questions\.jsonl: 4 câu, bỏ 1 câu về thủ tục ngoài danh mục; danh mục bản 0123456789ab; ngày 25\/11\/2026$/m,
    )
  })

  it("gives each measure with its interval and its cases", () => {
    const text = formatReport(makeReport())

    expect(text).toMatch(/^Giải thích đúng ngay +50,0% +9,5–90,5% +1\/2$/m)
    expect(text).toMatch(/^Gỡ được câu chưa rõ +100,0% +20,7–100,0% +1\/1$/m)
    expect(text).toMatch(/^Lạc đề +100,0% +20,7–100,0% +1\/1$/m)
    expect(text).toMatch(/^MRR 0,500; thời gian trả lời p50 1 ms, p99 20 ms$/m)
  })

  it("says of nothing counted that it is not known", () => {
    expect(formatReport(makeReport())).toMatch(/^Giữ mạch câu nối tiếp +– +– +0\/0$/m)
  })

  it("names known styles in Vietnamese, and groups only where there is something to tell", () => {
    const text = formatReport(makeReport())

    expect(text).toMatch(/^nói thường +50,0%/m)
    expect(text).toMatch(/^Hộ tịch +50,0%/m)
    expect(text).not.toContain("Theo nguồn câu hỏi")
    expect(formatReport(makeReport([[label({ origin: "faq" }), reply()]]))).toMatch(/^faq +100,0%/m)
  })

  it("lists what was taken for what, by names", () => {
    const text = formatReport(makeReport())

    expect(text).toContain(`1 × Đăng ký khai sinh (${BIRTH}) → Đăng ký khai tử (${DEATH}): A-2`)
    expect(text).toContain(`1 × ngoài phạm vi → Đăng ký khai sinh (${BIRTH}): A-4`)
  })

  it("shows ten of a long list and says how many more there are", () => {
    const script = Array.from({ length: 12 }, (_, index) => {
      const code = `1.${String(index).padStart(6, "0")}`
      return [label({ id: code, kind: "out-of-scope", codes: [] }), reply({ procedures: [code] })] as const
    })

    const text = formatReport(makeReport(script))

    expect(text.match(/^1 × /gm)).toHaveLength(10)
    expect(text).toContain("… và 2 dòng nữa trong trang báo cáo")
  })

  it("sets search engines beside each other", () => {
    const text = formatReport(makeReport(SCRIPT, { engines: [ENGINE] }))

    expect(text).toMatch(/^Máy tìm thử, có lời người dân +0,0% +100,0% +100,0% +0,500 +0 ms +0 ms$/m)
    expect(formatReport(makeReport())).not.toContain("Chỉ xếp hạng")
  })

  it("lists missed questions, one a line", () => {
    expect(formatMisses(makeReport()).split("\n")).toEqual([
      `A-2\tcháu <b>mới</b> sinh\tĐăng ký khai sinh (${BIRTH})\tĐăng ký khai tử (${DEATH})`,
      `A-4\tkhai sinh cho con\tngoài phạm vi\tĐăng ký khai sinh (${BIRTH})`,
    ])
  })
})

describe("the report as a page", () => {
  it("shows the same figures, each as a bar with the interval as whiskers", () => {
    const page = htmlReport(makeReport())

    expect(page).toContain("<strong>50,0%</strong>")
    expect(page).toContain("9,5–90,5%")
    expect(page).toMatch(
      /<rect class="share" y="2" width="50\.00" height="8"\/><path class="whisker" d="M9\.45 6H90\.55/,
    )
  })

  it("draws no bar where there was nothing to count", () => {
    const page = htmlReport(makeReport([[label(), reply()]]))
    const row = /<tr>\s*<th scope="row">Lạc đề.*?<\/tr>/s.exec(page)?.[0]

    expect(row).toContain("0/0")
    expect(row).not.toContain("<svg")
  })

  it("shows questions as they were typed and runs nothing of them", () => {
    const page = htmlReport(makeReport())

    expect(page).toContain("<blockquote>cháu &lt;b&gt;mới&lt;/b&gt; sinh</blockquote>")
    expect(page).not.toContain("<b>mới")
  })

  it("needs nothing beside it and runs no script", () => {
    const page = htmlReport(makeReport(SCRIPT, { engines: [ENGINE] }))

    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:|\son\w+=/)
  })

  it("has a section for engines only when some were measured", () => {
    expect(htmlReport(makeReport(SCRIPT, { engines: [ENGINE] }))).toContain("Máy tìm thử, có lời người dân")
    expect(htmlReport(makeReport())).not.toContain("So với máy tìm khác")
  })

  it("says when nothing was missed", () => {
    expect(htmlReport(makeReport([[label(), reply()]])).match(/<p>Không có\.<\/p>/g)).toHaveLength(2)
  })
})
