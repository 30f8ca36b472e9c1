import { describe, expect, it } from "vitest"
import { standardise } from "../../src/language/dialect.ts"

const say = (text: string) => standardise(text.split(" ")).join(" ")

describe("words of Thanh Hóa, Nghệ Tĩnh and the South", () => {
  it.each([
    ["nộp ở mô", "nộp ở đâu"],
    ["mần răng chừ", "làm sao chừ"],
    ["cần chi", "cần gì"],
    ["giấy chi rứa", "giấy gì thế"],
    ["nỏ có giấy", "không có giấy"],
    ["tui hổng biết", "tôi không biết"],
    ["khai sanh cho con", "khai sinh cho con"],
    ["mất giấy hôn thú", "mất giấy kết hôn"],
    ["xin giấy chứng tử", "xin giấy khai tử"],
    ["làm bìa đỏ", "làm sổ đỏ"],
    ["bao tiền", "bao nhiêu tiền"],
  ])("%s means %s", (said, standard) => {
    expect(say(said)).toBe(standard)
  })

  it("prefers the longest phrase", () => {
    expect(say("giấy giá thú")).toBe("giấy kết hôn")
    expect(say("mần răng")).toBe("làm sao")
  })

  it.each([
    "chi phí",
    "chi tiết",
    "chi nhánh",
    "mo mả",
    "chị tôi",
    "bao nhiêu tiền",
    "quy mô",
    "mổ",
    "hồng",
    "lãnh sự",
    "bảo lãnh",
  ])("leaves %s as it is", (standard) => {
    expect(say(standard)).toBe(standard)
  })
})
