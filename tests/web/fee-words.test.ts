import { describe, expect, it } from "vitest"
import type { Fee, SubmissionMethod } from "../../src/domain/procedure.ts"
import { describeFees } from "../../src/web/fee-words.ts"

const today = "2026-11-24"
const fee: Fee = { kind: "le-phi", amountVnd: 20_000, per: "lần đăng ký", source: "Thông tư 75/2022/TT-BTC" }
const method = (money: Omit<SubmissionMethod, "channel" | "processingTimes">): SubmissionMethod => ({
  channel: "in-person",
  processingTimes: [],
  ...money,
})
const words = (money: Omit<SubmissionMethod, "channel" | "processingTimes">) => describeFees(method(money), [], today)

describe("what a page says of the money", () => {
  it("states the amount with its source", () => {
    const { summary, groups } = words({ feeStatus: "amount", fees: [fee] })

    expect(summary).toBeNull()
    expect(groups[0]?.items[0]).toEqual({
      amount: "Lệ phí 20.000 đồng mỗi lần đăng ký",
      notes: ["Theo: Thông tư 75/2022/TT-BTC"],
    })
  })

  it("says that nothing is paid only where a text says so", () => {
    const { summary, notes } = words({ feeStatus: "free", feeSource: "Luật Cư trú" })

    expect(summary).toBe("Miễn phí.")
    expect(notes).toEqual(["Căn cứ: Luật Cư trú"])
  })

  it.each(["unknown", "set-by-province"] as const)("never says free when the money is %s", (feeStatus) => {
    const said = JSON.stringify(words({ feeStatus }))

    expect(said).not.toMatch(/miễn phí|0 đồng/i)
    expect(said).toContain("Xin hỏi nơi nhận hồ sơ")
  })

  it("names the case in which nothing is paid", () => {
    const { groups } = words({
      feeStatus: "set-by-province",
      fees: [{ ...fee, amountVnd: 0, condition: "đăng ký trong 60 ngày" }],
    })

    expect(groups[0]?.items[0]?.amount).toBe("Miễn lệ phí")
    expect(groups[0]?.items[0]?.notes[0]).toBe("Áp dụng: đăng ký trong 60 ngày")
  })

  it("repeats a bare zero as a number instead of calling it free", () => {
    const { groups } = words({ feeStatus: "amount", fees: [{ ...fee, amountVnd: 0 }] })

    expect(groups[0]?.items[0]?.amount).toBe("Lệ phí 0 đồng mỗi lần đăng ký")
  })

  it("keeps what is paid only for further copies apart from the fee itself", () => {
    const { groups, extras } = words({ feeStatus: "amount", fees: [{ ...fee, extra: true, amountVnd: 8000 }, fee] })

    expect(groups[0]?.items.map(({ amount }) => amount)).toEqual(["Lệ phí 20.000 đồng mỗi lần đăng ký"])
    expect(extras[0]?.items.map(({ amount }) => amount)).toEqual(["Lệ phí 8.000 đồng mỗi lần đăng ký"])
  })

  it("says until when an amount applies, and that it is over afterwards", () => {
    const notes = (validUntil: string) =>
      words({ feeStatus: "amount", fees: [{ ...fee, validUntil }] }).groups[0]?.items[0]?.notes

    expect(notes("2026-11-24")).toContain("Áp dụng đến hết ngày 24/11/2026")
    expect(notes("2026-11-23")).toContain("Mức này đã hết áp dụng từ sau ngày 23/11/2026")
  })
})
