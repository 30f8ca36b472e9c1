import { describe, expect, it } from "vitest"
import { StoreError } from "../src/domain/errors.ts"
import { createLogger } from "../src/telemetry.ts"

function logOnce(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = []
  write(createLogger({ level: "info" }, { write: (line) => lines.push(line) }))
  return lines.join("")
}

describe("the logger", () => {
  it.each([
    ["a header at the top", { authorization: "s3cret" }],
    ["a header among others", { headers: { authorization: "s3cret", cookie: "s3cret" } }],
    ["a header of a request", { req: { headers: { "x-telegram-bot-api-secret-token": "s3cret" } } }],
    ["a platform's token", { pair: { access_token: "s3cret", refresh_token: "s3cret" } }],
    ["our own name for a token", { pair: { accessToken: "s3cret", refreshToken: "s3cret" } }],
    ["a signature", { headers: { "x-zevent-signature": "s3cret" } }],
    ["a token in a bot's address", { url: "https://api.telegram.org/bot123456:s3cret/sendMessage" }],
    ["an encoded token in a bot's address", { url: "https://example.test/bot123456%3As3cret/getUpdates" }],
    ["a token in a query", { url: "https://openapi.zalo.me/v3.0/oa/message?access_token=s3cret&x=1" }],
    ["a bearer token in an error", { err: new Error("refused: Bearer s3cret") }],
  ])("takes out %s", (_case, line) => {
    const logged = logOnce((logger) => logger.info(line, "said"))

    expect(logged).not.toContain("s3cret")
    expect(logged).toContain("[redacted]")
    expect(() => JSON.parse(logged)).not.toThrow()
  })

  it("names an error, its code and its cause", () => {
    const cause = Object.assign(new Error("database is locked"), { code: "ERR_SQLITE_ERROR" })

    const logged = JSON.parse(logOnce((logger) => logger.error({ err: new StoreError("accept failed", cause) })))

    expect(logged.err).toMatchObject({
      type: "StoreError",
      code: "store-failed",
      message: "accept failed",
      cause: { type: "Error", code: "ERR_SQLITE_ERROR", message: "database is locked" },
    })
  })

  it("leaves out the text that the engine quotes when it cannot parse it", () => {
    const logged = logOnce((logger) => {
      try {
        JSON.parse("mất căn cước")
      } catch (error) {
        logger.error({ err: error })
      }
    })

    expect(logged).toContain('"type":"SyntaxError"')
    expect(logged).not.toContain("căn cước")
  })
})
