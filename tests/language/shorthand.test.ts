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

  it.each(["k", "ko", "khg", "hok", "hem", "khum"])("%s stands for không", (typed) => {
    expect(expand(typed)).toBe("không")
  })

  it("leaves words alone that it does not know", () => {
    expect(expand("giấy khai sinh")).toBe("giấy khai sinh")
  })

  it.each(["constructor", "toString", "__proto__", "hasOwnProperty"])("takes %s for a word like any other", (word) => {
    expect(expandShorthand([word])).toEqual([word])
  })
})

describe("short forms with several readings", () => {
  it("stay when no neighbour tells what they mean and nothing is meant otherwise", () => {
    expect(expand("cc")).toBe("cc")
  })

  it.each([
    ["sổ hk", "sổ hộ khẩu"],
    ["nhap hk cho con", "nhap hộ khẩu cho con"],
    ["được hk ạ", "được không ạ"],
    ["đăng ký tt", "đăng ký thường trú"],
    ["dk tt o dau", "đăng ký thường trú o dau"],
    ["hỏi về tt này", "hỏi về thủ tục này"],
    ["gia hạn tt", "gia hạn tạm trú"],
    ["khai báo tt", "khai báo thông tin"],
    ["tt ca nhan", "thông tin ca nhan"],
    ["lập tt gdtx", "lập trung tâm gdtx"],
    ["học hk 1", "học học kỳ 1"],
    ["đk xe", "đăng ký xe"],
    ["đủ đk chưa", "đủ điều kiện chưa"],
    ["du dk chua", "du điều kiện chua"],
    ["cần đk gì", "cần điều kiện gì"],
    ["ks cho bé", "khai sinh cho bé"],
    ["mở ks", "mở khách sạn"],
    ["nhà nghỉ ks", "nhà nghỉ khách sạn"],
    ["gt gồm gì", "giấy tờ gồm gì"],
    ["tai nạn gt", "tai nạn giao thông"],
    ["xin giấy gt", "xin giấy giới thiệu"],
    ["mất cc", "mất căn cước"],
    ["thi cc xã", "thi công chức xã"],
    ["ra vp cc", "ra vp công chứng"],
    ["nộp bằng cc", "nộp bằng chứng chỉ"],
    ["đk kh", "đăng ký kết hôn"],
    ["mất giấy kh", "mất giấy kết hôn"],
    ["mã kh", "mã khách hàng"],
    ["nộp được kh", "nộp được không"],
    ["bs hs", "bổ sung hồ sơ"],
    ["bs viện nhi", "bác sĩ viện nhi"],
    ["bs từ sổ gốc", "bản sao từ sổ gốc"],
    ["giấy xn", "giấy xác nhận"],
    ["xn adn", "xét nghiệm adn"],
    ["nộp hs", "nộp hồ sơ"],
    ["hs lớp 9", "học sinh lớp 9"],
    ["mẫu tk", "mẫu tờ khai"],
    ["khóa tk định danh", "khóa tài khoản định danh"],
    ["nộp đc chưa", "nộp được chưa"],
    ["ghi sai dc", "ghi sai địa chỉ"],
  ])("%s is read as %s by its neighbours", (typed, meant) => {
    expect(expand(typed)).toBe(meant)
  })
})
