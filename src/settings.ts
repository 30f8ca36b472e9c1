import { type TSchema, Type } from "typebox"

/** As browsers write it: lower case, without path; in plain http only on one's own machine. */
const ORIGIN = "(https://[a-z0-9-]+(\\.[a-z0-9-]+)*|http://localhost)(:\\d{1,5})?"

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
  WIDGET_ORIGINS: Type.Optional(
    Type.String({
      pattern: `^${ORIGIN}(\\s*,\\s*${ORIGIN})*$`,
      description: "Trang khác được nhúng khung hỏi đáp: https://tên.miền, cách nhau dấu phẩy",
    }),
  ),
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
  ZALO_BOT_TOKEN: Type.Optional(
    Type.String({ pattern: "^\\d+:[^\\s/?#]+$", description: "Mã bot do Zalo Bot Creator cấp" }),
  ),
  ZALO_BOT_WEBHOOK_SECRET: Type.Optional(
    Type.String({
      pattern: "^[A-Za-z0-9_-]{8,256}$",
      description: "Chuỗi bí mật tự đặt, 8 đến 256 ký tự A–Z a–z 0–9 _ -",
    }),
  ),
  ZALO_BOT_API_ROOT: Type.String({
    ...Url,
    default: "https://bot-api.zaloplatforms.com",
    description: "Máy chủ Zalo Bot",
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
