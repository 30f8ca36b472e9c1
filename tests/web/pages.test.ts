import { describe, expect, it } from "vitest"
import { birthRegistration, catalogueOf, startFixture } from "./server-fixture.ts"

const get = (url: string, headers = {}) => ({ method: "GET", url, headers }) as const

describe("the chat page", () => {
  it("says in full who answers, what is kept and what is never asked", async () => {
    const { app } = await startFixture({ retentionDays: 30 })

    const { body, statusCode } = await app.inject(get("/"))

    expect(statusCode).toBe(200)
    expect(body).toContain("xã Xuân Hòa")
    expect(body).toContain("máy trả lời tự động")
    expect(body).toContain("OTP")
    expect(body).toContain("lưu 30 ngày")
  })

  it("falls back to the search page without JavaScript", async () => {
    const { app } = await startFixture()

    const { body } = await app.inject(get("/"))

    expect(body).toMatch(/<form id="ask" action="\/tra-cuu" method="get">/)
    expect(body).toMatch(/<textarea id="question" name="q"/)
    expect(body).toContain("<noscript>")
  })

  it("loads nothing from elsewhere and has no script or style inside", async () => {
    const { app } = await startFixture()

    const { body } = await app.inject(get("/"))

    expect(body).not.toMatch(/(src|href)="https?:/)
    expect(body).not.toMatch(/<style|style=|\son\w+=|<script(?! src)/)
  })
})

describe("the search page", () => {
  it("lists what was found, as links", async () => {
    const { app } = await startFixture()

    const { body } = await app.inject(get(`/tra-cuu?q=${encodeURIComponent("giấy khai sinh")}`))

    expect(body).toContain('<a href="/thu-tuc/1.001193">Đăng ký khai sinh</a>')
    expect(body).toContain('value="giấy khai sinh"')
  })

  it("says of a matter done elsewhere where to go with it", async () => {
    const topic = { key: "ho-chieu", title: "Làm hộ chiếu", say: "Làm ở Công an tỉnh.", source: "x", sayings: [] }
    const { app } = await startFixture({
      catalogue: () => ({ ...catalogueOf(birthRegistration), elsewhere: new Map([["ho-chieu", topic]]) }),
      find: () => [{ kind: "elsewhere", code: "ho-chieu", score: 1, confidence: 0.9 }],
    })

    const { body } = await app.inject(get("/tra-cuu?q=ho+chieu"))

    expect(body).toContain("<strong>Làm hộ chiếu</strong><small>Làm ở Công an tỉnh.</small>")
  })

  it("says when nothing was found and what else can be done", async () => {
    const { app } = await startFixture()

    const { body, statusCode } = await app.inject(get("/tra-cuu?q=abc"))

    expect(statusCode).toBe(200)
    expect(body).toContain("Không tìm thấy thủ tục nào")
  })

  it("lists everything by sector when nothing is asked", async () => {
    const { app } = await startFixture()

    const { body } = await app.inject(get("/tra-cuu"))

    expect(body).toContain("<summary>Hộ tịch (")
    expect(body).toContain("/thu-tuc/1.001193")
  })

  it("shows typed marks as text, not as part of the page", async () => {
    const { app } = await startFixture()

    const { body } = await app.inject(get(`/tra-cuu?q=${encodeURIComponent('"><script>alert(1)</script>')}`))

    expect(body).not.toContain("<script>alert")
  })

  it("refuses a query given twice with a Vietnamese page", async () => {
    const { app } = await startFixture()

    const response = await app.inject(get("/tra-cuu?q=a&q=b"))

    expect(response.statusCode).toBe(400)
    expect(response.headers["content-type"]).toContain("text/html")
    expect(response.body).toContain("chưa đúng dạng")
  })
})

describe("the page of one procedure", () => {
  const page = async (changes = {}) => {
    const { app } = await startFixture({ catalogue: () => catalogueOf({ ...birthRegistration, ...changes }) })
    return (await app.inject(get("/thu-tuc/1.001193"))).body.replace(/\s+/g, " ")
  }

  it("shows the documents by case, with counts, forms and what replaces them", async () => {
    const body = await page()

    expect(body).toContain('Tờ khai đăng ký khai sinh <span class="count">(1 bản chính)</span>')
    expect(body).toContain("Mẫu TK01")
    expect(body).toContain("Nếu: Có giấy chứng sinh không? Có")
    expect(body).toContain('Văn bản của người làm chứng <span class="count">(chưa rõ số bản)</span>')
    expect(body).toContain("Thay được bằng: VNeID")
  })

  it("shows times, steps, outcome, legal basis, decision, source and dates", async () => {
    const body = await page()

    expect(body).toContain("hồ sơ nhận sau 15 giờ thì sang ngày làm việc kế tiếp")
    expect(body).toContain("<li>Nhận giấy khai sinh</li>")
    expect(body).toContain("60/2014/QH13, Luật Hộ tịch")
    expect(body).toContain("Quyết định 163/QĐ-BTP của Bộ Tư pháp")
    expect(body).toContain("Dữ liệu ngày 18/7/2026, kiểm tra lại ngày 24/11/2026")
    expect(body).toContain("Quy định này áp dụng đến hết ngày 28/2/2027")
  })

  it("says what is not known", async () => {
    const body = await page()

    expect(body).toContain("<dt>Điện thoại</dt><dd>chưa có thông tin</dd>")
    expect(body).toContain("Chưa có thông tin về điều kiện riêng")
  })

  it("warns before everything else that a procedure is repealed, and leads to its successor", async () => {
    const successor = { ...birthRegistration, code: "1.009999" }
    const repealed = { ...birthRegistration, status: "repealed" as const, replacedBy: "1.009999" }
    const { app } = await startFixture({ catalogue: () => catalogueOf(repealed, successor) })

    const { body } = await app.inject(get("/thu-tuc/1.001193"))

    expect(body).toContain("đã bị bãi bỏ")
    expect(body).toContain('<a href="/thu-tuc/1.009999">')
  })

  it("does not exist for an unknown code", async () => {
    const { app } = await startFixture()

    const response = await app.inject(get("/thu-tuc/9.999999"))

    expect(response.statusCode).toBe(404)
    expect(response.body).toContain("Không có trang này")
  })
})

describe("addresses that do not exist", () => {
  it.each([
    ["/khong-co", 404, "text/html"],
    ["/%zz", 400, "text/html"],
    ["/api/khong-co", 404, "application/json"],
    ["/assets/../server.ts", 404, "text/html"],
  ])("%s is answered %i in Vietnamese as %s", async (url, status, type) => {
    const { app } = await startFixture()

    const response = await app.inject(get(url))

    expect(response.statusCode).toBe(status)
    expect(response.headers["content-type"]).toContain(type)
    expect(response.body).toMatch(/Không có|không đọc được/)
  })

  it("answers a fault of ours with a Vietnamese page that tells nothing of it", async () => {
    const { app, logged } = await startFixture({
      find: () => {
        throw new TypeError("index is broken")
      },
    })

    const response = await app.inject(get("/tra-cuu?q=khai"))

    expect(response.statusCode).toBe(500)
    expect(response.body).toContain("Máy đang gặp trục trặc")
    expect(response.body).not.toContain("index is broken")
    expect(logged()).toContain("index is broken")
  })
})

describe("what browsers are told", () => {
  it("every page allows only own scripts and styles and no frames", async () => {
    const { app } = await startFixture()

    const pages = await Promise.all(
      ["/", "/tra-cuu", "/thu-tuc/1.001193", "/khong-co"].map((url) => app.inject(get(url))),
    )

    for (const { headers } of pages) {
      expect(headers["content-security-policy"]).toContain("default-src 'none';script-src 'self';style-src 'self'")
      expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'")
      expect(headers["content-security-policy"]).not.toContain("unsafe")
      expect(headers["x-content-type-options"]).toBe("nosniff")
    }
  })

  it("insists on HTTPS only where the server is reached by it", async () => {
    const trial = await startFixture()
    const live = await startFixture({ publicUrl: "https://hoi.example.gov.vn" })

    const trialHeaders = (await trial.app.inject(get("/"))).headers
    const liveHeaders = (await live.app.inject(get("/"))).headers

    expect(trialHeaders["strict-transport-security"]).toBeUndefined()
    expect(liveHeaders["strict-transport-security"]).toBeDefined()
    expect(liveHeaders["content-security-policy"]).toContain("upgrade-insecure-requests")
  })

  it("styles and scripts may be kept for a year under the address the page names", async () => {
    const { app } = await startFixture()
    const { body } = await app.inject(get("/"))
    const addresses = [...body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, address]) => String(address))

    const files = await Promise.all(addresses.map((address) => app.inject(get(address))))

    expect(addresses).toHaveLength(5)
    expect(files.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200])
    expect(files.map(({ headers }) => headers["cache-control"])).toEqual(
      Array(5).fill("public, max-age=31536000, immutable"),
    )
  })

  it("text is packed for browsers that can unpack it, and the first visit stays under 40 kilobytes", async () => {
    const { app } = await startFixture()
    const gzip = { "accept-encoding": "gzip, br" }
    const plain = await app.inject(get("/"))
    const addresses = [...plain.body.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, address]) => String(address))

    const visit = await Promise.all(["/", ...addresses].map((url) => app.inject(get(url, gzip))))

    expect(visit[0]?.headers["content-encoding"]).toBe("gzip")
    expect(visit.reduce((sum, { rawPayload }) => sum + rawPayload.length, 0)).toBeLessThan(40_000)
  })

  it.each(["chat.js", "delivery.js"])("the chat's %s stays under ten kilobytes", async (name) => {
    const { app } = await startFixture()

    const { rawPayload } = await app.inject(get(`/assets/${name}`))

    expect(rawPayload.length).toBeLessThan(10_000)
  })
})
