import { describe, expect, it } from "vitest"
import { understand } from "../../src/answer/understand.ts"
import { STAFF_OPTION } from "../../src/domain/answer.ts"
import { type ConversationState, freshState } from "../../src/domain/conversation.ts"

const NOW = new Date("2026-11-24T02:00:00Z")
const OFFERED: ConversationState = {
  ...freshState(NOW),
  options: [
    { id: "tt:1.004222:fee", label: "Lệ phí" },
    { id: "case:1.004222:place:rent", label: "Nhà thuê, ở nhờ" },
    STAFF_OPTION,
  ],
}
const FEE = { kind: "procedure", code: "1.004222", aspect: "fee" }
const RENT = { kind: "case", code: "1.004222", question: "place", option: "rent" }
const STAFF = { kind: "staff" }

describe("choosing what was offered", () => {
  it.each([
    ["1", FEE],
    ["2", RENT],
    ["0", STAFF],
    [" 2 ", RENT],
    ["2.", RENT],
    ["2)", RENT],
    ["số 2", RENT],
    ["so 2", RENT],
    ["câu 2", RENT],
    ["chọn 2", RENT],
    ["mục 2", RENT],
    ["ý 2", RENT],
    ["phương án 2", RENT],
    ["trường hợp 2", RENT],
    ["2 nhé", RENT],
    ["2 ạ", RENT],
    ["SỐ 2 NHA", RENT],
    ["Số 2".normalize("NFD"), RENT],
    ["lệ phí", FEE],
    ["Le phi", FEE],
    ["LỆ PHÍ!", FEE],
    ["nha thue o nho", RENT],
    ["Gặp cán bộ", STAFF],
    ["#tt:1.004222:fee", FEE],
    ["#case:1.004222:place:rent", RENT],
    ["staff", STAFF],
  ])("%s", (said, action) => {
    expect(understand(said, OFFERED).action).toEqual(action)
  })

  it.each(["3", "9", "22", "2 con", "hai năm", "lệ phí bao nhiêu", "1.004222", "cháu 2 tuổi", "0912"])(
    "is not what is meant by: %s",
    (said) => {
      expect(understand(said, OFFERED).action).toBeNull()
    },
  )

  it("means nothing when nothing was offered", () => {
    expect(understand("2", freshState(NOW)).action).toBeNull()
    expect(understand("0", freshState(NOW)).action).toBeNull()
  })

  it("understands an old button though something else was offered since", () => {
    expect(understand("#tt:2.000815:time", OFFERED).action).toEqual({
      kind: "procedure",
      code: "2.000815",
      aspect: "time",
    })
  })
})

describe("what a message asks", () => {
  it("holds the sides asked for, the codes named and the topic", () => {
    const understood = understand("TT 1.004222 lp bao nhiêu, bao lâu có", freshState(NOW))

    expect(understood.aspects).toEqual(["fee", "time"])
    expect(understood.codes).toEqual(["1.004222"])
  })

  it("has no topic of its own when it only asks on", () => {
    expect(understand("thế bao lâu có", freshState(NOW)).topic).toEqual([])
    expect(understand("đăng ký tạm trú bao lâu có", freshState(NOW)).topic).toEqual(["dang", "ki", "tam", "tru"])
  })
})
