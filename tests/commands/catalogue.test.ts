import { describe, expect, it } from "vitest"
import { catalogueStats } from "../../src/commands/catalogue.ts"
import { CATALOGUE } from "../retrieval/catalogue-fixture.ts"

describe("coverage by sector", () => {
  it("counts what is known of the procedures of each sector, and of all", () => {
    const [header, ...rows] = catalogueStats(CATALOGUE)
      .split("\n")
      .map((line) => line.trim().split(/\s{2,}/))

    expect(header).toEqual(["lĩnh vực", "thủ tục", "rõ lệ phí", "rõ thời hạn", "có câu hỏi", "cách hỏi"])
    expect(rows).toEqual([
      ["chung-thuc", "1", "0", "0", "0", "2"],
      ["cu-tru", "2", "1", "1", "1", "4"],
      ["ho-tich", "4", "1", "1", "0", "8"],
      ["tất cả", "7", "2", "2", "1", "14"],
    ])
  })

  it("stands in columns", () => {
    const lengths = catalogueStats(CATALOGUE)
      .split("\n")
      .map((line) => line.length)

    expect(new Set(lengths).size).toBe(1)
  })
})
