import { describe, expect, it } from "vitest"
import { expandShorthand } from "../../src/language/shorthand.ts"

const expand = (text: string) => expandShorthand(text.split(" ")).join(" ")

describe("abbreviations", () => {
  it.each([
    ["đk khai sinh", "đăng ký khai sinh"],
    ["dkkh ở đâu", "đăng ký kết hôn ở đâu"],
    ["mất cccd", "mất căn cước công dân"],
    ["gcnqsdđ", "giấy chứng nhận quyền sử dụng đất"],
    ["bhyt ntn", "bảo hiểm y tế như thế nào"],
    ["lp bn", "lệ phí bao nhiêu"],
    ["k đc", "không được"],
    ["2vk ck", "2vk chồng"],
    ["hồ sơ gồm j", "hồ sơ gồm gì"],
  ])("%s stands for %s", (typed, meant) => {
    expect(expand(typed)).toBe(meant)
  })

  it("leaves words alone that it does not know", () => {
    expect(expand("giấy khai sinh")).toBe("giấy khai sinh")
  })

  it.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("takes %s for a word like any other", (word) => {
    expect(expandShorthand([word])).toEqual([word])
  })
})

describe("short forms with two readings", () => {
  it.each([
    ["sổ hk", "sổ hộ khẩu"],
    ["nhap hk cho con", "nhap hộ khẩu cho con"],
    ["được hk ạ", "được không ạ"],
    ["đăng ký tt", "đăng ký thường trú"],
    ["dk tt o dau", "đăng ký thường trú o dau"],
    ["hỏi về tt này", "hỏi về thủ tục này"],
  ])("%s is read as %s by its neighbours", (typed, meant) => {
    expect(expand(typed)).toBe(meant)
  })
})
