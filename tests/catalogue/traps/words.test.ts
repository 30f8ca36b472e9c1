import { describe, expect, it } from "vitest"
import { procedureOption } from "../../../src/answer/compose-answer.ts"
import { ASPECTS } from "../../../src/domain/answer.ts"
import { compose, textOf } from "../../answer/compose-fixture.ts"
import { read } from "../import/read.ts"
import { catalogue, procedures, shipped } from "./shipped.ts"

/** All texts of a record, however deep. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value]
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : []
}

describe("text damaged at the source does not reach an answer", () => {
  it("moved words: the copy of birth registration says “khai tâm Phục vụ”", () => {
    const birth = shipped("1.001193")

    for (const aspect of ASPECTS) expect(textOf(compose(birth, [aspect]))).not.toContain("khai tâm")
  })

  it("cut-off text: no sentence stops at a comma, an open bracket or a joining word", () => {
    const cut = procedures.flatMap(({ title, specialOf, questions, ...record }) =>
      textsIn(record)
        .filter((text) => /[,(]$|(?:^| )(?:và|hoặc|của|với)$/u.test(text) || /\([^)]*$/u.test(text))
        .map((text) => `${record.code}: ${text}`),
    )

    expect(cut).toEqual([])
  })

  it("hidden marks inside words, and letters apart from their accents", () => {
    const texts = [...textsIn(procedures), ...[...catalogue.utterances.values()].flat()]

    expect(texts.filter((text) => /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/u.test(text))).toEqual([])
    expect(texts.filter((text) => text !== text.normalize("NFC"))).toEqual([])
  })

  it("hidden marks are taken out of what is imported", async () => {
    const data = { code: "1.099999", name: "Đăng k\u200Eý khai sinh".normalize("NFD"), executionMethods: [] }

    const [procedure] = (await read("api.json", JSON.stringify({ data }))).procedures

    expect(procedure?.facts.title).toBe("Đăng ký khai sinh")
  })

  it.each(["1.014955-Xoa", "1.0133611", "2.009182739"])(
    "the malformed code %s is refused, with the reason",
    async (code) => {
      const data = { code, name: "Việc A", executionMethods: [] }

      const { procedures: taken, skipped } = await read("api.json", JSON.stringify({ data }))

      expect(taken).toEqual([])
      expect(skipped[0]?.reason).toContain(`mã "${code}" sai dạng`)
    },
  )

  it("blanks around a code are a slip of the pen", async () => {
    const data = { code: " 1.014325", name: "Việc A", executionMethods: [] }

    expect((await read("api.json", JSON.stringify({ data }))).procedures.map(({ code }) => code)).toEqual(["1.014325"])
  })
})

// How an import shortens a long name: tests/catalogue/load-list.test.ts and tests/catalogue/import/merge.test.ts.
describe("names too long for a button have a short one", () => {
  it("the longest published name is far too long", () => {
    expect(Math.max(...procedures.map(({ title }) => title.length))).toBeGreaterThan(500)
  })

  it("no procedure and no case is offered under more than 60 characters", () => {
    const labels = procedures.flatMap((procedure) => [
      procedureOption(procedure, null).label,
      ...(procedure.questions ?? []).flatMap(({ options }) => options.map(({ label }) => label)),
    ])

    expect(labels.filter((label) => [...label].length > 60)).toEqual([])
  })

  it("two procedures, and two cases of one question, are never offered under one label", () => {
    const twice = (labels: readonly string[]) => labels.filter((label, place) => labels.indexOf(label) < place)
    const cases = procedures.flatMap(({ questions }) => questions ?? [])

    expect(twice(procedures.map(({ shortTitle }) => shortTitle.toLowerCase()))).toEqual([])
    expect(cases.flatMap(({ options }) => twice(options.map(({ label }) => label.toLowerCase())))).toEqual([])
  })
})
