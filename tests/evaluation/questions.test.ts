import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { InvalidInputError } from "../../src/domain/errors.ts"
import { readQuestions } from "../../src/evaluation/questions.ts"
import { label } from "./labelled.ts"

const { turns: _, ...rest } = label()
const LINE = { ...rest, question: "khai sinh" }

describe("a file of labelled questions", () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "motcua-questions-"))
  })
  afterEach(() => rm(folder, { recursive: true }))

  const write = async (...lines: (object | string)[]) => {
    const path = join(folder, "questions.jsonl")
    const texts = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line)))
    await writeFile(path, `${texts.join("\n")}\n`)
    return path
  }
  const readAnyhow = async (...lines: (object | string)[]): Promise<unknown> =>
    readQuestions(await write(...lines)).catch((thrown: unknown) => thrown)

  it("holds questions and conversations, one a line", async () => {
    const path = await write(LINE, "", { ...label({ id: "2", turns: ["a", "b"], origin: "faq" }) })

    expect(await readQuestions(path)).toEqual([
      label({ turns: ["khai sinh"] }),
      label({ id: "2", turns: ["a", "b"], origin: "faq" }),
    ])
  })

  it("may say more than is read", async () => {
    expect(await readQuestions(await write({ ...LINE, note: "dễ" }))).toHaveLength(1)
  })

  it.each([
    ["no JSON", "khai sinh", "không phải JSON"],
    ["no object", "[]", "cả dòng phải là kiểu object"],
    ["a missing field", { ...LINE, style: undefined }, "thiếu style"],
    ["an unknown kind", { ...LINE, kind: "question" }, "kind phải là một trong: match, clarify"],
    ["an unknown side", { ...LINE, aspect: "price" }, "aspect phải là một trong: overview, documents"],
    ["a code that is none", { ...LINE, codes: ["khai sinh"] }, "codes/0 trống hoặc viết sai dạng"],
    ["codes that are no list", { ...LINE, codes: "1.001193" }, "codes phải là kiểu array"],
    ["an empty question", { ...LINE, question: " " }, "question trống hoặc viết sai dạng"],
    ["neither question nor turns", rest, "cần một trong hai: question, turns"],
    ["both question and turns", { ...LINE, turns: ["a"] }, "cần một trong hai: question, turns"],
    ["no code where one is wanted", { ...LINE, codes: [] }, 'kind "match" cần ít nhất một mã trong codes'],
    ["an id used before", LINE, 'id "1" đã có ở dòng trên'],
  ])("is refused with file and line for %s", async (_what, line, problem) => {
    const error = await readAnyhow(LINE, line)

    expect(error).toBeInstanceOf(InvalidInputError)
    expect(String(error)).toContain(`questions.jsonl dòng 2: ${problem}`)
  })

  it("is refused with every line at fault", async () => {
    const error = await readAnyhow("{", LINE, { ...LINE, id: "2", codes: [] })

    expect(String(error).match(/dòng \d/g)).toEqual(["dòng 1", "dòng 3"])
  })

  it("is refused when it holds none, or is not there", async () => {
    expect(String(await readAnyhow(" "))).toContain("không có câu hỏi nào")
    await expect(readQuestions(join(folder, "none.jsonl"))).rejects.toThrow(/Không có tệp .*none\.jsonl/)
  })
})
