import { describe, expect, it } from "vitest"
import { read } from "../../src/language/reading.ts"
import { goesBack, otherMattersAt, takesBack } from "../../src/language/turn-words.ts"

describe("going back to an earlier matter", () => {
  it.each(["quay lại câu trước", "quay lai vu khai tu", "cái hồi nãy bao lâu có", "cho em hỏi lại việc trước"])(
    "is heard in: %s",
    (said) => {
      expect(goesBack(read(said))).toBe(true)
    },
  )

  it.each(["đăng ký lại khai sinh", "chuyển về quê", "trước khi cưới cần giấy gì"])("is not heard in: %s", (said) => {
    expect(goesBack(read(said))).toBe(false)
  })
})

describe("taking back what was understood", () => {
  it.each(["không phải, ý tôi là tạm trú", "khong phai cai do", "ý em là khai tử", "nhầm rồi, hỏi kết hôn"])(
    "is heard in: %s",
    (said) => {
      expect(takesBack(read(said))).toBe(true)
    },
  )

  it.each(["nhà đang ở không phải của tôi", "có phải nộp lệ phí không", "đăng ký tạm trú chứ không phải thường trú"])(
    "is not heard in: %s",
    (said) => {
      expect(takesBack(read(said))).toBe(false)
    },
  )
})

describe("another matter in the same message", () => {
  it.each([
    ["làm khai tử, tiện thể xóa hộ khẩu luôn", ["xóa", "hộ", "khẩu", "luôn"]],
    ["khai sinh cho bé với lại làm thẻ bảo hiểm", ["làm", "thẻ", "bảo", "hiểm"]],
  ])("begins after the word that opens it: %s", (said, rest) => {
    const reading = read(said)

    expect(reading.words.slice(otherMattersAt(reading)[0])).toEqual(rest)
  })

  it("is opened by nothing else", () => {
    expect(otherMattersAt(read("khai sinh và khai tử cho người thân"))).toEqual([])
  })
})
