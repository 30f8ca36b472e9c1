import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold } from "../../src/language/fold.ts"
import { markQuantities, type Quantities, quantitiesIn } from "../../src/language/quantities.ts"
import { read } from "../../src/language/reading.ts"

const counted = (text: string) => quantitiesIn(read(text))

describe("how much of something is said", () => {
  it.each<[string, Quantities]>([
    ["3 bản", { copies: 3 }],
    ["ba bản", { copies: 3 }],
    ["03 bản", { copies: 3 }],
    ["3bản", { copies: 3 }],
    ["2 bản sao", { copies: 2 }],
    ["xin cấp 3 bản sao trích lục", { copies: 3 }],
    ["5 trang", { pages: 5 }],
    ["bản sao 5 trang", { pages: 5 }],
    ["chứng thực 3 bản, mỗi bản 2 trang hết bao nhiêu", { copies: 3, pages: 2 }],
    ["ba bản, mỗi bản hai trang", { copies: 3, pages: 2 }],
    ["2 trang mỗi bản, 3 bản", { copies: 3, pages: 2 }],
    ["3 bản, 1 bản 2 trang", { copies: 3, pages: 2 }],
    ["1 bản 2 trang", { copies: 1, pages: 2 }],
    ["sao y 2 bản 10 trang", { copies: 2, pages: 10 }],
    ["2 tờ", { sheets: 2 }],
    ["cho 4 người", { people: 4 }],
    ["nhà có bốn nhân khẩu", { people: 4 }],
    ["2 giấy ủy quyền", { papers: 2 }],
    ["hai hợp đồng", { papers: 2 }],
    ["3 bản dịch", { papers: 3 }],
    ["4 người, mỗi người 2 bản", { people: 4, copies: 8 }],
    ["2 loại giấy, mỗi loại 3 bản, mỗi bản 2 trang", { papers: 2, copies: 6, pages: 2 }],
    ["mười hai bản", { copies: 12 }],
    ["mười lăm trang", { pages: 15 }],
    ["mười tư trang", { pages: 14 }],
    ["hai mươi bản", { copies: 20 }],
  ])("%s", (text, quantities) => {
    expect(counted(text)).toEqual(quantities)
  })

  it.each([
    ["ba bản, mỗi bản hai trang"],
    ["chứng thực năm bản"],
    ["mười lăm trang"],
    ["cho bốn người"],
    ["hai mươi bản sao"],
    ["sáu tờ"],
  ])("is the same without marks: %s", (text) => {
    expect(counted(text)).not.toEqual({})
    expect(counted(fold(text))).toEqual(counted(text))
  })

  it("is read in words for every number up to twenty", () => {
    const words =
      "một hai ba bốn năm sáu bảy tám chín mười,mười một,mười hai,mười ba,mười bốn,mười lăm,mười sáu,mười bảy,mười tám,mười chín,hai mươi"
        .split(",")
        .flatMap((list, index) => (index === 0 ? list.split(" ") : [list]))

    expect(words.map((word) => counted(`${word} trang`).pages)).toEqual(words.map((_, index) => index + 1))
  })
})

describe("what is no count of anything", () => {
  it.each([
    ["bản 2"],
    ["trang 2 bản 3"],
    ["bản 2 trang 3"],
    ["sinh năm 1990"],
    ["khai sinh năm 1990 bản sao"],
    ["khai sinh 1990 bản sao"],
    ["con 3 tuổi"],
    ["cháu học lớp 3 bản sao học bạ"],
    ["bằng cấp 3 bản sao"],
    ["căn cước 038090001234 bản sao"],
    ["ngày 24/11 bản sao"],
    ["mẫu 02 trang đầu"],
    ["1 bản chính"],
    ["người thứ 2"],
    ["thôn 3 người đông"],
    ["2 người ta"],
    ["3 trang web"],
    ["1.004222 bản sao"],
    ["20.000 trang"],
    ["mấy bản"],
    ["bao nhiêu trang"],
  ])("%s", (text) => {
    expect(counted(text)).toEqual({})
  })

  it.each([
    ["2-3 bản", "a range"],
    ["2 hoặc 3 bản", "a choice"],
    ["hai ba bản", "two or three"],
    ["vài ba bản", "a few"],
    ["trên 60 người", "a bound"],
    ["tối đa 5 trang", "a bound"],
    ["hai mươi ba bản", "more than the words that are read"],
    ["2 bản 3 trang, 1 bản 3 trang", "two lots"],
    ["2 trang rưỡi", "a part of a page"],
  ])("%s: %s", (text) => {
    expect(counted(text).copies).toBeUndefined()
    expect(counted(text).people).toBeUndefined()
  })

  it("are pages in all when the pages of a copy are asked for", () => {
    expect(counted("3 bản, tổng cộng 6 trang")).toEqual({ copies: 3 })
  })

  it("are copies of which it is not said whether they are of each paper", () => {
    expect(counted("2 giấy tờ, 3 bản")).toEqual({ papers: 2 })
    expect(counted("mỗi loại 3 bản")).toEqual({})
  })

  it("is found in any text without failing, and never above 999", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(), (text, number) => {
        const quantities = counted(`${text} ${number} bản ${text}`)

        expect(Object.values(quantities).every((count) => count > 0)).toBe(true)
        expect(quantities.copies ?? 0).toBeLessThan(1000)
      }),
    )
  })
})

describe("the words that only say how many", () => {
  const marked = (text: string, withUnits: boolean) => {
    const reading = read(text)
    const marks = markQuantities(reading, withUnits)
    return reading.words.filter((_, index) => marks[index])
  }

  it("are the numbers, and with them what is counted where that is asked", () => {
    const text = "chứng thực 3 bản, mỗi bản 2 trang"

    expect(marked(text, false)).toEqual(["3", "mỗi", "2"])
    expect(marked(text, true)).toEqual(["3", "bản", "mỗi", "bản", "2", "trang"])
  })

  it("are never a kind of paper: that is what the question is about", () => {
    expect(marked("sửa 2 hợp đồng", true)).toEqual(["2"])
  })
})
