import { describe, expect, it } from "vitest"
import { markNegated } from "../../src/language/negation.ts"
import { read } from "../../src/language/reading.ts"

/** The words by which the citizen says what is not meant. */
const notMeant = (text: string) => {
  const { folded } = read(text)
  const negated = markNegated(folded)
  return folded.filter((_, index) => negated[index]).join(" ")
}

describe("what a citizen says is not meant", () => {
  it.each([
    ["tạm trú chứ không phải thường trú", "chu khong phai thuong tru"],
    ["làm khai sinh mới, đừng nhầm với đăng ký lại", "dung nham voi dang ki lai"],
    ["khai tử k phải là khai sinh", "khong phai la khai sinh"],
    ["hỏi tạm trú, không liên quan thường trú nhé", "khong lien quan thuong tru nhe"],
  ])("%s", (said, negated) => {
    expect(notMeant(said)).toBe(negated)
  })

  it.each(["không có giấy chứng sinh", "không phải đóng tiền à", "có được không", "không phải là thường trú"])(
    "is not in: %s",
    (said) => {
      expect(notMeant(said)).toBe("")
    },
  )

  it("reaches only a few words on", () => {
    expect(notMeant("tạm trú chứ không phải thường trú, nộp ở đâu và lệ phí bao nhiêu")).toBe(
      "chu khong phai thuong tru nop o dau",
    )
  })
})
