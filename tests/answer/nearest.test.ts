import { describe, expect, it } from "vitest"
import { nearByChance, withNearest } from "../../src/answer/nearest.ts"
import { STAFF_OPTION } from "../../src/domain/answer.ts"
import type { Hit } from "../../src/domain/ports.ts"
import { read } from "../../src/language/reading.ts"
import { BIRTH, COPY, RESIDENCE, STAY } from "../retrieval/catalogue-fixture.ts"
import { fixedReply } from "./compose-fixture.ts"

const NOT_FOUND = fixedReply("not-found")

describe("what is near to a message that names nothing", () => {
  const hits: Hit[] = [
    { kind: "elsewhere", code: "ly-hon", score: 1, confidence: 0.9 },
    { kind: "procedure", code: "a", score: 0.9, confidence: 0.3 },
    { kind: "procedure", code: "b", score: 0.8, confidence: 0.29 },
  ]

  it("is a procedure that is not too unlikely", () => {
    expect(nearByChance(hits, read("làm giấy tờ cho con"))).toEqual(["a"])
  })

  it.each(["2", "2 3", ""])("is nothing when it holds no word: “%s”", (text) => {
    expect(nearByChance(hits, read(text))).toEqual([])
  })
})

describe("a fixed reply with procedures to choose from", () => {
  it("offers three at most, before what it offers itself, for the side asked for", () => {
    const answer = withNearest(NOT_FOUND, [BIRTH, STAY, COPY, RESIDENCE], "fee")

    expect(answer.options.map(({ id }) => id)).toEqual([
      "tt:1.001193:fee",
      "tt:1.004194:fee",
      "tt:2.000815:fee",
      STAFF_OPTION.id,
    ])
    expect(answer.prompt).toBe("Việc gần giống, nhắn số:")
    expect(answer).toMatchObject({ status: "not-found", procedure: null, sections: NOT_FOUND.sections })
  })

  it("is as it was when nothing is near", () => {
    expect(withNearest(NOT_FOUND, [], "fee")).toBe(NOT_FOUND)
  })
})
