import { describe, expect, it } from "vitest"
import { decide } from "../../src/answer/decide.ts"
import type { Hit } from "../../src/domain/ports.ts"

const hit = (code: string, score: number, confidence = 0.9): Hit => ({ kind: "procedure", code, score, confidence })
const elsewhere = (key: string, score: number, confidence = 0.9): Hit => ({
  kind: "elsewhere",
  code: key,
  score,
  confidence,
})
const ASKED = {
  alone: [],
  together: [],
  inHand: null,
  isKin: () => false,
  namesAnother: false,
  clarified: false,
  topic: ["khai", "sinh", "muon"],
}

describe("what to do with what was found", () => {
  it("answers with the best, the rest being considered", () => {
    expect(decide({ ...ASKED, alone: [hit("a", 0.9), hit("b", 0.5)] })).toEqual({
      kind: "procedure",
      code: "a",
      isSure: true,
      alternatives: [],
      candidates: ["a", "b"],
    })
  })

  it("offers a second plausible reading beside the answer", () => {
    expect(decide({ ...ASKED, alone: [hit("a", 0.9), hit("b", 0.85), hit("c", 0.3)] })).toMatchObject({
      kind: "procedure",
      code: "a",
      alternatives: ["b"],
    })
  })

  it("offers the next best too, and says so, when it is not sure that the best is meant", () => {
    expect(
      decide({ ...ASKED, alone: [hit("a", 0.9, 0.35), hit("b", 0.3, 0.2), hit("c", 0.2), hit("d", 0.1)] }),
    ).toEqual({
      kind: "procedure",
      code: "a",
      isSure: false,
      alternatives: ["b", "c"],
      candidates: ["a", "b", "c", "d"],
    })
  })

  it("is sure of the procedure in hand", () => {
    const found = decide({ ...ASKED, inHand: "a", alone: [], together: [hit("a", 0.9, 0.3), hit("b", 0.3)] })

    expect(found).toMatchObject({ code: "a", isSure: true, alternatives: [] })
  })

  it("asks which is meant when a short question fits three or more alike", () => {
    const alone = ["a", "b", "c", "d", "e"].map((code, rank) => hit(code, 0.9 - rank * 0.01))

    expect(decide({ ...ASKED, alone })).toEqual({
      kind: "clarify",
      codes: ["a", "b", "c", "d"],
      candidates: ["a", "b", "c", "d", "e"],
    })
  })

  it("asks no second time in a row", () => {
    const alone = [hit("a", 0.9), hit("b", 0.89), hit("c", 0.88)]

    expect(decide({ ...ASKED, alone, clarified: true })).toMatchObject({ kind: "procedure", code: "a" })
  })

  it("does not ask back when a long question fits several: the best is answered", () => {
    const alone = [hit("a", 0.9), hit("b", 0.89), hit("c", 0.88)]
    const topic = ["khai", "sinh", "chau", "noi", "hue"]

    expect(decide({ ...ASKED, alone, topic })).toMatchObject({ kind: "procedure", code: "a", alternatives: ["b", "c"] })
  })

  it("says that nothing was found, rather than guess", () => {
    expect(decide(ASKED)).toEqual({ kind: "not-found", nearest: [] })
    expect(decide({ ...ASKED, alone: [hit("a", 1, 0.15), hit("b", 0.9, 0.1), hit("c", 0.8, 0.08)] })).toEqual({
      kind: "not-found",
      nearest: ["a", "b"],
    })
  })

  it("offers nothing that is near by chance only", () => {
    expect(decide({ ...ASKED, alone: [hit("a", 1, 0.15), hit("b", 0.9, 0.02)] })).toEqual({
      kind: "not-found",
      nearest: ["a"],
    })
  })

  it("names no matter done elsewhere as near", () => {
    expect(decide({ ...ASKED, alone: [elsewhere("ly-hon", 1, 0.15), hit("a", 0.4, 0.1)] })).toEqual({
      kind: "not-found",
      nearest: ["a"],
    })
  })

  it("says that a matter is done elsewhere when nothing of the commune comes near", () => {
    expect(decide({ ...ASKED, alone: [elsewhere("ly-hon", 0.9), hit("a", 0.3)] })).toEqual({
      kind: "elsewhere",
      key: "ly-hon",
      nearest: [],
    })
  })

  it("offers the procedures that come near a matter done elsewhere", () => {
    const alone = [elsewhere("ly-hon", 0.9), hit("a", 0.7), elsewhere("kien-tung", 0.65), hit("b", 0.6), hit("c", 0.5)]

    expect(decide({ ...ASKED, alone })).toMatchObject({ kind: "elsewhere", nearest: ["a", "b"] })
  })

  it("offers the next best with the answer to a bare topic, and asks when they come near", () => {
    const topic = ["ho", "khau"]

    expect(decide({ ...ASKED, topic, alone: [hit("a", 0.9), hit("b", 0.4), hit("c", 0.3)] })).toMatchObject({
      kind: "procedure",
      alternatives: ["b", "c"],
    })
    expect(decide({ ...ASKED, topic, alone: [hit("a", 0.9), hit("b", 0.6), hit("c", 0.55)] })).toMatchObject({
      kind: "clarify",
      codes: ["a", "b", "c"],
    })
  })

  it("prefers a procedure that fits about as well as a matter done elsewhere", () => {
    expect(decide({ ...ASKED, alone: [elsewhere("ly-hon", 0.9), hit("a", 0.85)] })).toMatchObject({
      kind: "procedure",
      code: "a",
      candidates: ["a"],
    })
  })
})

