import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { AskedReply } from "../../src/commands/ask.ts"
import { evaluate, formatEvaluation, type LabelledQuestion, ratio, readQuestions } from "../../src/commands/evaluate.ts"
import { InvalidInputError } from "../../src/domain/errors.ts"

const label = (id: string, overrides: Partial<LabelledQuestion> = {}): LabelledQuestion => ({
  id,
  turns: [id],
  kind: "match",
  codes: ["a"],
  aspect: null,
  style: "everyday",
  ...overrides,
})
const reply = (overrides: Partial<AskedReply> = {}): AskedReply => ({
  id: "",
  status: "answered",
  procedures: ["a"],
  aspect: "overview",
  text: "",
  options: [],
  citations: [],
  ms: 1,
  ...overrides,
})
const isCovered = (code: string) => code !== "outside"

/** Evaluates questions whose replies are written down beside them. */
function evaluateScript(script: readonly (readonly [LabelledQuestion, AskedReply])[]) {
  const replies = new Map(script.map(([question, answer]) => [question.id, answer]))
  return evaluate(
    script.map(([question]) => question),
    (id) => replies.get(id) ?? reply({ status: "failed", procedures: [] }),
    isCovered,
  )
}

describe("how well questions are understood", () => {
  it("counts a hit where the labelled procedure is explained first, or stands among the first three", () => {
    const result = evaluateScript([
      [label("first"), reply()],
      [label("any of several", { codes: ["b", "a"] }), reply()],
      [label("chosen by case"), reply({ status: "choose-case" })],
      [label("third"), reply({ procedures: ["b", "c", "a"] })],
      [label("fourth"), reply({ procedures: ["b", "c", "d", "a"] })],
      [label("asked back"), reply({ status: "clarify", procedures: ["a", "b"] })],
      [label("not found"), reply({ status: "not-found", procedures: [] })],
    ])

    expect(result.hitAt1).toEqual({ hits: 3, of: 7 })
    expect(result.hitAt3).toEqual({ hits: 5, of: 7 })
    expect(result.misses.map(({ question }) => question.id)).toEqual(["third", "fourth", "asked back", "not found"])
  })

  it("leaves out what the catalogue does not hold: that is coverage, not understanding", () => {
    const result = evaluateScript([
      [label("outside", { codes: ["outside"] }), reply({ procedures: ["b"] })],
      [label("partly", { codes: ["outside", "a"] }), reply()],
      [label("follow-up outside", { kind: "follow-up", codes: ["outside"] }), reply()],
    ])

    expect(result.hitAt1).toEqual({ hits: 1, of: 1 })
    expect(result.followUp).toEqual({ hits: 0, of: 0 })
    expect(result.milliseconds).toHaveLength(1)
  })

  it("counts a clarification as good when the procedure is offered or answered", () => {
    const unclear = { kind: "clarify" } as const
    const result = evaluateScript([
      [label("offered", unclear), reply({ status: "clarify", options: [{ id: "tt:a:fee", label: "A" }] })],
      [label("answered", unclear), reply()],
      [label("another offered", unclear), reply({ status: "clarify", options: [{ id: "tt:b", label: "B" }] })],
    ])

    expect(result.clarify).toEqual({ hits: 2, of: 3 })
    expect(result.hitAt1).toEqual({ hits: 0, of: 0 })
    expect(result.misses.map(({ question }) => question.id)).toEqual(["another offered"])
  })

  it("counts the side asked for among what was found, and only where a side is labelled", () => {
    const result = evaluateScript([
      [label("right", { aspect: "fee" }), reply({ aspect: "fee" })],
      [label("wrong", { aspect: "fee" }), reply({ aspect: "time" })],
      [label("none labelled"), reply({ aspect: "time" })],
      [label("not found", { aspect: "fee" }), reply({ procedures: ["b"], aspect: "fee" })],
      [label("followed", { kind: "follow-up", aspect: "time" }), reply({ aspect: "time" })],
    ])

    expect(result.aspect).toEqual({ hits: 2, of: 3 })
    expect(result.followUp).toEqual({ hits: 1, of: 1 })
  })

  it("keeps what is out of scope from being explained", () => {
    const result = evaluateScript([
      [label("out", { kind: "out-of-scope", codes: [] }), reply({ status: "not-found", procedures: [] })],
      [label("small talk", { kind: "smalltalk", codes: [] }), reply({ status: "smalltalk", procedures: [] })],
      [label("abuse", { kind: "abuse", codes: [] }), reply({ status: "refused", procedures: [] })],
      [label("explained", { kind: "out-of-scope", codes: [] }), reply()],
    ])

    expect(result.kept).toEqual({ hits: 3, of: 4 })
    expect(result.misses.map(({ question }) => question.id)).toEqual(["explained"])
  })

  it("counts by style and sorts the times", () => {
    const result = evaluateScript([
      [label("1", { style: "formal" }), reply({ ms: 9 })],
      [label("2", { style: "dialect" }), reply({ ms: 3, procedures: ["b"] })],
      [label("3", { style: "dialect" }), reply({ ms: 5 })],
    ])

    expect([...result.hitAt1ByStyle]).toEqual([
      ["formal", { hits: 1, of: 1 }],
      ["dialect", { hits: 1, of: 2 }],
    ])
    expect(result.milliseconds).toEqual([3, 5, 9])
  })

  it("is 1 where there was nothing to count", () => {
    expect(ratio({ hits: 0, of: 0 })).toBe(1)
    expect(ratio({ hits: 1, of: 4 })).toBe(0.25)
  })

  it("is printed a line each", () => {
    const printed = formatEvaluation(evaluateScript([[label("1"), reply({ ms: 2 })]]))

    expect(printed).toMatch(/^hit@1 +1\.000 {2}\(1\/1\)$/m)
    expect(printed).toMatch(/^hit@1 everyday +1\.000 {2}\(1\/1\)$/m)
    expect(printed).toMatch(/p50 2\.0 ms, p99 2\.0 ms$/)
  })
})

describe("a file of labelled questions", () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "motcua-questions-"))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const write = async (content: string) => {
    const path = join(folder, "questions.jsonl")
    await writeFile(path, content)
    return path
  }

  it("holds questions and conversations, one a line", async () => {
    const { turns, ...rest } = label("1")
    const path = await write(
      `${JSON.stringify({ ...rest, question: "khai sinh" })}\n\n${JSON.stringify(label("2", { turns: ["a", "b"] }))}\n`,
    )

    const questions = await readQuestions(path)

    expect(turns).toEqual(["1"])
    expect(questions).toEqual([label("1", { turns: ["khai sinh"] }), label("2", { turns: ["a", "b"] })])
  })

  it("is refused when it holds none", async () => {
    await expect(readQuestions(await write("\n \n"))).rejects.toThrow(InvalidInputError)
  })

  it("is refused with the number of the line that is no JSON", async () => {
    const error = await readQuestions(await write(`${JSON.stringify(label("1"))}\nkhai sinh\n`)).catch(
      (thrown: unknown) => thrown,
    )

    expect(error).toBeInstanceOf(InvalidInputError)
    expect(String(error)).toContain("2")
  })
})
