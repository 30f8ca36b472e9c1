import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { type Running, startServer } from "../../src/compose/server.ts"
import { readConfig } from "../../src/config.ts"
import { HAS_CHROMIUM, useChromium } from "./chromium.ts"

/** Reading the whole catalogue takes seconds, and on a busy machine many. */
const START_TIMEOUT_MS = 60_000
const TEST_TIMEOUT_MS = 60_000

const PHONE = { width: 390, height: 760 }
const DESK = { width: 1280, height: 800 }

/** Runs in the page: pixels that stick out to the right, and of what. */
const OVERFLOW = `({
  page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  parts: [...document.querySelectorAll("body *")]
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .filter((one) => getComputedStyle(one).position !== "absolute")
    .map((one) => one.tagName + ": " + one.textContent.trim().slice(0, 60)),
})`

let running: Running
const browser = useChromium()
let folder: string
let page: Page

/** Pictures for reviewers, only when a folder for them is named. */
async function photograph(name: string, fullPage = true): Promise<void> {
  const shots = process.env.SCREENSHOT_FOLDER
  if (shots !== undefined) await page.screenshot({ path: join(shots, `${name}.png`), fullPage })
}

beforeAll(async () => {
  if (!HAS_CHROMIUM) return
  folder = mkdtempSync(join(tmpdir(), "motcua-browser-"))
  const config = readConfig({
    PORT: "0",
    HOST: "127.0.0.1",
    DATABASE_URL: `sqlite:${join(folder, "motcua.sqlite")}`,
    LOG_LEVEL: "silent",
  })
  running = await startServer(config, { pollsTelegram: false })
}, START_TIMEOUT_MS)

afterAll(async () => {
  if (!HAS_CHROMIUM) return
  await running?.stop()
  rmSync(folder, { recursive: true })
})

beforeEach(async () => {
  page = await browser().newPage({ viewport: PHONE, locale: "vi-VN" })
})
afterEach(async () => {
  if (HAS_CHROMIUM) await page.close()
})

describe("the desk on a phone", () => {
  const replies = () => page.locator("#log .reply")
  const options = () => page.getByRole("group").getByRole("button")

  /** Asks and waits for the answer, which is returned. */
  async function ask(act: () => Promise<void>): Promise<string> {
    const before = await replies().count()
    await act()
    await expect.poll(() => replies().count(), { timeout: 20_000 }).toBeGreaterThan(before)
    await expect.poll(() => page.locator("#typing").textContent()).toBe("")
    const texts = await replies().allTextContents()
    return texts.slice(before).join("\n")
  }

  const type = (text: string) => async () => {
    await page.getByLabel("Câu hỏi").fill(text)
    await page.getByRole("button", { name: "Gửi", exact: true }).click()
  }

  it("answers questions and a follow-up about the right procedure", { timeout: TEST_TIMEOUT_MS }, async () => {
    await page.goto(running.address)
    await photograph("desk-start-390")

    const birth = await ask(type("con tôi mới sinh, làm khai sinh cần giấy gì"))
    await photograph("desk-birth-390", false)
    const residence = await ask(type("dang ky thuong tru het bao nhieu tien"))
    await photograph("desk-residence-390", false)
    const followUp = await ask(type("bao lâu có"))
    await photograph("desk-follow-up-390", false)
    const marriage = await ask(type("đăng ký kết hôn nộp ở đâu"))
    await photograph("desk-all-390")

    expect(birth).toContain("Tờ khai đăng ký khai sinh")
    expect(birth).toContain("mã 1.001193")
    expect(residence).toContain("Lệ phí")
    expect(residence).toContain("mã 1.004222")
    expect(followUp).toContain("Bao lâu có kết quả")
    expect(followUp).toContain("mã 1.004222")
    expect(marriage).toContain("mã 1.000894")
    expect(await page.evaluate(OVERFLOW)).toEqual({ page: 0, parts: [] })
  })

  it("answers what a pressed option says", { timeout: TEST_TIMEOUT_MS }, async () => {
    await page.goto(running.address)
    await ask(type("lệ phí đăng ký kết hôn"))

    const answer = await ask(() => page.getByRole("group").getByRole("button", { name: "Giấy tờ" }).click())

    expect(answer).toContain("Tờ khai đăng ký kết hôn")
    expect(answer).toContain("mã 1.000894")
    await photograph("desk-option-390", false)
  })

  it("still shows the conversation after a reload, and goes on with it", { timeout: TEST_TIMEOUT_MS }, async () => {
    await page.goto(running.address)
    await ask(type("lệ phí đăng ký kết hôn"))
    const shown = await page.getByRole("log").textContent()
    const offered = await options().allTextContents()

    await page.reload()

    expect(await page.getByRole("log").textContent()).toBe(shown)
    expect(await options().allTextContents()).toEqual(offered)
    expect(await ask(type("bao lâu có"))).toContain("mã 1.000894")
    await photograph("desk-reload-390", false)
  })
})

describe("a page of the desk", () => {
  it.each([
    ["start", "/", PHONE],
    ["start", "/", DESK],
    ["list", "/tra-cuu", PHONE],
    ["list", "/tra-cuu", DESK],
    ["search", "/tra-cuu?q=gi%E1%BA%A5y+khai+sinh", PHONE],
    ["search", "/tra-cuu?q=gi%E1%BA%A5y+khai+sinh", DESK],
    ["nothing-found", "/tra-cuu?q=xyzzy", PHONE],
    ["procedure", "/thu-tuc/1.001193", PHONE],
    ["procedure", "/thu-tuc/1.001193", DESK],
    ["procedure-with-fees", "/thu-tuc/1.004222", PHONE],
    ["procedure-with-fees", "/thu-tuc/1.004222", DESK],
    ["missing", "/thu-tuc/9.999999", PHONE],
  ])("fits the screen: %s (%s) at %o", { timeout: TEST_TIMEOUT_MS }, async (name, path, screen) => {
    await page.setViewportSize(screen)

    await page.goto(`${running.address}${path}`, { waitUntil: "networkidle" })

    expect(await page.evaluate(OVERFLOW)).toEqual({ page: 0, parts: [] })
    // The list of all procedures is as high as a house.
    await photograph(`page-${name}-${screen.width}`, name !== "list")
  })
})
