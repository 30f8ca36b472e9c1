import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { InvalidInputError } from "../../src/domain/errors.ts"
import { read } from "../../src/language/reading.ts"
import { createRetriever } from "../../src/retrieval/flexsearch-retriever.ts"
import { createLearnedRanking, hashFeature, softmax } from "../../src/retrieval/learned-weights.ts"
import { passagesOf } from "../../src/retrieval/passages.ts"
import { trainWeights } from "../../src/retrieval/train-weights.ts"
import { readWeights, writeWeights } from "../../src/retrieval/weights-file.ts"
import { CATALOGUE, makeCatalogue, makeProcedure } from "./catalogue-fixture.ts"

const readings = passagesOf(CATALOGUE).map(({ code, text }) => ({ code, text, reading: read(text) }))
const train = () => trainWeights(readings, CATALOGUE.revision)
const learned = train()
const probabilitiesOf = createLearnedRanking(learned)
const likeliest = (probabilities: Float64Array) => learned.codes[probabilities.indexOf(Math.max(...probabilities))]

describe("weights learned from the sayings", () => {
  it("know of every saying which procedure it is about", () => {
    const wrong = readings.filter(({ code, reading }) => likeliest(probabilitiesOf(reading)) !== code)

    expect(wrong.map(({ text }) => text)).toEqual([])
  })

  it("give a probability to every matter, together one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const probabilities = probabilitiesOf(read(text))

        expect(probabilities.every((probability) => probability >= 0)).toBe(true)
        expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1)
      }),
    )
  })

  it("are the same for the same sayings", () => {
    expect(Buffer.from(writeWeights(train())).equals(writeWeights(learned))).toBe(true)
  })

  it("survive the way through the file", () => {
    const stored = readWeights(writeWeights(learned))

    const { revision, codes, sayings, features, holders } = learned
    expect(stored).toMatchObject({ revision, codes, sayings, features, holders })
    const before = probabilitiesOf(read("khai sinh cho bé"))
    const after = createLearnedRanking(stored)(read("khai sinh cho bé"))
    expect(after).toHaveLength(before.length)
    after.forEach((probability, column) => {
      expect(probability).toBeCloseTo(before[column] ?? Number.NaN, 1)
    })
  })

  it.each([
    ["is none of ours", Buffer.from("something else altogether")],
    ["is empty", Buffer.alloc(0)],
    ["was cut short", Buffer.from(writeWeights(learned)).subarray(0, -1)],
    ["was cut short in its head", Buffer.from(writeWeights(learned)).subarray(0, 30)],
  ])("are refused from a file that %s", (_fault, bytes) => {
    expect(() => readWeights(bytes)).toThrow(InvalidInputError)
  })

  it("bridge a typing error by its letters", () => {
    expect(likeliest(probabilitiesOf(read("nhậpp khẩuu")))).toBe("1.004222")
  })

  it("do not know how often a matter is asked: what is asked every day has its lead before a word is read", () => {
    const names = { title: "Cấp giấy xác nhận", shortTitle: "Cấp giấy xác nhận" }
    const seldom = makeProcedure({ ...names, code: "1.000010" })
    const often = makeProcedure({ ...names, code: "1.000020", askedOften: true })
    const catalogue = makeCatalogue([seldom, often])
    const examples = passagesOf(catalogue).map(({ code, text }) => ({ code, reading: read(text) }))

    const [first, second] = createRetriever(catalogue, trainWeights(examples, "")).explain("giấy xác nhận", 2)

    expect(first).toMatchObject({ code: "1.000020", signs: { learned: 1 } })
    expect(second?.signs.learned).toBeLessThan(0.8)
  })

  it("find what they learned, and what was added after they were learned", () => {
    const added = makeProcedure({ code: "1.777777", title: "Cấp bản sao trích lục", shortTitle: "Bản sao trích lục" })
    const sayings = Object.fromEntries(CATALOGUE.utterances)
    const grown = makeCatalogue([...CATALOGUE.procedures.values(), added], sayings, [...CATALOGUE.elsewhere.values()])

    const retriever = createRetriever(grown, learned)

    expect(retriever.find("xin bản sao trích lục", 3)[0]?.code).toBe("1.777777")
    expect(retriever.find("nhập khẩu cho con", 3)[0]?.code).toBe("1.004222")
  })

  it("do no harm to a catalogue from which a procedure is gone", () => {
    const left = [...CATALOGUE.procedures.values()].filter(({ code }) => code !== "1.001193")

    const retriever = createRetriever(makeCatalogue(left), learned)

    expect(retriever.find("đăng ký kết hôn", 5)[0]?.code).toBe("1.000894")
    expect(retriever.find("đăng ký khai sinh", 5).map(({ code }) => code)).not.toContain("1.001193")
  })
})

describe("scores as probabilities", () => {
  it.each([
    [
      [0, 0],
      [0.5, 0.5],
    ],
    [
      [1000, 0],
      [1, 0],
    ],
    [
      [-1000, -1000],
      [0.5, 0.5],
    ],
  ])("%j are %j", (scores, probabilities) => {
    const array = Float64Array.from(scores)

    softmax(array)

    expect([...array]).toEqual(probabilities)
  })

  it("tells features apart by a hash of 32 bits", () => {
    expect(hashFeature("wkhai")).not.toBe(hashFeature("wsinh"))
    fc.assert(
      fc.property(fc.string(), (feature) => {
        const hash = hashFeature(feature)

        expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true)
      }),
    )
  })
})
