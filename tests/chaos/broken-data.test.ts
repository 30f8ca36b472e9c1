import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { startFakeZaloOa } from "../doubles/fake-zalo-oa.ts"
import { openServerProcess, type ServerProcess } from "./server-process.ts"

const PROJECT = join(import.meta.dirname, "..", "..")
const TEST_TIMEOUT_MS = 90_000
const RECORD = join("data", "procedures", "ho-tich", "1.001193.yaml")

let project: string
let zalo: Awaited<ReturnType<typeof startFakeZaloOa>>
let server: ServerProcess

/** A copy of the project whose data may be spoilt. */
beforeEach(async () => {
  project = mkdtempSync(join(tmpdir(), "motcua-copy-"))
  for (const name of ["package.json", "src", "data", "prompts"])
    cpSync(join(PROJECT, name), join(project, name), { recursive: true })
  symlinkSync(join(PROJECT, "node_modules"), join(project, "node_modules"))
  zalo = await startFakeZaloOa()
  server = await openServerProcess({ zaloUrl: zalo.url, burstWindowMs: 0, project })
})
afterEach(async () => {
  await server.stop()
  await zalo.stop()
  rmSync(project, { recursive: true })
})

/** As a clerk might, with an amount in words. */
function spoilRecord(): void {
  const file = join(project, RECORD)
  writeFileSync(file, readFileSync(file, "utf8").replace("amountVnd: 8000", "amountVnd: tám nghìn đồng"))
}

async function ask(text: string): Promise<string> {
  const response = await fetch(`${server.address}/api/messages`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ conversationId: "conversation-1", text }),
  })
  return await response.text()
}

describe("a record that was spoilt", () => {
  it("keeps the server from starting, which names the file and the place in it", {
    timeout: TEST_TIMEOUT_MS,
  }, async () => {
    spoilRecord()

    const end = await server.startInVain()

    expect(end).toBe(1)
    expect(server.output()).toContain("procedures/ho-tich/1.001193.yaml")
    expect(server.output()).toContain("amountVnd")
  })

  it("is named at a reload, and the server goes on with what it had read", { timeout: TEST_TIMEOUT_MS }, async () => {
    await server.start()
    spoilRecord()

    server.signal("SIGHUP")
    await expect.poll(server.output, { timeout: 30_000 }).toContain("Catalogue not reloaded")

    expect(server.output()).toContain("1.001193.yaml")
    expect(await ask("lệ phí làm giấy khai sinh")).toContain("8.000 đồng")
    expect(await server.end("SIGTERM")).toBe(0)
  })
})
