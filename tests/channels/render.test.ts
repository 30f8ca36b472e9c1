import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { renderAnswer, splitText } from "../../src/channels/render.ts"
import { type Answer, type Section, STAFF_OPTION } from "../../src/domain/answer.ts"
import type { ChannelCapabilities } from "../../src/domain/ports.ts"
import { FOLLOW_UPS, makeAnswer } from "../doubles/answers.ts"

const ROOMY: ChannelCapabilities = { maxChars: 1900, maxParts: 3, maxButtons: 0, delivery: "push" }

const textsOf = (answer: Answer, capabilities: Partial<ChannelCapabilities> = {}) =>
  renderAnswer(answer, { ...ROOMY, ...capabilities }).map((part) => part.text)

const listOf = (count: number): Section => ({
  heading: "Cần nộp:",
  style: "numbered",
  lines: Array.from({ length: count }, (_, index) => `Giấy tờ ${index + 1}`),
})

describe("an answer as plain text", () => {
  it("says one fact a line, then what can be asked next, and who speaks last", () => {
    const answer = makeAnswer({
      sections: [
        { heading: null, style: "plain", lines: ["Làm giấy khai sinh cho bé (Đăng ký khai sinh)"] },
        { heading: "Cần nộp:", style: "numbered", lines: ["Giấy chứng sinh – bản chính", "Tờ khai – theo mẫu"] },
        { heading: "Mang theo để đối chiếu:", style: "bulleted", lines: ["căn cước của người đi làm"] },
      ],
      prompt: "Hỏi tiếp, nhắn số:",
      options: FOLLOW_UPS,
      footer: "— Trợ lý tự động xã Xuân Hòa, mã 1.001193, dữ liệu ngày 18/7/2026",
    })

    expect(textsOf(answer)).toEqual([
      [
        "Làm giấy khai sinh cho bé (Đăng ký khai sinh)",
        "Cần nộp:",
        "1. Giấy chứng sinh – bản chính",
        "2. Tờ khai – theo mẫu",
        "Mang theo để đối chiếu:",
        "- căn cước của người đi làm",
        "Hỏi tiếp, nhắn số: 1 Lệ phí  2 Nộp ở đâu  3 Làm trên mạng  0 Gặp cán bộ",
        "— Trợ lý tự động xã Xuân Hòa, mã 1.001193, dữ liệu ngày 18/7/2026",
      ].join("\n"),
    ])
  })

  it("gives every option its own line as soon as one label is long", () => {
    const long = { id: "tt:1.004222", label: "Đăng ký thường trú cho người mới về" }

    const [text] = textsOf(makeAnswer({ prompt: "Ông/bà hỏi việc nào?", options: [long, STAFF_OPTION] }))

    expect(text).toBe("Ông/bà hỏi việc nào?\n1. Đăng ký thường trú cho người mới về\n0. Gặp cán bộ")
  })

  it("sets a long list off from the next heading by a blank line", () => {
    const next: Section = { heading: "Lệ phí:", style: "plain", lines: ["Không thu"] }

    expect(textsOf(makeAnswer({ sections: [listOf(3), next] }))).toEqual([
      "Cần nộp:\n1. Giấy tờ 1\n2. Giấy tờ 2\n3. Giấy tờ 3\n\nLệ phí:\nKhông thu",
    ])
  })

  it("keeps an answer that fits the screen in one message", () => {
    expect(textsOf(makeAnswer({ sections: [listOf(9)], prompt: "Hỏi tiếp:", options: FOLLOW_UPS }))).toHaveLength(1)
  })

  it("turns the page between sections rather than inside a list", () => {
    const other: Section = { heading: "Các bước:", style: "numbered", lines: ["Nộp", "Chờ", "Nhận", "Ký", "Về"] }

    const [first, second] = textsOf(makeAnswer({ sections: [listOf(11), other] }))

    expect(first?.split("\n").at(-1)).toBe("11. Giấy tờ 11")
    expect(second?.split("\n").at(0)).toBe("Các bước:")
  })

  it("counts on where a list goes on in the next message", () => {
    const [first, second] = textsOf(makeAnswer({ sections: [listOf(20)] }))

    expect(first?.split("\n")).toHaveLength(12)
    expect(second?.split("\n").at(0)).toBe("12. Giấy tờ 12")
  })

  it("writes fuller messages rather than more than the channel allows", () => {
    const texts = textsOf(makeAnswer({ sections: [listOf(60)] }), { maxParts: 2 })

    expect(texts).toHaveLength(2)
    expect(texts.join("\n").split("\n")).toHaveLength(61)
  })

  it("offers the options and the footer only at the end", () => {
    const answer = makeAnswer({ sections: [listOf(30)], prompt: "Hỏi tiếp:", options: FOLLOW_UPS, footer: "— Trợ lý" })

    const parts = renderAnswer(answer, ROOMY)

    expect(parts.length).toBeGreaterThan(1)
    expect(parts.slice(0, -1).every((part) => part.options.length === 0 && !part.text.includes("Trợ lý"))).toBe(true)
    expect(parts.at(-1)).toMatchObject({ options: FOLLOW_UPS, text: expect.stringMatching(/0 Gặp cán bộ\n— Trợ lý$/) })
  })

  it("says so, with the options still there, when an answer fits in no way", () => {
    const answer = makeAnswer({ sections: [listOf(200)], prompt: "Hỏi tiếp:", options: FOLLOW_UPS, footer: "— Trợ lý" })

    const texts = textsOf(answer, { maxChars: 300 })

    expect(texts).toHaveLength(3)
    expect(texts.every((text) => text.length <= 300)).toBe(true)
    expect(texts.at(-1)).toMatch(
      /\n\d+\. Giấy tờ \d+\n\(còn tiếp, xem đầy đủ trên trang web\)\nHỏi tiếp: .*0 Gặp cán bộ\n— Trợ lý$/,
    )
  })

  it("breaks lines between words before it drops any", () => {
    const sentence = "mỗi trường hợp một mức thu ".repeat(5).trim()
    const lines = Array.from({ length: 5 }, () => sentence)

    const texts = textsOf(makeAnswer({ sections: [{ heading: null, style: "plain", lines }] }), { maxChars: 240 })

    expect(texts.join(" ").split(/\s+/)).toHaveLength(5 * 30)
    expect(texts.join("")).not.toContain("còn tiếp")
  })

  it("keeps a fact that carries a line break on one line, in one spelling", () => {
    const lines = ["bản chính\n  hoặc bản sao".normalize("NFD"), "  "]

    expect(textsOf(makeAnswer({ sections: [{ heading: null, style: "bulleted", lines }] }))).toEqual([
      "- bản chính hoặc bản sao",
    ])
  })

  it("sends nothing for an answer that says nothing", () => {
    expect(renderAnswer(makeAnswer(), ROOMY)).toEqual([])
  })
})

