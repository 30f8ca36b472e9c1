import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import staticFiles from "@fastify/static"
import type { FastifyInstance } from "fastify"

const PUBLIC_FOLDER = join(import.meta.dirname, "public")
/** The classless build: pages are plain HTML, and it is the smaller one. */
const PICO_FILE = "pico.classless.min.css"
const PICO_FOLDER = dirname(createRequire(import.meta.url).resolve(`@picocss/pico/css/${PICO_FILE}`))

const FILES = {
  "pico.css": join(PICO_FOLDER, PICO_FILE),
  "site.css": join(PUBLIC_FOLDER, "site.css"),
  "delivery.js": join(PUBLIC_FOLDER, "delivery.js"),
  "chat.js": join(PUBLIC_FOLDER, "chat.js"),
  "icon.svg": join(PUBLIC_FOLDER, "icon.svg"),
} as const

export interface Assets {
  /** Address of a file with a mark of its content, so that browsers may keep it for a year. */
  url(name: keyof typeof FILES): string
}

/** Reads the files once to mark their addresses. */
export function createAssets(): Assets {
  const urls = new Map<string, string>()
  for (const [name, path] of Object.entries(FILES)) {
    const mark = createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 10)
    urls.set(name, `/assets/${name}?v=${mark}`)
  }
  return { url: (name) => urls.get(name) ?? `/assets/${name}` }
}

/** Styles, scripts and icon under `/assets/`; nothing is fetched from elsewhere. And the widget other sites load. */
export async function assetRoutes(scope: FastifyInstance): Promise<void> {
  await scope.register(staticFiles, {
    root: PUBLIC_FOLDER,
    prefix: "/assets/",
    index: false,
    maxAge: "365d",
    immutable: true,
  })
  scope.get("/assets/pico.css", { schema: { hide: true } }, (_request, reply) =>
    reply.sendFile(PICO_FILE, PICO_FOLDER, { maxAge: "365d", immutable: true }),
  )
  // Its address stands in the pages of others for years, so it bears no mark and is kept for an hour only.
  scope.get(
    "/widget.js",
    { schema: { hide: true }, helmet: { crossOriginResourcePolicy: { policy: "cross-origin" } } },
    (_request, reply) => reply.sendFile("widget.js", PUBLIC_FOLDER, { maxAge: "1h", immutable: false }),
  )
}
