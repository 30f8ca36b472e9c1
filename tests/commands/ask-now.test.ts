import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"

const PROJECT = join(import.meta.dirname, "..", "..")

/** Runs `npm run ask -- …` without npm. */
async function askCommand(...args: string[]) {
  return await promisify(execFile)(process.execPath, [join("src", "main.ts"), "ask", ...args], { cwd: PROJECT })
}

describe("ask --now", () => {
  it("answers as of that moment", async () => {
    const { stdout } = await askCommand("--now", "2027-03-01T08:00:00+07:00", "--", "lệ phí đăng ký thường trú")

    expect(stdout).toContain("20.000 đồng/lần đăng ký thường trú")
    expect(stdout).not.toContain("Miễn lệ phí: có VNeID")
  })

  it("is refused when it is no moment, saying what it must be", async () => {
    await expect(askCommand("--now", "hôm qua", "--", "khai sinh")).rejects.toMatchObject({
      code: 1,
      stderr: "--now phải là ngày giờ ISO 8601.\n",
    })
  })
})
