import { type Static, type TSchema, Type } from "typebox"
import { Value } from "typebox/value"
import { ConfigError } from "./domain/errors.ts"

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

const Url = Type.String({ pattern: "^https?://[^\\s/]+(/[^\\s]*)?[^\\s/]$" })

/**
 * Every setting, with its default. The name in the environment is the key; the description stands in `.env.example`.
 * Values come as text, so numbers are written as numbers in the schema and converted.
 */
export const SETTINGS = {
  PORT: Type.Integer({ minimum: 0, maximum: 65535, default: 3000, description: "Cổng của trang web" }),
  HOST: Type.String({ minLength: 1, default: "0.0.0.0", description: "Địa chỉ máy chủ lắng nghe" }),
  PUBLIC_URL: Type.String({
    ...Url,
    default: "http://localhost:3000",
    description: "Địa chỉ người dân truy cập, không có dấu / ở cuối",
  }),
  DATABASE_URL: Type.String({
    pattern: "^(sqlite:|postgres(ql)?://)",
    default: "sqlite:var/motcua.sqlite",
    description: "Nơi lưu tin nhắn",
  }),
  COMMUNE: Type.String({ pattern: "^[a-z0-9-]+$", default: "xuan-hoa", description: "Tên tệp trong data/communes" }),
  TELEGRAM_BOT_TOKEN: Type.Optional(Type.String({ pattern: "^\\d+:[\\w-]+$", description: "Mã bot do BotFather cấp" })),
  TELEGRAM_WEBHOOK_SECRET: Type.Optional(
    Type.String({
      pattern: "^[A-Za-z0-9_-]{16,256}$",
      description: "Chuỗi bí mật tự đặt, từ 16 ký tự A–Z a–z 0–9 _ -",
    }),
  ),
  TELEGRAM_API_ROOT: Type.String({ ...Url, default: "https://api.telegram.org", description: "Máy chủ Telegram" }),
  ZALO_OA_APP_ID: Type.Optional(Type.String({ pattern: "^\\d+$", description: "ID ứng dụng trên developers.zalo.me" })),
  ZALO_OA_APP_SECRET: Type.Optional(Type.String({ minLength: 1, description: "Khóa bí mật của ứng dụng" })),
  ZALO_OA_SECRET_KEY: Type.Optional(
    Type.String({
      // One or two, none empty: anybody can sign with an empty key.
      pattern: "^[^\\s,]+(\\s*,\\s*[^\\s,]+)?$",
      description: "OA Secret Key trên trang Webhook; đang đổi khóa thì ghi khóa mới,khóa cũ",
    }),
  ),
  ZALO_OA_REFRESH_TOKEN: Type.Optional(
    Type.String({ minLength: 1, description: "Refresh token lần đầu; sau đó motcua tự giữ" }),
  ),
  ZALO_OA_API_ROOT: Type.String({ ...Url, default: "https://openapi.zalo.me", description: "Máy chủ Zalo OA" }),
  ZALO_OAUTH_ROOT: Type.String({
    ...Url,
    default: "https://oauth.zaloapp.com",
    description: "Máy chủ cấp quyền của Zalo",
  }),
  BURST_WINDOW_MS: Type.Integer({
    minimum: 0,
    maximum: 10_000,
    default: 1500,
    description: "Chờ bao lâu để gộp mấy tin nhắn liền nhau (mili giây)",
  }),
  MEMORY_MINUTES: Type.Integer({
    minimum: 1,
    maximum: 1440,
    default: 30,
    description: "Im lặng bao nhiêu phút thì quên việc đang hỏi dở",
  }),
  RETENTION_DAYS: Type.Integer({
    minimum: 1,
    maximum: 3650,
    default: 60,
    description: "Giữ nội dung trò chuyện bao nhiêu ngày",
  }),
  LOG_LEVEL: Type.Union(
    (["debug", "info", "warn", "error", "silent"] as const).map((level) => Type.Literal(level)),
    { default: "info", description: "Mức ghi nhật ký: debug, info, warn, error, silent" },
  ),
} satisfies Record<string, TSchema>

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

/** All settings, checked; a channel is null when none of its names is set. */
export interface Config {
  port: number
  host: string
  publicUrl: string
  databaseUrl: string
  commune: string
  telegram: TelegramConfig | null
  zaloOa: ZaloOaConfig | null
  burstWindowMs: number
  memoryMs: number
  retentionDays: number
  logLevel: Settings["LOG_LEVEL"]
}

/** Names that make a channel: all of them or none. */
const CHANNEL_SETTINGS = {
  Telegram: ["TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET"],
  "Zalo OA": ["ZALO_OA_APP_ID", "ZALO_OA_APP_SECRET", "ZALO_OA_SECRET_KEY", "ZALO_OA_REFRESH_TOKEN"],
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
      : [`Kênh ${channel} mới đặt một phần, còn thiếu: ${missing.join(", ")}. Đặt đủ, hoặc bỏ hết để tắt kênh.`]
  })
}

function toConfig(settings: Settings): Config {
  const secret = (value: string | undefined) => new Secret(value ?? "")
  return {
    port: settings.PORT,
    host: settings.HOST,
    publicUrl: settings.PUBLIC_URL,
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
