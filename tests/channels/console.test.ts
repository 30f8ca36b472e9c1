import { expect, it } from "vitest"
import { CONSOLE_CAPABILITIES, formatForConsole } from "../../src/channels/console.ts"
import { renderAnswer } from "../../src/channels/render.ts"
import { makeAnswer, makePart } from "../doubles/answers.ts"

it("shows a whole answer at once: a terminal scrolls", () => {
  const lines = Array.from({ length: 80 }, (_, index) => `Giấy tờ ${index}`)

  expect(
    renderAnswer(makeAnswer({ sections: [{ heading: null, style: "plain", lines }] }), CONSOLE_CAPABILITIES),
  ).toHaveLength(1)
})

it("wraps lines between words and keeps list items under their number", () => {
  const text = formatForConsole(makePart("Cần nộp:\n1. Tờ khai đăng ký khai sinh"), 16)

  expect(text).toBe("Cần nộp:\n1. Tờ khai đăng\n   ký khai sinh")
})

it("leaves a link longer than the terminal in one piece", () => {
  const link = "https://dichvucong.gov.vn/1.001193"

  expect(formatForConsole(makePart(`Xem ${link}`), 10)).toBe(`Xem\n${link}`)
})
