import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold, hasMarks, normalise } from "../../src/language/fold.ts"

describe("one spelling for one text", () => {
  it("makes no difference between letters sent whole and letters sent with marks apart", () => {
    expect(normalise("Đăng ký thường trú".normalize("NFD"))).toBe("đăng ký thường trú")
  })

  it("drops what cannot be seen inside copied words", () => {
    expect(normalise("khai\u200B sinh\uFEFF")).toBe("khai sinh")
    expect(normalise("tạm\u00AD trú\u200E")).toBe("tạm trú")
    expect(normalise("\u2066tạm trú\u2069")).toBe("tạm trú")
  })

  it("reads the Icelandic letter of official copies as the Vietnamese one", () => {
    expect(normalise("\u00D0ăng ký")).toBe("đăng ký")
  })

  it("keeps the tones", () => {
    expect(normalise("MÁ MÀ MẢ")).toBe("má mà mả")
  })
})

describe("letters without marks", () => {
  it.each([
    ["Đăng ký khai sinh", "dang ky khai sinh"],
    ["ĐƯỜNG SỐ MƯỜI", "duong so muoi"],
    ["ủy ban – Ủy Ban", "uy ban – uy ban"],
    ["\u00D0ăng ký", "dang ky"],
    ["hoà", "hoa"],
    ["hòa", "hoa"],
    ["quyền sử dụng đất", "quyen su dung dat"],
    ["ắằẳẵặ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ", "aaaaa aaaaa eeeee ooooo ooooo uuuuu yyyyy"],
  ])("%s is typed as %s", (written, typed) => {
    expect(fold(written)).toBe(typed)
  })

  it("folds the same letters alike however they are put together", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text.normalize("NFC")))
      }),
    )
  })

  it("has nothing left to fold the second time", () => {
    const letters = fc.stringMatching(/^[a-zA-ZĐđĂăÂâÊêÔôƠơƯưÁàảãạếờữỵ 0-9.,]*$/)
    fc.assert(
      fc.property(letters, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe("a word typed with marks", () => {
  const tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
  const vowels = [..."aăâeêioôơuưy"].flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize("NFC")))

  it("holds a letter that loses something when it is folded", () => {
    const letters = [...vowels, ..."bcdđghklmnpqrstvx0123456789"]

    expect(letters.filter(hasMarks)).toEqual(letters.filter((letter) => fold(letter) !== letter))
  })
})
