import { mkdtemp, readdir, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { PassThrough } from "node:stream"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { evaluateQuestions } from "../../src/commands/evaluate.ts"
import { InvalidInputError } from "../../src/domain/errors.ts"

describe("npm run eval", () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "motcua-eval-"))
  })
  afterEach(() => rm(folder, { recursive: true }))

  async function run(...args: string[]) {
    const output = new PassThrough()
    const evaluate = vi.fn(async (path: string) => ({ path }))
    await evaluateQuestions(args, {
      questionsFile: "shipped/questions.jsonl",
      reportFolder: join(folder, "var", "eval"),
      evaluate,
      text: ({ path }) => `điểm của ${path}`,
      misses: ({ path }) => `câu trượt của ${path}`,
      html: ({ path }) => `<!doctype html>${path}`,
      output,
    })
    return { evaluate, said: String(output.read()) }
  }

  it("puts the shipped questions, beside other engines, and writes a page named after the file", async () => {
    const { evaluate, said } = await run()
    const page = join(folder, "var", "eval", "questions.html")

    expect(evaluate).toHaveBeenCalledWith("shipped/questions.jsonl", { cataloguePath: undefined, withBaselines: true })
    expect(said).toBe(`điểm của shipped/questions.jsonl\n\nTrang báo cáo: ${page}\n`)
    expect(await readFile(page, "utf8")).toBe("<!doctype html>shipped/questions.jsonl")
  })

  it("puts another file to another catalogue, without the other engines", async () => {
    const { evaluate } = await run("mine/own.jsonl", "--no-baselines", "--catalogue", "data.tsv")

    expect(evaluate).toHaveBeenCalledWith("mine/own.jsonl", { cataloguePath: "data.tsv", withBaselines: false })
    expect(await readdir(join(folder, "var", "eval"))).toEqual(["own.html"])
  })

  it("lists what was missed only when asked to", async () => {
    expect((await run("--misses")).said).toMatch(/^câu trượt của shipped\/questions\.jsonl\n\nđiểm của/)
    expect((await run()).said).not.toContain("câu trượt")
  })

  it.each([[["a", "b"]], [["--x"]], [["--catalogue"]]])("refuses the arguments %j", async (args) => {
    await expect(run(...args)).rejects.toThrow(InvalidInputError)
  })
})
