import { existsSync } from "node:fs"
import { type Browser, chromium } from "playwright-core"
import { afterAll, beforeAll, beforeEach } from "vitest"
import { present } from "../contracts/conversation-samples.ts"

const CHROMIUM_PATH = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium"
export const HAS_CHROMIUM = existsSync(CHROMIUM_PATH)
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** Opens a browser for the suite in which it is called; on a machine without Chromium its tests are skipped. */
export function useChromium(): () => Browser {
  let browser: Browser | undefined
  beforeAll(async () => {
    if (HAS_CHROMIUM) browser = await chromium.launch({ executablePath: CHROMIUM_PATH, args: FLAGS })
  })
  afterAll(async () => {
    await browser?.close()
  })
  beforeEach((context) => {
    context.skip(!HAS_CHROMIUM, `no Chromium at ${CHROMIUM_PATH}; set CHROMIUM_PATH`)
  })
  return () => present(browser)
}
