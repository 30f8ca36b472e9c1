import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { loadFixedReplies } from "../../src/answer/fixed-replies.ts"
import { STAFF_OPTION } from "../../src/domain/answer.ts"
import { ConfigError } from "../../src/domain/errors.ts"
import { FIXED_REPLIES, type FixedReplyKey } from "../../src/domain/fixed-reply.ts"
import { COMMUNE } from "../retrieval/catalogue-fixture.ts"

const SHIPPED = join(import.meta.dirname, "..", "..", "prompts", "messages.vi.json")
const KEYS = Object.keys(FIXED_REPLIES) as FixedReplyKey[]

type Messages = Record<string, { lines: string[]; prompt?: string; extra?: string }>

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "motcua-messages-"))
})
afterEach(() => rm(folder, { recursive: true }))

/** Loads the shipped messages with a change. */
async function loadChanged(change: (messages: Messages) => void) {
  const messages = JSON.parse(await readFile(SHIPPED, "utf8")) as Messages
  change(messages)
  const path = join(folder, "messages.json")
  await writeFile(path, JSON.stringify(messages))
  return loadFixedReplies(path, COMMUNE, 90)
}

describe("the fixed replies that ship with the project", () => {
  it("say something for every occasion, with no placeholder left and who speaks at the end", async () => {
    const fixedReply = await loadFixedReplies(SHIPPED, COMMUNE, 90)

    for (const key of KEYS) {
      const answer = fixedReply(key)
      const said = [...answer.sections.flatMap(({ lines }) => lines), answer.prompt ?? "", answer.footer ?? ""]
      expect(answer.status, key).toBe(FIXED_REPLIES[key])
      expect(said[0], key).toMatch(/\S/)
      expect(said.join("\n"), key).not.toMatch(/[{}]/)
      expect(answer.footer, key).toBe("— Trợ lý tự động xã Xuân Hòa")
    }
  })

  it("tell on first contact that this is a machine, what is kept and for how long", async () => {
    const fixedReply = await loadFixedReplies(SHIPPED, COMMUNE, 45)

    const welcome = fixedReply("welcome")
      .sections.flatMap(({ lines }) => lines)
      .join("\n")

    expect(welcome).toContain("trợ lý tự động")
    expect(welcome).toContain("không phải cán bộ")
    expect(welcome).toContain("45 ngày")
    expect(welcome).toMatch(/không bao giờ hỏi số căn cước, mã OTP hay tiền/)
  })

  it("offer a person where a prompt says so, and nothing to choose elsewhere", async () => {
    const fixedReply = await loadFixedReplies(SHIPPED, COMMUNE, 90)

    for (const key of KEYS) {
      const { prompt, options } = fixedReply(key)
      expect(options, key).toEqual(prompt === null ? [] : [STAFF_OPTION])
    }
  })

  it("explain no procedure and cite nothing", async () => {
    const fixedReply = await loadFixedReplies(SHIPPED, COMMUNE, 90)

    for (const key of KEYS)
      expect(fixedReply(key)).toMatchObject({ procedure: null, candidates: [], aspect: null, citations: [] })
  })
})

describe("a messages file with a fault", () => {
  it("fills in what is known of the commune", async () => {
    const fixedReply = await loadChanged((messages) => {
      messages.thanks = { lines: ["{commune}, {province}: {desk}, {retentionDays}"] }
    })

    expect(fixedReply("thanks").sections[0]?.lines).toEqual([
      "xã Xuân Hòa, Thanh Hóa: Trung tâm Phục vụ hành chính công xã Xuân Hòa, 90",
    ])
  })

  it.each<[string, (messages: Messages) => void, RegExp]>([
    ["a missing key", (messages) => delete messages.scam, /scam/],
    ["an unknown key", (messages) => (messages.weather = { lines: ["Trời nắng"] }), /weather/],
    ["an unknown placeholder", (messages) => (messages.thanks = { lines: ["{phone}"] }), /\/thanks.*\{phone\}/],
    ["a placeholder in a prompt", (messages) => (messages.thanks = { lines: ["a"], prompt: "{phone}" }), /\{phone\}/],
    ["a reply without lines", (messages) => (messages.thanks = { lines: [] }), /\/thanks\/lines/],
    ["an empty line", (messages) => (messages.thanks = { lines: [""] }), /\/thanks\/lines\/0/],
    ["an unknown field", (messages) => (messages.thanks = { lines: ["a"], extra: "b" }), /\/thanks.*extra/],
  ])("is refused at start, naming it: %s", async (_fault, change, named) => {
    const error = await loadChanged(change).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).toMatch(named)
  })

  it("is refused with every fault at once", async () => {
    const error = await loadChanged((messages) => {
      delete messages.scam
      delete messages.voice
      messages.weather = { lines: ["Trời nắng"] }
    }).catch((thrown: unknown) => thrown)

    expect(error).toBeInstanceOf(ConfigError)
    expect(String(error)).toMatch(/scam/)
    expect(String(error)).toMatch(/voice/)
    expect(String(error)).toMatch(/weather/)
  })

  it.each([
    ["is not JSON", "{"],
    ["does not exist", null],
  ])("is refused as a setting when it %s", async (_fault, content) => {
    const path = join(folder, "broken.json")
    if (content !== null) await writeFile(path, content)

    await expect(loadFixedReplies(path, COMMUNE, 90)).rejects.toThrow(ConfigError)
  })
})
