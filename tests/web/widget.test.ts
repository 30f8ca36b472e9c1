import { describe, expect, it } from "vitest"
import { startFixture } from "./server-fixture.ts"

const PORTAL = "https://xuanhoa.example.gov.vn"
const TRIAL = "http://localhost:8080"
const get = (url: string, headers = {}) => ({ method: "GET", url, headers }) as const
/** The sites that may show an answer in a frame. */
const ancestors = (policy: unknown) => /frame-ancestors ([^;]*)/.exec(String(policy))?.[1]

describe("the page of the widget", () => {
  it("is the chat without the header and the menu of the site", async () => {
    const { app } = await startFixture({ retentionDays: 30 })

    const { body, statusCode } = await app.inject(get("/widget"))

    expect(statusCode).toBe(200)
    expect(body).not.toMatch(/<header|<nav|<footer/)
    expect(body).toMatch(/src="\/assets\/chat\.js\?v=/)
    expect(body).toContain("lưu 30 ngày")
    expect(body).toContain("máy trả lời tự động")
  })

  it("opens what it links to outside the frame, where those pages may be shown", async () => {
    const { app } = await startFixture()

    const { body } = await app.inject(get("/widget"))

    expect(body).toContain('<base target="_blank">')
  })

  it.each([
    ["nobody but the own site when no other is named", [], "'self'"],
    ["exactly the sites named", [PORTAL, TRIAL], `'self' ${PORTAL} ${TRIAL}`],
  ])("may be framed by %s", async (_case, widgetOrigins, expected) => {
    const { app } = await startFixture({ widgetOrigins })

    const { headers } = await app.inject(get("/widget"))

    expect(ancestors(headers["content-security-policy"])).toBe(expected)
    expect(headers["x-frame-options"]).toBeUndefined()
  })

  it("is as strict as the other pages in everything else", async () => {
    const { app } = await startFixture({ widgetOrigins: [PORTAL] })

    const [widget, start] = await Promise.all(["/widget", "/"].map((url) => app.inject(get(url))))

    const policy = String(widget?.headers["content-security-policy"])
    expect(policy.replace(/frame-ancestors [^;]*/, "frame-ancestors 'none'")).toBe(
      start?.headers["content-security-policy"],
    )
  })

  it.each(["/", "/tra-cuu", "/thu-tuc/1.001193", "/khong-co", "/docs/"])(
    "is the only one: %s may be framed by nobody",
    async (url) => {
      const { app } = await startFixture({ widgetOrigins: [PORTAL] })

      const { headers } = await app.inject(get(url))

      expect(ancestors(headers["content-security-policy"])).toBe("'none'")
      expect(headers["x-frame-options"]).toBe("DENY")
    },
  )

  it("sets no cookie, and neither do its script and the chat", async () => {
    const { app } = await startFixture()

    const answers = await Promise.all(
      ["/widget", "/widget.js", "/assets/chat.js", "/assets/delivery.js"].map((url) => app.inject(get(url))),
    )

    expect(answers.map(({ cookies }) => cookies)).toEqual([[], [], [], []])
  })
})

describe("the script of the widget", () => {
  it("may be loaded by any site, is small, and is looked for again after an hour", async () => {
    const { app } = await startFixture()

    const { headers, rawPayload, statusCode } = await app.inject(get("/widget.js"))

    expect(statusCode).toBe(200)
    expect(headers["content-type"]).toContain("javascript")
    expect(headers["cross-origin-resource-policy"]).toBe("cross-origin")
    expect(headers["cache-control"]).toBe("public, max-age=3600")
    expect(rawPayload.length).toBeLessThan(6 * 1024)
  })

  it("names no other place: everything comes from where it comes from", async () => {
    const { app } = await startFixture()

    const { body } = await app.inject(get("/widget.js"))

    expect(body).not.toMatch(/https?:\/\//)
  })
})

describe("the chat's addresses", () => {
  it.each([
    ["POST", "/api/messages"],
    ["OPTIONS", "/api/messages"],
    ["GET", "/api/conversations/0123456789abcdef0123456789abcdef/nothing"],
    ["GET", "/widget"],
  ] as const)("open %s %s to no other site, the named ones included: the frame asks its own", async (method, url) => {
    const { app } = await startFixture({ widgetOrigins: [PORTAL] })

    const { headers } = await app.inject({
      method,
      url,
      headers: { origin: PORTAL, "access-control-request-method": "POST" },
    })

    expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([])
  })
})
