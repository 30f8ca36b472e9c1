import { once } from "node:events"
import { createServer, type Server } from "node:http"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type ChatDesk, openChatDesk } from "./chat-desk.ts"
import { HAS_CHROMIUM, useChromium } from "./chromium.ts"

const PHONE = { width: 390, height: 760 }
const SCREEN = { width: 1280, height: 800 }
const TEST_TIMEOUT_MS = 40_000

/** What the styles of old portals do to everything they meet, and worse. */
const AGGRESSIVE = `
  html { font-size: 8px }
  * { font: italic 40px serif !important; color: red !important; text-transform: uppercase !important;
      letter-spacing: 9px !important; box-sizing: content-box !important }
  body { transform: scale(0.5) }
  body, html { overflow-x: hidden }
  button, iframe, dialog, header { display: none !important; width: 3px !important }
  motcua-widget { display: none !important; position: static !important; opacity: 0 !important; z-index: -1 !important }`

const portalPage = (
  address: string,
) => `<!doctype html><html lang="vi"><meta name="viewport" content="width=device-width">
  <title>Cổng</title><style>${AGGRESSIVE}</style><h1>Cổng thông tin</h1><button>Nút của cổng</button>
  <script src="${address}/widget.js" defer></script></html>`

/** Runs in the page: what has the focus, seen from outside and inside the widget. */
const FOCUS = `[document.activeElement.localName, document.activeElement.shadowRoot?.activeElement?.textContent]`

const OPENER_FONT = `getComputedStyle(document.querySelector("motcua-widget").shadowRoot.querySelector("#opener")).font`

