import { describe, expect, it } from "vitest"
import { formatExplanation } from "../../src/commands/explain.ts"
import { createRetriever } from "../../src/retrieval/flexsearch-retriever.ts"
import { CATALOGUE } from "../retrieval/catalogue-fixture.ts"

const retriever = createRetriever(CATALOGUE, null)
const explain = (question: string) =>
  formatExplanation(retriever.explain(question, 3), ({ code }) => CATALOGUE.procedures.get(code)?.shortTitle ?? "")

describe("why a question was understood so", () => {
  it("names each candidate with what spoke for it, best first, and the saying it is most like", () => {
    const lines = explain("nhập khẩu cho con").split("\n")

    expect(lines[0]).toMatch(/^1\. 1\.004222 Đăng ký thường trú \(nhập hộ khẩu\): 0\.\d{3}, chắc \d+ %$/)
    expect(lines[1]).toContain("giống câu mẫu 1.00")
    expect(lines[2]).toBe("   gần nhất: nhập khẩu cho con")
  })

  it("says when a special case fell behind because nothing special was said", () => {
    expect(explain("đăng ký kết hôn")).toMatch(/2\.000806 [^\n]*\n[^\n]*\n {3}nhân 0\.78/)
  })

  it("adds up to the score", () => {
    const hits = retriever.explain("sao y bằng lái xe", 10)

    expect(hits).not.toEqual([])
    for (const { signs, shares, family, score } of hits) {
      const sum = Object.keys(signs).reduce((total, sign) => total + at(signs, sign) * at(shares, sign), 0)
      expect(family * sum).toBeCloseTo(score)
    }
  })

  it("says that nothing is shared where nothing is", () => {
    expect(explain("zzz")).toBe("Không thủ tục nào có chung từ với câu hỏi.")
  })
})

function at(record: object, key: string): number {
  return new Map<string, number>(Object.entries(record)).get(key) ?? Number.NaN
}
