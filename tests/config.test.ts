import { readFileSync } from "node:fs"
import { join } from "node:path"
import { inspect } from "node:util"
import type { TSchema } from "typebox"
import { describe, expect, it } from "vitest"
import { readConfig } from "../src/config.ts"
import { ConfigError } from "../src/domain/errors.ts"
import { SETTINGS } from "../src/settings.ts"

const TELEGRAM = { TELEGRAM_BOT_TOKEN: "123456:bot-token-value", TELEGRAM_WEBHOOK_SECRET: "webhook-secret-value" }
const ZALO_OA = {
  ZALO_OA_APP_ID: "1234567890",
  ZALO_OA_APP_SECRET: "app-secret-value",
  ZALO_OA_SECRET_KEY: "signing-key-value",
  ZALO_OA_REFRESH_TOKEN: "refresh-token-value",
}
const ZALO_BOT = { ZALO_BOT_TOKEN: "12345678:bot-token-value", ZALO_BOT_WEBHOOK_SECRET: "webhook-secret-value" }

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
  return []
}

describe("settings", () => {
  it("serve the web chat on port 3000 over SQLite, with every platform off, when nothing is set", () => {
    const config = readConfig({})

    expect(config).toEqual({
      port: 3000,
      host: "0.0.0.0",
      publicUrl: "http://localhost:3000",
      widgetOrigins: [],
      databaseUrl: "sqlite:var/motcua.sqlite",
      commune: "xuan-hoa",
      telegram: null,
      zaloOa: null,
      zaloBot: null,
      burstWindowMs: 1500,
      memoryMs: 1_800_000,
      retentionDays: 60,
      logLevel: "info",
    })
  })

  it("are taken from the environment, with spaces around them left out and numbers read as numbers", () => {
    const config = readConfig({
      PORT: " 8080 ",
      RETENTION_DAYS: "7",
      COMMUNE: "xuan-hoa",
      PUBLIC_URL: "https://hoi.vn",
    })

    expect(config).toMatchObject({ port: 8080, retentionDays: 7, publicUrl: "https://hoi.vn" })
  })

  it("count an empty value as absent", () => {
    const config = readConfig({ PORT: "", LOG_LEVEL: "  ", TELEGRAM_BOT_TOKEN: "", ZALO_OA_APP_ID: " " })

    expect(config).toMatchObject({ port: 3000, logLevel: "info", telegram: null, zaloOa: null })
  })

  it("open a platform when all of its names are set", () => {
    const config = readConfig({ ...TELEGRAM, ...ZALO_OA, ...ZALO_BOT })

    expect(config.telegram?.botToken.reveal()).toBe("123456:bot-token-value")
    expect(config.telegram?.webhookSecret.reveal()).toBe("webhook-secret-value")
    expect(config.zaloOa?.appId).toBe("1234567890")
    expect(config.zaloOa?.refreshToken.reveal()).toBe("refresh-token-value")
    expect(config.zaloBot?.token.reveal()).toBe("12345678:bot-token-value")
    expect(config.zaloBot?.webhookSecret.reveal()).toBe("webhook-secret-value")
  })

  it("take two Zalo signing keys while the key is being changed", () => {
    const config = readConfig({ ...ZALO_OA, ZALO_OA_SECRET_KEY: "new-key, old-key" })

    expect(config.zaloOa?.secretKeys.map((key) => key.reveal())).toEqual(["new-key", "old-key"])
  })

  it("name the sites that may show the chat in a frame", () => {
    const config = readConfig({ WIDGET_ORIGINS: "https://xuanhoa.example.gov.vn, http://localhost:8080" })

    expect(config.widgetOrigins).toEqual(["https://xuanhoa.example.gov.vn", "http://localhost:8080"])
  })

  it("cannot be changed afterwards", () => {
    const config = readConfig({})

    expect(Object.isFrozen(config)).toBe(true)
  })
})