describe("the widget on a page of another site", { timeout: TEST_TIMEOUT_MS }, () => {
  const browser = useChromium()
  let portal: Server
  let origin: string
  let desk: ChatDesk
  let page: Page
  /** What the portal answers with. */
  let html: (address: string) => string
  let policy: (address: string) => string | null

  /** Opens the portal's page that loads the widget. */
  async function visit(viewport: { width: number; height: number }, allowed = [origin]): Promise<void> {
    desk = await openChatDesk({ widgetOrigins: allowed })
    page = await browser().newPage({ viewport, locale: "vi-VN" })
    await page.goto(origin)
  }

  beforeEach(async () => {
    html = portalPage
    policy = () => null
    portal = createServer((_request, response) => {
      const header = policy(desk.address)
      if (header !== null) response.setHeader("content-security-policy", header)
      response.setHeader("content-type", "text/html; charset=utf-8").end(html(desk.address))
    }).listen(0, "localhost")
    await once(portal, "listening")
    const at = portal.address()
    origin = `http://localhost:${typeof at === "object" ? at?.port : ""}`
  })
  afterEach(async () => {
    if (!HAS_CHROMIUM) return
    await page.close()
    await desk.close()
    portal.closeAllConnections()
    portal.close()
  })

  const opener = () => page.getByRole("button", { name: "Hỏi thủ tục" })
  const dialog = () => page.getByRole("dialog", { name: "Hỏi thủ tục" })
  const chat = () => page.frameLocator("iframe[title='Hỏi đáp thủ tục hành chính']")
  const converse = async () => {
    await chat().getByLabel("Câu hỏi").fill("lệ phí khai sinh")
    await chat().getByRole("button", { name: "Gửi", exact: true }).click()
    await desk.answer("Làm giấy khai sinh: lệ phí do tỉnh quy định.")
    await chat().getByRole("log").getByText("lệ phí do tỉnh quy định").waitFor()
  }
  async function photograph(name: string): Promise<void> {
    const folder = process.env.SCREENSHOT_FOLDER
    if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) })
  }

  // Playwright's browsers refuse storage to a frame of another site, as careful citizens' browsers do.
  it("answers a question beside styles that spare nothing, without any storage", async () => {
    await visit(SCREEN)
    const box = await opener().boundingBox()
    await photograph("widget-closed-1280")

    await opener().click()
    await converse()

    const link = chat().getByRole("link", { name: "Xem đầy đủ thủ tục 1.001193" })
    const [elsewhere] = await Promise.all([page.waitForEvent("popup"), link.click()])
    expect(elsewhere.url()).toBe(`${desk.address}/thu-tuc/1.001193`)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBe(SCREEN.width - 16)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBe(SCREEN.height - 16)
    expect(box?.height).toBeGreaterThanOrEqual(48)
    expect(await page.evaluate<string>(OPENER_FONT)).toMatch(/^700 18px/)
    expect((await dialog().boundingBox())?.width).toBe(420)
    expect(desk.accepted()).toBe(1)
    await photograph("widget-reply-1280")
  })

  it("is opened and closed by the keyboard, says so, and gives the focus back", async () => {
    await visit(SCREEN)
    expect(await opener().getAttribute("aria-expanded")).toBe("false")

    await opener().focus()
    await page.keyboard.press("Enter")
    expect(await opener().getAttribute("aria-expanded")).toBe("true")
    expect(await page.evaluate(FOCUS)).toEqual(["motcua-widget", "Đóng"])
    await page.keyboard.press("Escape")
    expect(await dialog().isVisible()).toBe(false)
    expect(await page.evaluate(FOCUS)).toEqual(["motcua-widget", "Hỏi thủ tục"])

    await page.keyboard.press("Enter")
    await chat().getByLabel("Câu hỏi").focus()
    await page.keyboard.press("Escape")
    await dialog().waitFor({ state: "hidden" })
    expect(await page.evaluate(FOCUS)).toEqual(["motcua-widget", "Hỏi thủ tục"])
    expect(await opener().getAttribute("aria-expanded")).toBe("false")
  })

  it("still has the conversation after it was closed, and after the page was loaded anew", async () => {
    html = (address) => portalPage(address.replace("127.0.0.1", "localhost"))
    await visit(SCREEN)
    await opener().click()
    await converse()

    await page.getByRole("button", { name: "Đóng" }).click()
    await opener().click()
    const reopened = await chat().locator("#log .message").count()
    await page.reload()
    await opener().click()
    await chat().getByRole("log").getByText("lệ phí do tỉnh quy định").waitFor()

    expect(reopened).toBe(2)
    expect(await chat().locator("#log .message").count()).toBe(2)
  })

  it("fills the screen of a phone, with the way to ask in sight and nothing of the page within reach", async () => {
    await visit(PHONE)
    await photograph("widget-closed-390")
    await opener().click()
    await chat().getByLabel("Câu hỏi").waitFor()
    await photograph("widget-open-390")
    await converse()
    await photograph("widget-reply-390")

    const form = await chat().locator("#ask").boundingBox()
    expect(await dialog().boundingBox()).toEqual({ x: 0, y: 0, ...PHONE })
    expect((form?.y ?? 0) + (form?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
    expect(await page.locator("dialog:modal").count()).toBe(1)
  })

  it("loads its script and nothing else until it is opened, and stores nothing at the page's site", async () => {
    const asked: string[] = []
    desk = await openChatDesk({ widgetOrigins: [origin] })
    page = await browser().newPage({ viewport: SCREEN })
    page.on("request", (request) => asked.push(request.url()))

    await page.goto(origin, { waitUntil: "networkidle" })

    expect(asked.filter((url) => url.startsWith(desk.address))).toEqual([`${desk.address}/widget.js`])
    expect(await page.context().cookies()).toEqual([])
    expect(await page.evaluate("localStorage.length + sessionStorage.length")).toBe(0)
  })

  it("works on a page that forbids styles inside the HTML", async () => {
    html = (address) => `<!doctype html><title>Cổng</title><script src="${address}/widget.js" defer></script>`
    policy = (address) => `default-src 'none'; script-src ${address}; frame-src ${address}`
    const complaints: string[] = []
    await visit(SCREEN)
    page.on("console", (message) => complaints.push(message.text()))
    await page.reload()

    await opener().click()
    await converse()

    expect((await dialog().boundingBox())?.width).toBe(420)
    expect(complaints.filter((text) => text.includes("style"))).toEqual([])
  })

  it("is not shown by a site that is not named", async () => {
    const complaints: string[] = []
    await visit(SCREEN, ["https://xuanhoa.example.gov.vn"])
    page.on("console", (message) => complaints.push(message.text()))

    await opener().click()

    await expect.poll(() => complaints.join()).toContain("frame-ancestors")
    expect(await chat().getByLabel("Câu hỏi").count()).toBe(0)
  })
})
