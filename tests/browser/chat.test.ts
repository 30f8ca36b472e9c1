import { join } from "node:path"
import type { Page } from "playwright-core"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { OutboundPart } from "../../src/domain/message.ts"
import type { ServerDeps } from "../../src/web/server-deps.ts"
import { type Fixture, reply, startFixture } from "../web/server-fixture.ts"
import { HAS_CHROMIUM, useChromium } from "./chromium.ts"

interface Measures {
  /** Pixels that stick out to the right. */
  overflow: number
  /** Of all text, in pixels. */
  sizes: number[]
  formBottom: number
}

/** Runs in the page. */
const MEASURE = `({
  overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  sizes: [...document.querySelectorAll("p, li, button, textarea")].map((one) => parseFloat(getComputedStyle(one).fontSize)),
  formBottom: document.querySelector("#ask").getBoundingClientRect().bottom,
})`

/** Pictures for reviewers, only when a folder for them is named. */
async function photograph(page: Page, name: string): Promise<void> {
  const folder = process.env.SCREENSHOT_FOLDER
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) })
}

describe("the chat in a browser", () => {
  const browser = useChromium()
  let page: Page
  let fixture: Fixture
  /** Settles the turn that waits. */
  let answer: (parts: readonly OutboundPart[]) => void
  let address: string

  beforeEach(async () => {
    const settled = new Map<string, readonly OutboundPart[]>()
    const awaitReplies: ServerDeps["awaitReplies"] = (_channel, _conversation, messageId) =>
      new Promise((resolve) => {
        const known = settled.get(messageId)
        if (known !== undefined) resolve(known)
        answer = (parts) => {
          settled.set(messageId, parts)
          resolve(parts)
        }
      })
    fixture = await startFixture({ awaitReplies })
    address = await fixture.app.listen({ port: 0, host: "127.0.0.1" })
    page = await browser().newPage({ viewport: { width: 390, height: 760 }, locale: "vi-VN" })
  })
  afterEach(async () => {
    if (!HAS_CHROMIUM) return
    await page.close()
    await fixture.app.close()
  })

  const ask = async (text: string) => {
    await page.getByLabel("Câu hỏi").fill(text)
    await page.getByRole("button", { name: "Gửi", exact: true }).click()
  }
  const log = () => page.getByRole("log")
  const typing = () => page.locator("#typing")
  /** The first question, and its answer. */
  const converse = async (text: string) => {
    await ask(text)
    await expect.poll(() => fixture.stored.length).toBe(1)
    answer([reply])
    await log().getByText("lệ phí do tỉnh quy định").last().waitFor()
  }

  it.each([
    [390, 760],
    [1280, 800],
    [320, 560],
  ])("fits a screen %i wide, in large type, with the way to ask in sight", async (width, height) => {
    await page.setViewportSize({ width, height })

    await page.goto(address)

    const measures = await page.evaluate<Measures>(MEASURE)
    expect(measures.overflow).toBe(0)
    expect(Math.min(...measures.sizes)).toBeGreaterThanOrEqual(18)
    expect(measures.formBottom).toBeLessThanOrEqual(height)
    await photograph(page, `chat-start-${width}`)
  })

  it("shows the question, that the machine is answering, and then the reply with a link to the record", async () => {
    await page.goto(address)

    await ask("lệ phí khai sinh")
    await log().getByText("lệ phí khai sinh").waitFor()
    await typing().getByText("Đang trả lời…").waitFor()
    await expect.poll(() => fixture.stored.length).toBe(1)
    await photograph(page, "chat-typing-390")
    answer([reply])

    await log().getByText("lệ phí do tỉnh quy định").waitFor()
    await expect.poll(() => typing().textContent()).toBe("")
    expect(await log().getByRole("link").getAttribute("href")).toBe("/thu-tuc/1.001193")
    expect(await page.getByRole("group").getByRole("button").allTextContents()).toEqual(["1. Giấy tờ", "0. Gặp cán bộ"])
    await photograph(page, "chat-reply-390")
  })

  it("asks with a pressed button by its id and shows its label as the question", async () => {
    await page.goto(address)
    await converse("lệ phí khai sinh")

    await page.getByRole("button", { name: "1. Giấy tờ" }).click()
    await expect.poll(() => fixture.stored.length).toBe(2)
    answer([{ ...reply, text: "Cần nộp: tờ khai.", options: [] }])

    await log().getByText("Cần nộp: tờ khai.").waitFor()
    expect(fixture.stored[1]?.content).toEqual({ kind: "option", optionId: "tt:1.001193:documents" })
    expect(await page.getByRole("group").getByRole("button").count()).toBe(0)
    expect(await page.locator(":focus").getAttribute("class")).toBe("message reply")
  })

  it("starts with an example at one press", async () => {
    await page.goto(address)

    await page.getByRole("button", { name: "Làm giấy khai sinh cho con cần giấy gì?" }).click()
    await expect.poll(() => fixture.stored.length).toBe(1)
    answer([reply])

    await log().getByText("lệ phí do tỉnh quy định").waitFor()
    expect(page.url()).toBe(`${address}/`)
  })

  it("still has the conversation, its options and its place after a reload", async () => {
    await page.goto(address)
    await converse("lệ phí khai sinh")

    await page.reload()

    await log().getByText("lệ phí do tỉnh quy định").waitFor()
    await page.getByRole("button", { name: "1. Giấy tờ" }).click()
    await expect.poll(() => fixture.stored.length).toBe(2)
    expect(fixture.stored[1]?.conversationId).toBe(fixture.stored[0]?.conversationId)
  })

  it("forgets the conversation when told to", async () => {
    await page.goto(address)
    await converse("lệ phí khai sinh")

    await page.getByRole("button", { name: "Xóa cuộc trò chuyện trên máy này" }).click()
    await page.reload()

    expect(await log().textContent()).toBe("")
    expect(await page.getByRole("heading", { name: "Có thể hỏi như" }).isVisible()).toBe(true)
  })

  it("tries again by itself when the connection fails, and the question is stored once", async () => {
    let attempts = 0
    await page.route("**/api/messages", async (route) => {
      attempts += 1
      if (attempts === 1) await route.abort("connectionfailed")
      else await route.continue()
    })
    await page.goto(address)

    await ask("lệ phí khai sinh")
    await page.getByText("Đang mất mạng.").waitFor()
    await photograph(page, "chat-retry-390")
    await expect.poll(() => fixture.stored.length, { timeout: 5000 }).toBe(1)
    answer([reply])

    await log().getByText("lệ phí do tỉnh quy định").waitFor()
    expect(await page.getByText("Đang mất mạng.").count()).toBe(0)
    expect(attempts).toBe(2)
  })

  it("gets the answer when only the answer was lost on the way", async () => {
    const ids: string[] = []
    await page.route("**/api/messages", async (route) => {
      ids.push(route.request().postDataJSON().messageId)
      if (ids.length > 1) return route.continue()
      const lost = route.fetch()
      await expect.poll(() => fixture.stored.length).toBe(1)
      answer([reply])
      await lost
      return route.abort("connectionreset")
    })
    await page.goto(address)

    await ask("lệ phí khai sinh")

    await log().getByText("lệ phí do tỉnh quy định").waitFor()
    expect(fixture.stored).toHaveLength(1)
    expect(ids[1]).toBe(ids[0])
  })

  it("makes addresses in a reply links and shows everything else as text", async () => {
    await page.goto(address)

    await ask("nộp trên mạng")
    await expect.poll(() => fixture.stored.length).toBe(1)
    answer([{ ...reply, text: "Nộp tại https://dichvucong.gov.vn/x. <img src=x onerror=alert(1)>", citations: [] }])

    await log().getByText("<img src=x").waitFor()
    expect(await log().getByRole("link").getAttribute("href")).toBe("https://dichvucong.gov.vn/x")
    expect(await log().locator("img").count()).toBe(0)
  })

  it("neither shows nor keeps a long number of a paper", async () => {
    await page.goto(address)

    await ask("căn cước 038123456789 làm lại")

    await log().getByText("căn cước •••789 làm lại").waitFor()
    const kept = await page.evaluate<string>("JSON.stringify({ ...sessionStorage })")
    expect(kept).not.toContain("038123456789")
  })

  it("sends with Enter and breaks the line with Shift and Enter", async () => {
    await page.goto(address)
    const question = page.getByLabel("Câu hỏi")

    await question.pressSequentially("dòng một")
    await question.press("Shift+Enter")
    await question.pressSequentially("dòng hai")
    await question.press("Enter")

    await expect.poll(() => fixture.stored[0]?.content).toEqual({ kind: "text", text: "dòng một\ndòng hai" })
    expect(await question.inputValue()).toBe("")
  })

  it("searches procedures when the browser runs no scripts", async () => {
    const context = await browser().newContext({ javaScriptEnabled: false })
    const plain = await context.newPage()
    await plain.goto(address)

    await plain.locator("textarea").fill("giấy khai sinh")
    await plain.locator("#ask button").click()

    await plain.getByRole("link", { name: "Đăng ký khai sinh" }).waitFor()
    expect(plain.url()).toContain("/tra-cuu?q=")
    await context.close()
  })

  it("reports nothing to the console: the strict policy breaks none of the pages", async () => {
    const complaints: string[] = []
    page.on("console", (message) => complaints.push(message.text()))
    page.on("pageerror", (error) => complaints.push(error.message))

    for (const path of ["/", "/widget", "/tra-cuu?q=khai+sinh", "/thu-tuc/1.001193", "/docs/"]) {
      await page.goto(`${address}${path}`, { waitUntil: "networkidle" })
    }

    expect(complaints).toEqual([])
  })
})