describe("settings that are wrong", () => {
  it.each(["new-key,", ",old-key", "new-key,,old-key", ","])("are a Zalo signing key that is empty: %s", (keys) => {
    expect(faultsOf({ ...ZALO_OA, ZALO_OA_SECRET_KEY: keys })).toEqual([expect.stringMatching(/^ZALO_OA_SECRET_KEY /)])
  })

  it("are all reported at once", () => {
    const faults = faultsOf({ PORT: "70000", LOG_LEVEL: "loud", RETENTION_DAYS: "0", TELEGRAM_BOT_TOKEN: "1:a" })

    expect(faults.toSorted()).toEqual([
      expect.stringContaining("còn thiếu: TELEGRAM_WEBHOOK_SECRET"),
      expect.stringMatching(/^LOG_LEVEL /),
      expect.stringMatching(/^PORT /),
      expect.stringMatching(/^RETENTION_DAYS /),
    ])
  })

  it.each(Object.keys(TELEGRAM))("name %s when it alone is missing from Telegram", (missing) => {
    const { [missing]: _left, ...rest } = TELEGRAM as Record<string, string>

    const faults = faultsOf(rest)

    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`còn thiếu: ${missing}.`)
  })

  it.each(Object.keys(ZALO_OA))("name %s when it alone is missing from Zalo OA", (missing) => {
    const { [missing]: _left, ...rest } = ZALO_OA as Record<string, string>

    const faults = faultsOf(rest)

    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`còn thiếu: ${missing}.`)
  })

  it.each(Object.keys(ZALO_BOT))("name %s when it alone is missing from Zalo Bot", (missing) => {
    const { [missing]: _left, ...rest } = ZALO_BOT as Record<string, string>

    const faults = faultsOf(rest)

    expect(faults).toHaveLength(1)
    expect(faults[0]).toContain(`còn thiếu: ${missing}.`)
  })

  it.each(["7-chars", "có dấu trong chuỗi", "x".repeat(257)])(
    "refuse a Zalo Bot secret that the platform would not accept: %s",
    (secret) => {
      expect(faultsOf({ ...ZALO_BOT, ZALO_BOT_WEBHOOK_SECRET: secret })).toEqual([
        expect.stringMatching(/^ZALO_BOT_WEBHOOK_SECRET /),
      ])
    },
  )

  it.each([
    ["PORT", "three thousand"],
    ["PUBLIC_URL", "hoi.xuanhoa.vn"],
    ["PUBLIC_URL", "https://hoi.xuanhoa.vn/"],
    ["DATABASE_URL", "mysql://server/base"],
    ["WIDGET_ORIGINS", "*"],
    ["WIDGET_ORIGINS", "https://*.example.gov.vn"],
    ["WIDGET_ORIGINS", "http://xuanhoa.example.gov.vn"],
    ["WIDGET_ORIGINS", "https://xuanhoa.example.gov.vn/"],
    ["WIDGET_ORIGINS", "https://a.vn; script-src *"],
    ["WIDGET_ORIGINS", "https://a.vn https://b.vn"],
    ["WIDGET_ORIGINS", "https://a.vn,,https://b.vn"],
    ["COMMUNE", "../etc"],
    ["BURST_WINDOW_MS", "-1"],
    ["RETENTION_DAYS", "forever"],
  ])("refuse %s=%s and say which name is meant", (name, value) => {
    const faults = faultsOf({ [name]: value })

    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(new RegExp(`^${name} `))
  })

  it("refuse a Telegram secret that anybody could guess", () => {
    const faults = faultsOf({ ...TELEGRAM, TELEGRAM_WEBHOOK_SECRET: "short" })

    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(/^TELEGRAM_WEBHOOK_SECRET /)
  })

  it("never repeat the value, which may be a secret", () => {
    const faults = faultsOf({ ...TELEGRAM, TELEGRAM_BOT_TOKEN: "mistyped-token", DATABASE_URL: "mistyped-password" })

    expect(faults).toHaveLength(2)
    expect(faults.join("\n")).not.toContain("mistyped")
  })
})

describe("secrets", () => {
  it.each([
    ["JSON", (config: unknown) => JSON.stringify(config)],
    ["a log", (config: unknown) => inspect(config, { depth: 5, showHidden: true })],
  ])("do not show in %s", (_where, print) => {
    const printed = print(readConfig({ ...TELEGRAM, ...ZALO_OA, ...ZALO_BOT }))

    expect(printed).not.toMatch(/token-value|secret-value|key-value/)
  })

  it("show as [secret] where somebody writes them into a sentence", () => {
    const config = readConfig(TELEGRAM)

    expect(`${config.telegram?.botToken}`).toBe("[secret]")
  })
})

interface ExampleLine {
  name: string
  /** Null when the line is commented out. */
  value: string | null
  description: string
}

/** `NAME=value` or `# NAME=`, with the comment line above it. */
function readExample(): ExampleLine[] {
  const text = readFileSync(join(import.meta.dirname, "..", ".env.example"), "utf8")
  return [...text.matchAll(/^# (?<description>.+)\n(?<off># )?(?<name>[A-Z][A-Z_]*)=(?<value>.*)$/gm)].map(
    ({ groups = {} }) => ({
      name: groups.name ?? "",
      value: groups.off === undefined ? (groups.value ?? "") : null,
      description: groups.description ?? "",
    }),
  )
}

describe(".env.example", () => {
  it("names exactly the settings there are", () => {
    const names = readExample().map(({ name }) => name)

    expect(names.toSorted()).toEqual(Object.keys(SETTINGS).toSorted())
  })

  it.each(Object.entries<TSchema & { default?: unknown; description?: string }>(SETTINGS))(
    "shows the default and the description of %s",
    (name, { default: fallback, description }) => {
      const line = readExample().find((one) => one.name === name)

      expect(line?.value).toBe(fallback === undefined ? null : String(fallback))
      expect(line?.description).toBe(description)
    },
  )

  it("gives the defaults when it is used as it is", () => {
    const environment = Object.fromEntries(
      readExample().flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
    )

    expect(readConfig(environment)).toEqual(readConfig({}))
  })
})

describe("the README", () => {
  it("lists every setting with its default and its description", () => {
    const readme = readFileSync(join(import.meta.dirname, "..", "README.md"), "utf8")

    const rows = Object.entries<TSchema & { default?: unknown; description?: string }>(SETTINGS).map(
      ([name, { default: fallback, description }]) =>
        `| \`${name}\` |${fallback === undefined ? "" : ` \`${fallback}\``} | ${description} |`,
    )

    expect(rows.filter((row) => !readme.includes(row))).toEqual([])
  })
})
