import { type Static, type TSchema, Type } from "typebox"
import { Value } from "typebox/value"
import { ConfigError } from "./domain/errors.ts"
import { SETTINGS } from "./settings.ts"

/** A value that does not print: logs, errors and JSON show "[secret]". */
class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  /** The value itself, for the one call that needs it. */
  reveal(): string {
    return this.#value
  }
  toString(): string {
    return "[secret]"
  }
  toJSON(): string {
    return "[secret]"
  }
}

type Settings = Static<ReturnType<typeof settingsSchema>>

function settingsSchema() {
  return Type.Object(SETTINGS)
}

export interface TelegramConfig {
  botToken: Secret
  webhookSecret: Secret
  apiRoot: string
}

export interface ZaloOaConfig {
  appId: string
  appSecret: Secret
  /** One, or two while the key is being changed; any of them may have signed. */
  secretKeys: readonly Secret[]
  refreshToken: Secret
  apiRoot: string
  oauthRoot: string
}

export interface ZaloBotConfig {
  token: Secret
  webhookSecret: Secret
  apiRoot: string
}

/** All settings, checked; a channel is null when none of its names is set. */
export interface Config {
  port: number
  host: string
  publicUrl: string
  /** Sites that may show the chat in a frame. */
  widgetOrigins: readonly string[]
  databaseUrl: string
  commune: string
  telegram: TelegramConfig | null
  zaloOa: ZaloOaConfig | null
  zaloBot: ZaloBotConfig | null
  burstWindowMs: number
  memoryMs: number
  retentionDays: number
  logLevel: Settings["LOG_LEVEL"]
}

/** Names that make a channel: all of them or none. */
const CHANNEL_SETTINGS = {
  "Kênh Telegram": ["TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET"],
  "Kênh Zalo OA": ["ZALO_OA_APP_ID", "ZALO_OA_APP_SECRET", "ZALO_OA_SECRET_KEY", "ZALO_OA_REFRESH_TOKEN"],
  "Kênh Zalo Bot": ["ZALO_BOT_TOKEN", "ZALO_BOT_WEBHOOK_SECRET"],
} as const

/**
 * Reads all settings; the only reader of the environment. An empty value counts as absent.
 * @throws {ConfigError} listing every fault: values that do not fit, and channels set only in part
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.keys(SETTINGS).flatMap((name) => (environment[name]?.trim() ? [[name, environment[name].trim()]] : [])),
  )
  const candidate = Value.Default(settingsSchema(), withNumbers(given))
  const faults = [...valueFaults(candidate), ...halfSetChannels(given)]
  if (faults.length > 0) throw new ConfigError(faults)
  return Object.freeze(toConfig(candidate as Settings))
}

/** Whole numbers as numbers; "3000.5" or "1e3" stay text and are refused. */
function withNumbers(given: Readonly<Record<string, string>>): Record<string, string | number> {
  const isNumber = (name: string) => (SETTINGS as Record<string, { type?: string }>)[name]?.type === "integer"
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, isNumber(name) && /^\d+$/.test(value) ? Number(value) : value]),
  )
}

function valueFaults(candidate: unknown): string[] {
  const names = new Set(
    Value.Errors(settingsSchema(), candidate).map(({ instancePath }) => instancePath.split("/")[1] ?? ""),
  )
  // The value itself is not printed: it may be a secret.
  return [...names].map((name) => {
    const setting: TSchema | undefined = SETTINGS[name as keyof typeof SETTINGS]
    return `${name} không hợp lệ. ${(setting as { description?: string } | undefined)?.description ?? ""}`
  })
}

function halfSetChannels(given: Readonly<Record<string, string>>): string[] {
  return Object.entries(CHANNEL_SETTINGS).flatMap(([channel, names]) => {
    const missing = names.filter((name) => given[name] === undefined)
    return missing.length === 0 || missing.length === names.length
      ? []
      : [`${channel} mới đặt một phần, còn thiếu: ${missing.join(", ")}. Đặt đủ, hoặc bỏ hết để tắt.`]
  })
}

function toConfig(settings: Settings): Config {
  const secret = (value: string | undefined) => new Secret(value ?? "")
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL,
    widgetOrigins: settings.WIDGET_ORIGINS?.split(",").map((origin) => origin.trim()) ?? [],
    databaseUrl: settings.DATABASE_URL,
    commune: settings.COMMUNE,
    telegram:
      settings.TELEGRAM_BOT_TOKEN === undefined
        ? null
        : {
            botToken: secret(settings.TELEGRAM_BOT_TOKEN),
            webhookSecret: secret(settings.TELEGRAM_WEBHOOK_SECRET),
            apiRoot: settings.TELEGRAM_API_ROOT,
          },
    zaloOa:
      settings.ZALO_OA_APP_ID === undefined
        ? null
        : {
            appId: settings.ZALO_OA_APP_ID,
            appSecret: secret(settings.ZALO_OA_APP_SECRET),
            secretKeys: (settings.ZALO_OA_SECRET_KEY ?? "").split(",").map((key) => secret(key.trim())),
            refreshToken: secret(settings.ZALO_OA_REFRESH_TOKEN),
            apiRoot: settings.ZALO_OA_API_ROOT,
            oauthRoot: settings.ZALO_OAUTH_ROOT,
          },
    zaloBot:
      settings.ZALO_BOT_TOKEN === undefined
        ? null
        : {
            token: secret(settings.ZALO_BOT_TOKEN),
            webhookSecret: secret(settings.ZALO_BOT_WEBHOOK_SECRET),
            apiRoot: settings.ZALO_BOT_API_ROOT,
          },
    burstWindowMs: settings.BURST_WINDOW_MS,
    memoryMs: settings.MEMORY_MINUTES * 60_000,
    retentionDays: settings.RETENTION_DAYS,
    logLevel: settings.LOG_LEVEL,
  }
}

/** The process's environment with the `.env` file of the working folder beneath it; what is set outside wins. */
export function readEnvironment(): Readonly<Record<string, string | undefined>> {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error
  }
  return process.env
}
