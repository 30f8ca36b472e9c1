import { readFile } from "node:fs/promises"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { type Answer, STAFF_OPTION } from "../domain/answer.ts"
import type { Commune } from "../domain/commune.ts"
import { ConfigError } from "../domain/errors.ts"
import { FIXED_REPLIES, type FixedReply, type FixedReplyKey } from "../domain/fixed-reply.ts"

const KEYS = Object.keys(FIXED_REPLIES) as FixedReplyKey[]

const Message = Type.Object(
  {
    lines: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    /** Asked with "0 Gặp cán bộ" as the only option. */
    prompt: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
)
const Messages = Type.Object(Object.fromEntries(KEYS.map((key) => [key, Message])), { additionalProperties: false })

/**
 * Loads the fixed replies and fills in what is known of the commune.
 * @throws {ConfigError} naming every missing or unknown key and every placeholder that has no value
 */
export async function loadFixedReplies(path: string, commune: Commune, retentionDays: number): Promise<FixedReply> {
  const content = await readJson(path)
  if (!Value.Check(Messages, content))
    throw new ConfigError(
      Value.Errors(Messages, content).map(
        ({ instancePath, message, params }) => `${path} ${instancePath}: ${message} ${JSON.stringify(params)}`,
      ),
    )
  const messages = content as Record<FixedReplyKey, Static<typeof Message>>

  const values: ReadonlyMap<string, string> = new Map([
    ["commune", commune.name],
    ["desk", commune.receptionDesk],
    ["province", commune.province],
    ["retentionDays", String(retentionDays)],
  ])
  const faults: string[] = []
  const fill = (key: string, line: string) =>
    line.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values.get(name)
      if (value === undefined)
        faults.push(`${path} /${key}: không có gì để điền vào ${whole} (chỉ có ${[...values.keys()].join(", ")})`)
      return value ?? whole
    })
  const answers = new Map(KEYS.map((key) => [key, answerOf(key, messages[key], (line) => fill(key, line))]))
  if (faults.length > 0) throw new ConfigError(faults)

  return (key) => {
    const answer = answers.get(key)
    if (answer === undefined) throw new ConfigError([`${path} /${key}: còn thiếu`])
    return answer
  }
}

function answerOf(
  key: FixedReplyKey,
  { lines, prompt }: Static<typeof Message>,
  fill: (line: string) => string,
): Answer {
  return {
    status: FIXED_REPLIES[key],
    procedure: null,
    candidates: [],
    aspect: null,
    sections: [{ heading: null, style: "plain", lines: lines.map(fill) }],
    prompt: prompt === undefined ? null : fill(prompt),
    options: prompt === undefined ? [] : [STAFF_OPTION],
    citations: [],
    footer: fill("— Trợ lý tự động {commune}"),
    mode: "catalogue",
  }
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, "utf8"))
  } catch (error) {
    throw new ConfigError([`${path}: ${error instanceof Error ? error.message : "không đọc được"}`])
  }
}
