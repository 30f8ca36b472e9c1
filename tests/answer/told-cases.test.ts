import { describe, expect, it } from "vitest"
import { casesToldIn } from "../../src/answer/told-cases.ts"
import { read } from "../../src/language/reading.ts"
import { makeProcedure } from "../retrieval/catalogue-fixture.ts"

const PROCEDURE = makeProcedure({
  questions: [
    {
      id: "paper",
      ask: "Có giấy chứng sinh không?",
      options: [
        { id: "certificate", label: "Có giấy chứng sinh", cues: ["có giấy chứng sinh", "sinh ở bệnh viện"] },
        { id: "none", label: "Không có giấy chứng sinh", cues: ["không có giấy chứng sinh", "đẻ ở nhà"] },
      ],
    },
    {
      id: "witness",
      ask: "Có người làm chứng không?",
      when: { paper: "none" },
      options: [
        { id: "yes", label: "Có người làm chứng", cues: ["có người làm chứng"] },
        { id: "no", label: "Không có ai" },
      ],
    },
  ],
})
const told = (said: string, choices = {}) => casesToldIn(PROCEDURE, read(said).folded, choices)

describe("the cases a citizen has already told", () => {
  it.each([
    ["cháu sinh ở bệnh viện huyện", { paper: "certificate" }],
    ["chau de o nha", { paper: "none" }],
    ["đẻ ở nhà nhưng có người làm chứng", { paper: "none", witness: "yes" }],
    ["làm khai sinh cần gì", {}],
  ])("are read in: %s", (said, cases) => {
    expect(told(said)).toEqual(cases)
  })

  it("are decided by the longest cue: a denial holds the words it denies", () => {
    expect(told("nhà không có giấy chứng sinh")).toEqual({ paper: "none" })
  })

  it("stay open when two cues of one length are said", () => {
    expect(told("không biết sinh ở bệnh viện hay là không sinh ở bệnh viện").paper).toBe("certificate")
    expect(
      casesToldIn(
        makeProcedure({
          questions: [
            {
              id: "who",
              ask: "Ai nộp?",
              options: [
                { id: "father", label: "Cha", cues: ["cha cháu"] },
                { id: "mother", label: "Mẹ", cues: ["mẹ cháu"] },
              ],
            },
          ],
        }),
        read("cha cháu hay mẹ cháu đi").folded,
        {},
      ),
    ).toEqual({})
  })

  it("leave a question alone that does not arise", () => {
    expect(told("sinh ở bệnh viện, có người làm chứng")).toEqual({ paper: "certificate" })
  })

  it("keep what was chosen before and correct it when told otherwise", () => {
    expect(told("lệ phí bao nhiêu", { paper: "certificate" })).toEqual({ paper: "certificate" })
    expect(told("à quên, cháu đẻ ở nhà", { paper: "certificate" })).toEqual({ paper: "none" })
  })

  it("do not change what was handed in", () => {
    const before = Object.freeze({ paper: "certificate" })

    told("đẻ ở nhà", before)

    expect(before).toEqual({ paper: "certificate" })
  })
})
