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
    [
      "15 ngay, truong hop phai xac minh 20 ngay",
      [{ value: 15, unit: "day", verificationCeiling: { value: 20, unit: "day" } }],
    ],
    ["Ngay trong ngày làm việc", [{ value: 0, unit: "immediately" }]],
  ])("“%s” is understood", (words, times) => {
    expect(periodsOf(words)).toEqual({ times })
  })

  it.each([
    "1",
    "0",
    "0 ngày làm việc",
    "1/2 ngày",
    "Theo mô tả",
    "5 ngày\n7 ngày",
    "400 ngày",
    "01/7/2026",
    "8 giờ; phải xác minh trong 30 ngày; sau khi xác minh thì cấp trong 02 ngày làm việc",
  ])("“%s” is no period, and a remark says why", (words) => {
    expect(periodsOf(words)).toEqual({ times: [], remark: expect.any(String) })
  })
})

describe("money in words", () => {
  const money = (words: string, textNumber?: string) => moneyOf(moneyEntriesIn(words), "Nguồn", textNumber)

  it.each([
    ["20,000 Việt Nam Đồng", 20_000, "hồ sơ", "phi"],
    ["8,000 VNĐ", 8_000, "hồ sơ", "phi"],
    ["Lệ phí : 12.000 Đồng", 12_000, "hồ sơ", "le-phi"],
    ["2.000đ/trang", 2_000, "trang", "phi"],
    ["Lệ phí: 400.000 đồng (Mức thu lệ phí: 400.000đ/trường hợp)", 400_000, "trường hợp", "le-phi"],
    ["le phi 20.000 d/lan", 20_000, "lan", "le-phi"],
    ["5000 dong", 5_000, "hồ sơ", "phi"],
  ])("“%s” is an amount", (words, amountVnd, per, kind) => {
    expect(money(words)).toMatchObject({ status: "amount", fees: [{ amountVnd, per, kind, source: "Nguồn" }] })
  })

  it("keeps the first and the last day of an amount", () => {
    const term = "10.000đ/người/lần (đến hết ngày 31/12/2026); từ 01/01/2027: 20.000đ/người/lần"

    expect(money("Phí: 50.000 đồng áp dụng đến hết ngày 31/12/2026").fees[0]?.validUntil).toBe("2026-12-31")
    expect(money(term).fees).toEqual([
      { kind: "phi", amountVnd: 10_000, per: "người/lần", validUntil: "2026-12-31", source: "Nguồn" },
      { kind: "phi", amountVnd: 20_000, per: "người/lần", validFrom: "2027-01-01", source: "Nguồn" },
    ])
  })

  it("does not take the last day of a reduction for that of the amount", () => {
    const [fee] = money("Lệ phí: 50.000 đồng/thẻ; từ ngày 01/7/2025 đến hết ngày 31/12/2026 bằng 50% mức trên").fees

    expect(fee).not.toHaveProperty("validUntil")
    expect(fee?.condition).toContain("bằng 50% mức trên")
  })

  it.each([
    ["Cấp mới: 50.000 đồng\n- Cấp lại: 25.000 đồng", "Cấp mới", "Cấp lại"],
    ["50.000 đồng/bản cấp mới; 25.000 đồng (cấp lại)", undefined, "cấp lại"],
    ["Cấp mới 50.000 đồng, cấp lại 25.000 đồng. Miễn phí đối với hộ nghèo.", "Cấp mới", "cấp lại"],
  ])("says for whom each amount of “%s” is", (words, first, second) => {
    expect(money(words).fees.map(({ amountVnd, condition }) => [amountVnd, condition])).toEqual([
      [50_000, first],
      [25_000, second],
    ])
  })

  it.each(["0", "0 đồng", "Phí : 0 Đồng", "Miễn phí", "Không", "Không quy định", "10 USD", "-", "Không có thông tin"])(
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
