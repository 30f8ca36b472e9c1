import { describe, expect, it } from "vitest"
import {
  dayInVietNam,
  formatChannel,
  formatClock,
  formatDate,
  formatMoney,
  formatPeriod,
  formatProvince,
} from "../../src/domain/wording.ts"

describe("how facts are worded", () => {
  it.each([
    [0, "0 đồng"],
    [500, "500 đồng"],
    [8000, "8.000 đồng"],
    [20_000, "20.000 đồng"],
    [123_456, "123.456 đồng"],
    [1_500_000_000, "1.500.000.000 đồng"],
  ])("%i đồng is said as %s", (amount, said) => {
    expect(formatMoney(amount)).toBe(said)
  })

  it.each([
    [{ value: 3, unit: "working-day" }, "3 ngày làm việc"],
    [{ value: 10, unit: "day" }, "10 ngày"],
    [{ value: 8, unit: "hour" }, "8 giờ"],
    [{ value: 2, unit: "month" }, "2 tháng"],
    [{ value: 0, unit: "immediately" }, "ngay trong ngày làm việc"],
  ] as const)("keeps working days and calendar days apart: %j is %s", (period, said) => {
    expect(formatPeriod(period)).toBe(said)
  })

  it.each([
    ["15:00", "15 giờ"],
    ["16:30", "16 giờ 30"],
    ["07:05", "7 giờ 5"],
  ])("says %s as %s", (clock, said) => {
    expect(formatClock(clock)).toBe(said)
  })

  it("writes a day as people do", () => {
    expect(formatDate("2026-07-18")).toBe("18/7/2026")
    expect(formatDate("2027-02-28")).toBe("28/2/2027")
  })

  it.each([
    ["2026-11-23T16:59:59Z", "2026-11-23"],
    ["2026-11-23T17:00:00Z", "2026-11-24"],
    ["2026-12-31T23:00:00+00:00", "2027-01-01"],
  ])("counts days by the clock in Viet Nam: %s is %s", (instant, day) => {
    expect(dayInVietNam(new Date(instant))).toBe(day)
  })

  it("names the ways of submission", () => {
    expect([formatChannel("in-person"), formatChannel("online"), formatChannel("post")]).toEqual([
      "Nộp trực tiếp",
      "Nộp trên mạng",
      "Gửi bưu điện",
    ])
  })

  it.each([
    ["Thanh Hóa", "tỉnh Thanh Hóa"],
    ["Huế", "thành phố Huế"],
  ])("%s is the %s", (province, said) => {
    expect(formatProvince(province)).toBe(said)
  })
})
