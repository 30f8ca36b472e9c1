import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { holdsMask, MASK, maskIdentity } from "../../src/domain/redact.ts"

describe("what is masked before it reaches disk, log, model or screen", () => {
  it.each([
    ["an identity card of twelve digits", "cccd của tôi là 038090001234", "cccd của tôi là [đã che]"],
    ["the same in groups", "căn cước 0380 9000 1234 nhé", "căn cước [đã che] nhé"],
    ["the same with dots", "căn cước 038.090.001.234", "căn cước [đã che]"],
    ["an old card of nine digits", "cmnd cũ 171234567", "cmnd cũ [đã che]"],
    ["a nine-digit card in groups", "cmnd 171 234 567", "cmnd [đã che]"],
    ["a telephone number", "gọi cho 0912345678", "gọi cho [đã che]"],
    ["a telephone number with dots", "số 0912.345.678", "số [đã che]"],
    ["a telephone number with spaces", "số 0912 345 678 gặp Lan", "số [đã che] gặp Lan"],
    ["a telephone number with hyphens", "sđt 091-234-5678", "sđt [đã che]"],
    ["a telephone number from abroad", "zalo +84912345678", "zalo [đã che]"],
    ["a telephone number from abroad with spaces", "zalo +84 912 345 678", "zalo [đã che]"],
    ["a landline in brackets", "máy bàn (0237) 3123456", "máy bàn [đã che]"],
    ["an e-mail address", "gửi về lan.nguyen@gmail.com nhé", "gửi về [đã che] nhé"],
    ["an account number after stk", "chuyển vào stk 12345678", "chuyển vào stk [đã che]"],
    ["an account number after words", "số tài khoản: 0123 4567 89", "số tài khoản: [đã che]"],
    ["an account number without marks", "so tai khoan la 12345678", "so tai khoan la [đã che]"],
    ["a social insurance book", "sổ BHXH 3812345678", "sổ BHXH [đã che]"],
    ["a health insurance card", "thẻ bảo hiểm DN4383812345678", "thẻ bảo hiểm [đã che]"],
    ["a car's plate", "xe 36A-123.45 của tôi", "xe [đã che] của tôi"],
    ["a motorcycle's plate", "biển 36B1 12345", "biển [đã che]"],
    ["a motorcycle's plate with a hyphen", "biển 36-B1 123.45", "biển [đã che]"],
    ["a plate in small letters", "bien so 36a12345", "bien so [đã che]"],
    ["a passport", "hộ chiếu C1234567", "hộ chiếu [đã che]"],
    ["a new passport", "hộ chiếu số P01234567.", "hộ chiếu số [đã che]."],
  ])("masks %s", (_what, said, kept) => {
    expect(maskIdentity(said)).toBe(kept)
  })

  it("masks each of several numbers and leaves the question", () => {
    const said = "tôi là Lan, 038090001234, 0912345678, hỏi lệ phí đăng ký tạm trú"

    expect(maskIdentity(said)).toBe(`tôi là Lan, ${MASK}, ${MASK}, hỏi lệ phí đăng ký tạm trú`)
  })

  it.each([
    ["two identity cards in groups", "0380 9000 1234 0380 9000 5678"],
    ["two telephone numbers", "0912345678 0987654321"],
    ["two account numbers", "stk 12345678 hoặc 87654321"],
  ])("leaves nothing of %s", (_what, said) => {
    expect(maskIdentity(said)).not.toMatch(/\d/)
  })

  it("tells whether something was masked", () => {
    expect(holdsMask(maskIdentity("số 0912345678"))).toBe(true)
    expect(holdsMask(maskIdentity("số 12"))).toBe(false)
  })
})

describe("what stays readable", () => {
  it.each([
    ["a procedure code", "thủ tục 1.004222 làm sao"],
    ["two procedure codes", "1.004222 hay 1.001193"],
    ["two procedure codes beside each other", "1.004222 1.001193"],
    ["a procedure code before a number of days", "1.004222 60 ngày"],
    ["a procedure code after the word account", "tạo tài khoản định danh 3.000228"],
    ["an amount in đồng", "lệ phí 20.000 đồng"],
    ["a span of amounts", "lệ phí 20.000-30.000 đồng"],
    ["a large amount", "nhà 1.500.000.000 đồng"],
    ["a day", "sinh ngày 24/11/2026"],
    ["a day with dots", "sinh ngày 24.11.2026"],
    ["a day with hyphens", "sinh ngày 24-11-2026"],
    ["a day in ISO 8601", "ngày 2026-11-24"],
    ["a day and an hour", "hẹn 24.11.2026 08 giờ"],
    ["a day and an hour with minutes", "hẹn 24/11/2026 08:30"],
    ["a form number", "mẫu CT01 lấy ở đâu"],
    ["a decree's number", "theo 123/2015/NĐ-CP"],
    ["a decision's number", "QĐ 1523/QĐ-BCA-C06"],
    ["a year", "sinh năm 1990"],
    ["two years in a row", "từ 1990 đến 2026"],
    ["years beside each other", "khóa 2021 2022"],
    ["an emergency number", "gọi 115"],
    ["a time span", "sau 60 ngày"],
    ["a parcel of land", "thửa 125 tờ bản đồ số 12"],
    ["a house number", "số 12/5 ngõ 30"],
  ])("keeps %s", (_what, said) => {
    expect(maskIdentity(said)).toBe(said)
  })
})

describe("masking any text", () => {
  const digits = (min: number, max: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((list) => list.join(""))
  const separator = fc.constantFrom(" ", ", ", ": ", "\n", " số ", "; ", "(", "“")

  it("lets no run of nine to twelve digits through", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        separator,
        digits(9, 12),
        separator,
        fc.string(),
        (a, s, id, t, b) => {
          expect(maskIdentity(`${a}${s}${id}${t}${b}`)).not.toMatch(/(?<!\d)\d{9,12}(?!\d)/)
        },
      ),
    )
  })

  it("lets no number through that leans on letters or punctuation", () => {
    fc.assert(
      fc.property(fc.constantFrom("a", "cccd", "số", ".", ",", "#", "=", "sdt.", "đ"), digits(9, 12), (before, id) => {
        expect(maskIdentity(`${before}${id}`)).not.toContain(id)
      }),
    )
  })

  it("takes no longer over a long word than over a long text", () => {
    const started = performance.now()

    maskIdentity("a".repeat(60_000))

    // Quadratic time would be seconds.
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it("changes nothing the second time", () => {
    const text = fc.array(fc.oneof(fc.string(), digits(1, 20), separator, fc.constant("stk ")), { maxLength: 8 })
    fc.assert(
      fc.property(text, (parts) => {
        const once = maskIdentity(parts.join(""))

        expect(maskIdentity(once)).toBe(once)
      }),
    )
  })

  it("keeps text without digits and addresses as it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        fc.pre(!/[\p{N}@]/u.test(text))

        expect(maskIdentity(text)).toBe(text)
      }),
    )
  })
})
