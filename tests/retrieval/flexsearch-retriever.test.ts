import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fold } from "../../src/language/fold.ts"
import { createReader } from "../../src/language/reader.ts"
import { createRetriever } from "../../src/retrieval/flexsearch-retriever.ts"
import { passagesOf } from "../../src/retrieval/passages.ts"
import { CATALOGUE, makeCatalogue, makeProcedure, RESIDENCE } from "./catalogue-fixture.ts"

const retriever = createRetriever(CATALOGUE, null)
const best = (question: string) => retriever.find(question, 10)[0]

describe("what a question may be about", () => {
  it.each(
    [...CATALOGUE.procedures.values()].flatMap(({ code, title, shortTitle, aliases }) =>
      [title, shortTitle, ...aliases].map((name) => [name, code] as const),
    ),
  )("puts the procedure first whose name is said: %s", (name, code) => {
    expect(best(name)?.code).toBe(code)
    expect(best(fold(name))?.code).toBe(code)
    expect(best(`cho tôi hỏi ${name} cần giấy tờ gì ạ`)?.code).toBe(code)
  })

  it.each([
    ["vợ mới sinh bé, làm giấy tờ gì", "1.001193"],
    ["o tro gan cong ty thi khai bao the nao", "1.004194"],
    ["sao y bằng lái xe", "2.000815"],
    ["nhap khau cho con", "1.004222"],
    ["xin dang ky thuong tru", "1.004222"],
  ])("finds a need put in people's own words: %s", (question, code) => {
    expect(best(question)).toMatchObject({ kind: "procedure", code })
  })

  it("bridges a typing error, when questions are read with the words of the catalogue", () => {
    const reader = createReader(passagesOf(CATALOGUE).map(({ text }) => text))
    const careful = createRetriever(CATALOGUE, null, reader)

    expect(careful.find("nhapkhau cho con", 1)[0]?.code).toBe("1.004222")
    expect(careful.find("lam giay khai sihn", 1)[0]?.code).toBe("1.001193")
  })

  it("is not led astray by what the citizen says is not meant", () => {
    expect(best("đăng ký tạm trú chứ không phải đăng ký thường trú")?.code).toBe("1.004194")
  })

  it("gives no more than asked for, best first, each once", () => {
    const hits = retriever.find("đăng ký", 3)
    const scores = hits.map(({ score }) => score)

    expect(hits).toHaveLength(3)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    expect(new Set(hits.map(({ code }) => code)).size).toBe(3)
  })

  it("finds nothing where nothing is shared", () => {
    expect(retriever.find("zzz qqq", 10)).toEqual([])
    expect(retriever.find("", 10)).toEqual([])
  })
})

describe("a special case of a plain procedure", () => {
  it.each([
    ["đăng ký khai sinh cho con", "1.001193", "1.004884"],
    ["dang ky ket hon can gi", "1.000894", "2.000806"],
    ["đăng ký kết hôn mất bao lâu", "1.000894", "2.000806"],
  ])("comes after it while nothing special is said: %s", (question, plain, special) => {
    const codes = retriever.find(question, 10).map(({ code }) => code)

    expect(codes[0]).toBe(plain)
    expect(codes.indexOf(special)).toBeGreaterThan(0)
  })

  it.each([
    ["đăng ký lại khai sinh", "1.004884"],
    ["mất sổ gốc khai sinh ở xã", "1.004884"],
    ["dang ky ket hon voi nguoi nuoc ngoai", "2.000806"],
    ["kết hôn với người Hàn thì đăng ký ở đâu", "2.000806"],
  ])("comes first when its mark is said: %s", (question, special) => {
    expect(best(question)?.code).toBe(special)
  })

  it("is not called for by a mark inside a way of asking", () => {
    expect(best("đăng ký khai sinh mất bao lâu, cho hỏi lại")?.code).toBe("1.001193")
  })
})

describe("a matter done elsewhere", () => {
  it.each(["ly hôn", "muốn ly dị thì nộp đơn ở đâu", "xin mau don ly hon"])("is known as such: %s", (question) => {
    expect(best(question)).toMatchObject({ kind: "elsewhere", code: "ly-hon" })
  })

  it("does not stand before a procedure of the commune", () => {
    expect(best("đăng ký kết hôn")).toMatchObject({ kind: "procedure", code: "1.000894" })
  })
})

describe("what people ask for every day", () => {
  it("comes before what the words fit just as well", () => {
    const names = { title: "Cấp giấy xác nhận", shortTitle: "Cấp giấy xác nhận" }
    const seldom = makeProcedure({ ...names, code: "1.000010" })
    const often = makeProcedure({ ...names, code: "1.000020", askedOften: true })

    const hits = createRetriever(makeCatalogue([seldom, often]), null).explain("xin giấy xác nhận", 2)

    expect(hits.map(({ code, signs }) => [code, signs.often])).toEqual([
      ["1.000020", 1],
      ["1.000010", 0],
    ])
  })
})

describe("how sure it is", () => {
  it("is surer of a name than of a chance likeness", () => {
    const named = best("đăng ký thường trú")?.confidence ?? 0
    const strange = best("giá vàng hôm nay ở đâu cao")?.confidence ?? 0

    expect(named).toBeGreaterThan(0.5)
    expect(strange).toBeLessThan(named)
  })

  it("never fails on odd text, and every score and confidence is between 0 and 1", () => {
    const odd = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.array(fc.integer({ min: 0, max: 0xffff })).map((list) => String.fromCharCode(...list)),
      fc
        .array(fc.constantFrom("khai sinh", "đăng ký", "lại", "constructor", "__proto__", "1.001193", "🙏", "❤️", "'\""))
        .map((list) => list.join(" ")),
    )
    fc.assert(
      fc.property(odd, (question) => {
        for (const { score, confidence } of retriever.find(question, 10)) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it("says the same to the same question, from any copy of the same catalogue", () => {
    const other = createRetriever(CATALOGUE, null)
    const question = fc.array(fc.constantFrom(..."đăng ký lại khai sinh kết hôn trú sao y ở đâu mất".split(" ")))
    fc.assert(
      fc.property(question, (words) => {
        const text = words.join(" ")

        expect(other.find(text, 10)).toEqual(retriever.find(text, 10))
        expect(retriever.find(text, 10)).toEqual(retriever.find(text, 10))
      }),
    )
  })

  it("makes no difference between marks sent apart and whole letters", () => {
    const question = "đăng ký thường trú ở nhà thuê"

    expect(retriever.find(question.normalize("NFD"), 5)).toEqual(retriever.find(question, 5))
  })
})

describe("a catalogue of names alone", () => {
  it("can be searched though nobody wrote down how people ask", () => {
    const bare = createRetriever(makeCatalogue([RESIDENCE]), null)

    expect(bare.find("thường trú", 3).map(({ code }) => code)).toEqual(["1.004222"])
  })
})