describe("a message in the middle of a conversation", () => {
  it("goes on about the procedure in hand when it is not sure by itself", () => {
    expect(
      decide({ ...ASKED, inHand: "a", alone: [hit("b", 0.9, 0.5)], together: [hit("a", 0.9), hit("b", 0.2)] }),
    ).toMatchObject({ kind: "procedure", code: "a" })
  })

  it("goes on about it when nothing else is found at all", () => {
    expect(decide({ ...ASKED, inHand: "a", alone: [], together: [hit("a", 0.9)] })).toMatchObject({ code: "a" })
  })

  it("opens a new topic when it is sure by itself", () => {
    expect(decide({ ...ASKED, inHand: "a", alone: [hit("b", 0.9, 0.85)], together: [hit("a", 0.95)] })).toMatchObject({
      kind: "procedure",
      code: "b",
    })
  })

  it("must be surer in few words than in many", () => {
    const found = { ...ASKED, inHand: "a", alone: [hit("b", 0.9, 0.7)], together: [hit("a", 0.95)] }
    const story = ["vo", "moi", "sinh", "chau", "noi"]

    expect(decide(found)).toMatchObject({ code: "a" })
    expect(decide({ ...found, topic: story })).toMatchObject({ code: "b" })
  })

  it("opens a new topic when it names another procedure, however short it is", () => {
    const found = { ...ASKED, inHand: "a", alone: [hit("b", 0.9, 0.5)], together: [hit("a", 0.95)] }

    expect(decide({ ...found, namesAnother: true })).toMatchObject({ code: "b" })
  })

  it("stands alone when no procedure is in hand", () => {
    expect(decide({ ...ASKED, alone: [hit("b", 0.9, 0.3)], together: [hit("a", 0.95)] })).toMatchObject({ code: "b" })
  })

  it("turns to a relation of the procedure in hand that the remark fits better", () => {
    const remark = {
      ...ASKED,
      inHand: "a",
      alone: [hit("x", 0.6, 0.5), hit("b", 0.55, 0.3)],
      together: [hit("a", 0.9)],
    }

    expect(decide({ ...remark, isKin: (code) => code === "b" })).toMatchObject({ kind: "procedure", code: "b" })
    expect(decide(remark)).toMatchObject({ kind: "procedure", code: "a" })
  })
})
