import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { type ChatDesk, openChatDesk } from "./chat-desk.ts"
import { HAS_CHROMIUM, useChromium } from "./chromium.ts"

const OFFLINE = "Đang mất mạng. Câu hỏi sẽ được gửi lại khi có mạng."
const TEST_TIMEOUT_MS = 40_000

describe("a question on a bad connection", { timeout: TEST_TIMEOUT_MS }, () => {
  const browser = useChromium()
  let desk: ChatDesk
  let page: Page

  beforeEach(async () => {
    desk = await openChatDesk()
    page = await browser().newPage({ viewport: { width: 390, height: 760 }, locale: "vi-VN" })
    await page.goto(desk.address)
  })
  afterEach(async () => {
    if (!HAS_CHROMIUM) return
    await page.close()
    await desk.close()
  })

  const ask = async (text: string) => {
    await page.getByLabel("Câu hỏi").fill(text)
    await page.getByRole("button", { name: "Gửi", exact: true }).click()
  }
  const replies = () => page.locator("#log .reply")
  const network = () => page.locator("#network")
  const settled = () => expect.poll(() => page.locator("#typing").textContent(), { timeout: 20_000 }).toBe("")

  /** The server gets the first post of a question, the page never hears of it; every further post is cut at once. */
  async function cutRequests(): Promise<void> {
    let first = true
    await page.route("**/api/messages", async (route) => {
      const lost = first ? route.fetch().catch(() => null) : null
      if (lost !== null) await expect.poll(() => desk.accepted()).toBeGreaterThan(0)
      first = false
      await route.abort("connectionreset")
    })
  }

  it("is answered by an event when its own connection was cut, and shown once", async () => {
    await cutRequests()
    await ask("lệ phí khai sinh")
    await network().getByText(OFFLINE).waitFor()

    await desk.answer("Lệ phí: không.")
    await replies().getByText("Lệ phí: không.").waitFor()
    await page.unroute("**/api/messages")
    await ask("bao lâu có")
    await desk.answer("Trong ngày.")

    await replies().getByText("Trong ngày.").waitFor()
    await settled()
    expect(await replies().count()).toBe(2)
    expect(await network().textContent()).toBe("")
    expect(desk.accepted()).toBe(2)
  })

  it("is answered once when the request and the event both bring the answer", async () => {
    await ask("một")
    await desk.answer("lời một")
    await replies().getByText("lời một").waitFor()
    await ask("hai")
    await desk.answer("lời hai")

    await replies().getByText("lời hai").waitFor()
    await settled()
    expect(await replies().count()).toBe(2)
  })

  it("is answered once after a reload in the middle of the turn, even if no request comes through any more", async () => {
    await ask("một")
    await desk.answer("lời một")
    await replies().getByText("lời một").waitFor()
    await cutRequests()
    await ask("hai")
    await expect.poll(() => desk.accepted()).toBe(2)

    await page.reload()
    await desk.answer("lời hai")

    await replies().getByText("lời hai").waitFor()
    await settled()
    expect(await page.locator("#log .message").allTextContents()).toEqual([
      expect.stringContaining("một"),
      expect.stringContaining("lời một"),
      expect.stringContaining("hai"),
      expect.stringContaining("lời hai"),
    ])
  })

  it("waits while the phone is offline, which the page says, and is sent once when it is back", async () => {
    await page.context().setOffline(true)
    await network().getByText(OFFLINE).waitFor()

    await ask("lệ phí khai sinh")
    await settled()
    const kept = await page.evaluate<string>("JSON.stringify({ ...sessionStorage })")
    const shots = process.env.SCREENSHOT_FOLDER
    if (shots !== undefined) await page.screenshot({ path: join(shots, "delivery-offline-390.png") })
    await page.context().setOffline(false)
    await desk.answer("Lệ phí: không.")

    await replies().getByText("Lệ phí: không.").waitFor()
    await settled()
    expect(kept).toContain("lệ phí khai sinh")
    expect(await network().textContent()).toBe("")
    expect(await replies().count()).toBe(1)
    expect(desk.accepted()).toBe(1)
  })

  it("waits while the server cannot be reached, with the same id at each attempt", async () => {
    const ids: string[] = []
    await page.route("**/api/messages", async (route) => {
      ids.push(route.request().postDataJSON().messageId)
      if (ids.length > 2) await route.continue()
      else await route.abort("connectionrefused")
    })

    await ask("lệ phí khai sinh")
    await network().getByText(OFFLINE).waitFor()
    await desk.answer("Lệ phí: không.")

    await replies().getByText("Lệ phí: không.").waitFor()
    expect(await network().textContent()).toBe("")
    expect(new Set(ids).size).toBe(1)
    expect(desk.accepted()).toBe(1)
  })
})
