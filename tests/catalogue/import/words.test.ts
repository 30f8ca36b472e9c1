import { describe, expect, it } from "vitest"
import { legalNumberOf, levelsOf, sectorSlug } from "../../../src/catalogue/import/code-words.ts"
import { moneyEntriesIn, moneyOf } from "../../../src/catalogue/import/money-words.ts"
import { periodsOf } from "../../../src/catalogue/import/period-words.ts"
import { joinLines } from "../../../src/catalogue/import/vietnamese-syllable.ts"
import { isoDateIn } from "../../../src/catalogue/import/words.ts"

describe("a period in words", () => {
  it.each([
    ["03 ngày làm việc", [{ value: 3, unit: "working-day" }]],
    ["30 Ngày", [{ value: 30, unit: "day" }]],
    ["05 (năm) ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ", [{ value: 5, unit: "working-day" }]],
    ["02 Giờ", [{ value: 2, unit: "hour" }]],
    ["08 giờ làm việc", [{ value: 8, unit: "hour" }]],
    ["01 tháng", [{ value: 1, unit: "month" }]],
    ["Trong ngày", [{ value: 0, unit: "immediately" }]],
    [
      "Ngay trong ngày tiếp nhận; sau 15 giờ thì ngày làm việc tiếp theo; phải xác minh thì không quá 03 ngày làm việc",
      [{ value: 0, unit: "immediately", cutOff: "15:00", verificationCeiling: { value: 3, unit: "working-day" } }],
    ],
    [
      "03 ngày làm việc; trường hợp phải xác minh không quá 23 ngày",
      [{ value: 3, unit: "working-day", verificationCeiling: { value: 23, unit: "day" } }],
    ],
    [
      "Người có công: không quá 5 ngày làm việc; bảo trợ xã hội: không quá 7 ngày làm việc",
      [
        { value: 5, unit: "working-day", condition: "Người có công: không quá 5 ngày làm việc" },
        { value: 7, unit: "working-day", condition: "bảo trợ xã hội: không quá 7 ngày làm việc" },
      ],
    ],
  ])("“%s” is understood", (words, times) => {
    expect(periodsOf(words)).toEqual({ times })
  })

  it.each(["1", "0", "0 ngày làm việc", "1/2 ngày", "Theo mô tả", "5 ngày\n7 ngày", "400 ngày", "01/7/2026"])(
    "“%s” is no period, and a remark says why",
    (words) => {
      expect(periodsOf(words)).toEqual({ times: [], remark: expect.any(String) })
    },
  )
})

describe("money in words", () => {
  const money = (words: string, textNumber?: string) => moneyOf(moneyEntriesIn(words), "Nguồn", textNumber)

  it.each([
    ["20,000 Việt Nam Đồng", 20_000, "hồ sơ", "phi"],
    ["8,000 VNĐ", 8_000, "hồ sơ", "phi"],
    ["Lệ phí : 12.000 Đồng", 12_000, "hồ sơ", "le-phi"],
    ["2.000đ/trang", 2_000, "trang", "phi"],
    ["Lệ phí: 400.000 đồng (Mức thu lệ phí: 400.000đ/trường hợp)", 400_000, "trường hợp", "le-phi"],
  ])("“%s” is an amount", (words, amountVnd, per, kind) => {
    expect(money(words)).toMatchObject({ status: "amount", fees: [{ amountVnd, per, kind, source: "Nguồn" }] })
  })

  it("keeps the last day of an amount", () => {
    expect(money("Phí: 50.000 đồng áp dụng đến hết ngày 31/12/2026").fees[0]?.validUntil).toBe("2026-12-31")
  })

  it.each(["0 đồng", "Phí : 0 Đồng", "Miễn phí", "Không", "Không quy định", "10 USD", "-", "Không có thông tin"])(
    "“%s” is neither free nor an amount",
    (words) => {
      expect(money(words)).toMatchObject({ status: "unknown", fees: [] })
    },
  )

  it("is free when a numbered text says so", () => {
    expect(money("Miễn phí", "12/QĐ-UBND")).toMatchObject({ status: "free", freeBy: "12/QĐ-UBND" })
    expect(money("Không thu lệ phí theo Nghị quyết 23/2026/NQ-HĐND")).toMatchObject({
      status: "free",
      freeBy: "23/2026/NQ-HĐND",
    })
    expect(money("Mức thu theo Nghị quyết của Hội đồng nhân dân tỉnh").status).toBe("set-by-province")
  })

  it("does not free everybody because it frees some", () => {
    expect(money("Phí: 0 đồng (Miễn phí đối với hộ nghèo)", "12/QĐ-UBND")).toMatchObject({
      status: "unknown",
      exemptions: ["Miễn phí đối với hộ nghèo"],
    })
  })

  it("believes no number that its own words contradict", () => {
    expect(money("Phí: 700 đồng — phí thẩm định: 700.000 đồng/cơ sở")).toMatchObject({ status: "unknown", fees: [] })
  })
})

describe("other words", () => {
  it.each([
    ["Cấp xã, Cơ quan khác", ["commune"]],
    ["xã, tỉnh, bộ", ["commune", "province", "central"]],
    ["Danh mục sửa đổi, bổ sung, bị bãi bỏ", []],
    ["Hợp tác xã", []],
  ])("the levels of “%s”", (words, levels) => {
    expect(levelsOf(words)).toEqual(levels)
  })

  it("a sector without a folder gets one from its name", () => {
    expect(sectorSlug("Thi đua – Khen thưởng")).toBe("thi-dua-khen-thuong")
    expect(sectorSlug("Quản lý vũ khí, vật liệu nổ, công cụ hỗ trợ").length).toBeLessThanOrEqual(24)
  })

  it("the number of a text that amends another is its own", () => {
    expect(legalNumberOf("80/2021/TT- BTC", "")).toBe("80/2021/TT-BTC")
    expect(legalNumberOf("", "Sửa đổi Thông tư 02/2020/TT-BTP")).toBeUndefined()
  })

  it.each(["31/02/2026", "ngày mai"])("“%s” is no day", (words) => {
    expect(isoDateIn(words)).toBeUndefined()
  })

  it.each([
    ["quốc gia v", "ề dân cư", "quốc gia về dân cư"],
    ["vùng có điề", "u kiện", "vùng có điều kiện"],
    ["xác định nội dung", "cam đoan", "xác định nội dung cam đoan"],
    ["Thanh Hóa", "có", "Thanh Hóa có"],
  ])("a word that a page break cut in two is whole again: %s|%s", (above, below, whole) => {
    expect(joinLines(above, below)).toBe(whole)
  })
})
