import { describe, expect, it } from "vitest"
import { understand } from "../../src/answer/understand.ts"
import { STAFF_OPTION } from "../../src/domain/answer.ts"
import { type ConversationState, freshState } from "../../src/domain/conversation.ts"
import { read } from "../../src/language/reading.ts"

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
const asked = (text: string) => understand(text, freshState(NOW), read)

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
    expect(understand(said, OFFERED, read).action).toEqual(action)
  })

  it.each(["3", "9", "22", "2 con", "hai năm", "lệ phí bao nhiêu", "1.004222", "cháu 2 tuổi", "0912"])(
    "is not what is meant by: %s",
    (said) => {
      expect(understand(said, OFFERED, read).action).toBeNull()
    },
  )

  it("means nothing when nothing was offered", () => {
    expect(asked("2").action).toBeNull()
    expect(asked("0").action).toBeNull()
  })

  it("understands an old button though something else was offered since", () => {
    expect(understand("#tt:2.000815:time", OFFERED, read).action).toEqual({
      kind: "procedure",
      code: "2.000815",
      aspect: "time",
    })
  })
})

describe("what a message asks", () => {
  it("holds the sides asked for and the codes named", () => {
    const understood = asked("TT 1.004222 lp bao nhiêu, bao lâu có")

    expect(understood.aspects).toEqual(["fee", "time"])
    expect(understood.codes).toEqual(["1.004222"])
  })

  it("holds how many are spoken of", () => {
    expect(asked("sao y 3 bản hết bao nhiêu").quantities).toEqual({ copies: 3 })
  })

  it("takes the amount of a benefit for no fee", () => {
    expect(asked("trợ cấp người khuyết tật được bao nhiêu tiền")).toMatchObject({ asksBenefit: true, aspects: [] })
    expect(asked("chứng thực hết bao nhiêu tiền")).toMatchObject({ asksBenefit: false, aspects: ["fee"] })
  })

  it("holds whether it goes back or takes back", () => {
    expect(asked("quay lại câu trước")).toMatchObject({ goesBack: true, takesBack: false })
    expect(asked("không phải, ý tôi là tạm trú")).toMatchObject({ goesBack: false, takesBack: true })
  })

  it("has no topic of its own when it only asks on", () => {
    expect(asked("thế bao lâu có").topic).toEqual([])
    expect(asked("đăng ký tạm trú bao lâu có").topic).toEqual(["dang", "ki", "tam", "tru"])
  })
})