const word = fc.oneof(
  fc.constantFrom("giấy", "khai", "sinh", "đăng", "ký", "500.000", "đồng", "bản", "chính", "👨‍👩‍👧"),
  fc.constant("https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc.html?ma=1.001193"),
)
const line = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "))
const section = fc.record({
  heading: fc.option(line, { nil: null }),
  style: fc.constantFrom("plain", "numbered", "bulleted"),
  lines: fc.array(line, { maxLength: 20 }),
}) satisfies fc.Arbitrary<Section>
const answers = fc
  .record({
    sections: fc.array(section, { maxLength: 6 }),
    prompt: fc.option(line, { nil: null }),
    labels: fc.array(line, { maxLength: 8 }),
    footer: fc.option(line, { nil: null }),
  })
  .map(({ labels, ...rest }) =>
    makeAnswer({ ...rest, options: labels.map((label, index) => ({ id: `tt:1.00000${index}`, label })) }),
  )
const limits = fc.record({ maxChars: fc.integer({ min: 80, max: 4000 }), maxParts: fc.integer({ min: 1, max: 6 }) })

/** Every piece of text of an answer, in the order in which it is to be read. */
function wordsOf(answer: Answer): string[] {
  const body = answer.sections.flatMap(({ heading, lines }) => [heading ?? "", ...lines])
  const tail = [answer.prompt ?? "", ...answer.options.map((option) => option.label), answer.footer ?? ""]
  return [...body, ...tail].join(" ").split(/\s+/).filter(Boolean)
}

describe("any answer at all", () => {
  it("never exceeds what the channel accepts", () => {
    fc.assert(
      fc.property(answers, limits, (answer, { maxChars, maxParts }) => {
        const texts = textsOf(answer, { maxChars, maxParts })

        expect(texts.length).toBeLessThanOrEqual(maxParts)
        for (const text of texts) expect(Array.from(text).length).toBeLessThanOrEqual(maxChars)
        for (const text of texts) expect(text.trim()).toBe(text)
        for (const text of texts) expect(text).not.toBe("")
      }),
    )
  })

  it("shows every line, whole and in order, where there is room", () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1000, max: 4000 }), (answer, maxChars) => {
        const shown = textsOf(answer, { maxChars, maxParts: 40 }).join("\n").split("\n")
        const expected = answer.sections.flatMap(({ heading, style, lines }) => [
          ...(heading === null ? [] : [heading]),
          ...lines.map(
            (text, index) => ({ plain: text, bulleted: `- ${text}`, numbered: `${index + 1}. ${text}` })[style],
          ),
        ])

        expect(shown.filter((text) => text !== "").slice(0, expected.length)).toEqual(expected)
      }),
    )
  })

  it("loses no word unless it says that there is more on the web page", () => {
    fc.assert(
      fc.property(answers, limits, (answer, { maxChars, maxParts }) => {
        const text = textsOf(answer, { maxChars, maxParts }).join(" ")
        fc.pre(!text.includes("(còn tiếp"))
        const shown = text.split(/\s+/)

        let position = 0
        for (const expected of wordsOf(answer)) {
          position = shown.indexOf(expected, position) + 1
          expect(position).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe("splitting text", () => {
  it("prefers the end of a line to the end of a word", () => {
    expect(splitText("Lệ phí không thu\nNộp tại xã trong giờ", 25)).toEqual([
      "Lệ phí không thu",
      "Nộp tại xã trong giờ",
    ])
  })

  it("cuts a single word only when it alone is too long", () => {
    expect(splitText("a bbbbbbbb c", 4)).toEqual(["a", "bbbb", "bbbb", "c"])
  })

  it("counts an emoji as one character and never halves it", () => {
    expect(splitText("😀😀😀", 2)).toEqual(["😀😀", "😀"])
  })

  it("keeps every word within the limit", () => {
    const text = fc.array(fc.oneof(word, fc.constantFrom("\n", "\n\n"))).map((words) => words.join(" "))
    fc.assert(
      fc.property(text, fc.integer({ min: 80, max: 300 }), (whole, maxChars) => {
        const pieces = splitText(whole, maxChars)

        for (const piece of pieces) expect(Array.from(piece).length).toBeLessThanOrEqual(maxChars)
        expect(pieces.join(" ").split(/\s+/)).toEqual(whole.trim().split(/\s+/))
      }),
    )
  })
})
