import { PassThrough } from "node:stream"
import { describe, expect, it, vi } from "vitest"
import { importCatalogue } from "../../src/commands/import-catalogue.ts"
import { InvalidInputError } from "../../src/domain/errors.ts"

const terminal = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY })

function run(
  args: string[],
  prepared: { hasChanges?: boolean; refused?: { file: string; reason: string }[] } = {},
  isTTY = false,
) {
  const [output, errorOutput] = [terminal(isTTY), terminal(isTTY)]
  const write = vi.fn(async () => ["procedures/a/1.yaml"])
  const prepare = vi.fn(
    async (paths: readonly string[], options: { onProgress: (done: number, total: number, file: string) => void }) => {
      options.onProgress(0, 1, paths[0] ?? "")
      options.onProgress(1, 1, "")
      return {
        text: (paint: { added: (text: string) => string }) => paint.added("+ 5 ngày"),
        html: () => "<!doctype html>",
        summary: ["Mới 1"],
        hasChanges: true,
        refused: [],
        write,
        ...prepared,
      }
    },
  )
  const now = () => new Date("2026-11-24T18:00:00Z")
  const code = importCatalogue(args, { dataFolder: "data", now, prepare, output, errorOutput })
  const said = (stream: PassThrough) => String(stream.read() ?? "")
  return { code, write, prepare, output: () => said(output), errorOutput: () => said(errorOutput) }
}

describe("npm run catalogue -- import", () => {
  it("shows what would change and writes nothing by itself", async () => {
    const command = run(["a.xlsx"])

    expect(await command.code).toBe(0)
    expect(command.write).not.toHaveBeenCalled()
    expect(command.output()).toBe("+ 5 ngày\n\nMới 1\nMới xem thử, chưa ghi gì. Thêm --apply để ghi.\n")
    expect(command.errorOutput()).toBe("")
  })

  it("writes with --apply, into the folder given, with the day in Viet Nam", async () => {
    const command = run(["a.xlsx", "--apply", "--data", "other"])

    expect(await command.code).toBe(0)
    expect(command.prepare).toHaveBeenCalledWith(
      ["a.xlsx"],
      expect.objectContaining({ folder: "other", today: "2026-11-25" }),
    )
    expect(command.output()).toContain("Đã ghi 1 tệp:\n  procedures/a/1.yaml")
  })

  it("writes nothing and fails when a file was refused", async () => {
    const command = run(["a.xlsx", "b.doc", "--apply"], { refused: [{ file: "b.doc", reason: "hỏng" }] })

    expect(await command.code).toBe(1)
    expect(command.write).not.toHaveBeenCalled()
    expect(command.output()).toContain("KHÔNG ghi gì")
  })

  it("says so when there is nothing to write", async () => {
    const command = run(["a.xlsx", "--apply"], { hasChanges: false })

    expect(await command.code).toBe(0)
    expect(command.output()).toContain("Không có gì để ghi.")
  })

  it("draws its progress only where somebody watches", async () => {
    const command = run(["a.xlsx"], {}, true)

    await command.code
    expect(command.errorOutput()).toContain("0/1 a.xlsx")
  })

  it.each([
    [[]],
    [["a.xlsx", "--as-of", "hôm qua"]],
    [["a.xlsx", "--as-of", "2027-01-01"]],
    [["a.xlsx", "--khong-co"]],
  ])("refuses the arguments %j", async (args) => {
    await expect(run(args).code).rejects.toThrow(InvalidInputError)
  })
})
