import { readdirSync, readFileSync } from "node:fs"
import { join, posix } from "node:path"
import { describe, expect, it } from "vitest"

const ROOT = join(import.meta.dirname, "..")

interface TextFile {
  /** Relative to the project, with forward slashes. */
  path: string
  text: string
}

interface SourceFile extends TextFile {
  /** Without comments, which may speak of what code may not do. */
  code: string
  /** Without the contents of strings too: what is said to citizens is not code. */
  bareCode: string
  /** As written: `./x.ts`, `node:fs`, `kysely/migration`. */
  imports: readonly string[]
}

/** What a folder of `src/` may import besides itself. The composition root, below, knows all. */
const STAR: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  language: ["domain"],
  answer: ["domain", "language"],
  conversation: ["domain", "language"],
  retrieval: ["domain", "language"],
  catalogue: ["domain"],
  channels: ["domain"],
  commands: ["domain"],
  evaluation: ["domain", "language"],
  model: ["domain"],
  queue: ["domain"],
  store: ["domain"],
  web: ["domain"],
  "config.ts": ["domain", "settings.ts"],
  "settings.ts": [],
  "telemetry.ts": ["domain"],
}
const COMPOSITION_ROOT = ["compose", "main.ts"]

/** Where each outside library is known; elsewhere it can be exchanged without anybody noticing. */
const LIBRARY_HOMES: readonly (readonly [library: RegExp, homes: readonly string[]])[] = [
  [/^flexsearch$/, ["src/retrieval/flexsearch-retriever.ts", "src/evaluation/baselines/flexsearch.ts"]],
  [/^minisearch$/, ["src/evaluation/baselines/minisearch.ts"]],
  [/^@orama\/orama$/, ["src/evaluation/baselines/orama.ts"]],
  [/^kysely$/, ["src/store/"]],
  [/^grammy$/, ["src/channels/telegram/api.ts"]],
  [/^fastify$/, ["src/web/", "src/telemetry.ts"]],
  [/^@fastify\//, ["src/web/"]],
  [/^eta$/, ["src/web/", "src/evaluation/report-html.ts"]],
  [/^js-yaml$/, ["src/catalogue/"]],
  [/^@e965\/xlsx$/, ["src/catalogue/import/excel.ts"]],
  [/^(mammoth|word-extractor)$/, ["src/catalogue/import/word-blocks.ts"]],
  [/^unpdf$/, ["src/catalogue/import/pdf-lines.ts"]],
  [/^htmlparser2$/, ["src/catalogue/import/html-blocks.ts"]],
  [/^fflate$/, ["src/catalogue/import/safe-zip.ts"]],
  [/^openai$/, ["src/model/openai-client.ts", "src/model/provider-error.ts"]],
  [/^cockatiel$/, ["src/model/endurance.ts"]],
  [/^lru-cache$/, ["src/model/reply-cache.ts"]],
  [/^(pino|prom-client)$/, ["src/telemetry.ts"]],
  // The language in which every shape is written.
  [/^typebox$/, ["src/"]],
]

/** What decides: functions of their arguments alone. Here and above a folder ends with a slash. */
const PURE = [
  "src/domain/",
  "src/language/",
  "src/answer/compose-answer.ts",
  "src/answer/decide.ts",
  "src/answer/grounding/",
  "src/answer/fee-calculation.ts",
  "src/answer/naming.ts",
  "src/answer/nearest.ts",
  "src/catalogue/diff/",
  "src/catalogue/import/fee-words.ts",
  "src/catalogue/import/local-times.ts",
  "src/catalogue/import/merge.ts",
  "src/catalogue/import/merge-documents.ts",
  "src/catalogue/import/merge-methods.ts",
  "src/catalogue/import/merge-money.ts",
  "src/catalogue/import/money-words.ts",
  "src/catalogue/import/paper-cases.ts",
  "src/catalogue/import/period-words.ts",
  "src/catalogue/import/plan.ts",
  "src/channels/paginate.ts",
  "src/channels/render.ts",
  "src/channels/telegram/parse.ts",
  "src/channels/zalo-bot/conversation.ts",
  "src/channels/zalo-bot/parse.ts",
  "src/channels/zalo-oa/parse.ts",
  "src/conversation/route.ts",
  "src/evaluation/confusion.ts",
  "src/evaluation/interval.ts",
  "src/evaluation/latency.ts",
  "src/evaluation/ranking.ts",
  "src/evaluation/score.ts",
  "src/model/dialect.ts",
  "src/model/reply.ts",
  "src/queue/backoff.ts",
  "src/retrieval/passages.ts",
  "src/retrieval/rank.ts",
]

const IMPURE: readonly (readonly [what: string, sign: RegExp])[] = [
  ["the clock", /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b/],
  ["chance", /\bMath\.random\b|\bcrypto\b|\brandomUUID\b/],
  ["the process", /\bprocess\.|\bglobalThis\b/],
  ["the console", /\bconsole\./],
  ["the network", /\bfetch\(/],
  ["a timer", /\bset(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/],
  ["waiting", /\bawait\b|\basync\b/],
]

const MAX_LINES = 250

function readTree(folder: string, skip: readonly string[] = []): TextFile[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (skip.includes(entry.name)) return []
    if (entry.isDirectory()) return readTree(path, skip)
    return entry.isFile() ? [{ path, text: readFileSync(join(ROOT, path), "utf8") }] : []
  })
}

function readSources(): SourceFile[] {
  return readTree("src")
    .filter(({ path }) => path.endsWith(".ts"))
    .map(({ path, text }) => {
      // The formatter puts comments on lines of their own or behind a space.
      const code = text.replace(/^\s*\/?\*.*$/gm, "").replace(/(?:^|\s)\/\/.*$/gm, "")
      const bareCode = code.replace(/"(?:[^"\\\n]|\\.)*"/g, '""').replace(/`(?:[^`\\]|\\.)*`/g, "``")
      return { path, text, code, bareCode, imports: importsOf(code) }
    })
}

function importsOf(code: string): string[] {
  const statements = code.matchAll(/^(?:import|export)\s(?:[^"'`;]*?\sfrom\s)?\s*"(?<from>[^"]+)"/gm)
  const calls = code.matchAll(/\bimport\(\s*"(?<from>[^"]+)"/g)
  return [...statements, ...calls].flatMap(({ groups }) => groups?.from ?? [])
}

/** The folder of `src/` a file belongs to, or the file itself when it stands at the top. */
function areaOf(path: string): string {
  return path.split("/")[1] ?? ""
}

function isIn(path: string, homes: readonly string[]): boolean {
  return homes.some((home) => (home.endsWith("/") ? path.startsWith(home) : path === home))
}

/** `kysely/migration` is kysely, `@fastify/static` itself. */
function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/")
}

/** `file: detail` for each file in which `find` sees something. */
function findings(files: readonly SourceFile[], find: (file: SourceFile) => readonly string[]): string[] {
  return files.flatMap((file) => find(file).map((detail) => `${file.path}: ${detail}`))
}

function matchesOf(text: string, sign: RegExp): string[] {
  return [...text.matchAll(new RegExp(sign, "gm"))].map(([found]) => found.trim())
}

const sources = readSources()

describe("the tree", () => {
  it("is read whole: every area of src has its place in the star", () => {
    const areas = [...new Set(sources.map(({ path }) => areaOf(path)))]

    expect(areas.toSorted()).toEqual([...Object.keys(STAR), ...COMPOSITION_ROOT].toSorted())
  })

  it("is a star: a folder imports the domain and itself, only the composition root knows all", () => {
    const strangers = findings(sources, ({ path, imports }) => {
      const area = areaOf(path)
      if (COMPOSITION_ROOT.includes(area)) return []
      const allowed = [area, ...(STAR[area] ?? [])]
      return imports
        .filter((specifier) => specifier.startsWith("."))
        .map((specifier) => posix.join(posix.dirname(path), specifier))
        .filter((target) => !allowed.includes(areaOf(target)))
        .map((target) => `imports ${target}`)
    })

    expect(strangers).toEqual([])
  })

  it("keeps each outside library at home", () => {
    const astray = findings(sources, ({ path, imports }) =>
      imports
        .filter((specifier) => !specifier.startsWith(".") && !specifier.startsWith("node:"))
        .filter((specifier) => {
          const homes = LIBRARY_HOMES.find(([library]) => library.test(packageOf(specifier)))?.[1] ?? []
          return !isIn(path, homes)
        })
        .map((specifier) => `imports ${specifier}`),
    )

    expect(astray).toEqual([])
  })

  it(`has no file of source longer than ${MAX_LINES} lines`, () => {
    const long = findings(sources, ({ text }) => {
      const lines = text.trimEnd().split("\n").length
      return lines > MAX_LINES ? [`${lines} lines`] : []
    })

    expect(long).toEqual([])
  })
})

describe("what decides", () => {
  const pure = sources.filter(({ path }) => isIn(path, PURE))

  it.each(PURE)("%s is there", (home) => {
    expect(sources.some(({ path }) => isIn(path, [home]))).toBe(true)
  })

  it("imports nothing that reads or writes", () => {
    const readers = findings(pure, ({ imports }) =>
      imports.filter((specifier) => !specifier.startsWith(".") && packageOf(specifier) !== "typebox"),
    )

    expect(readers).toEqual([])
  })

  it.each(IMPURE)("does not use %s", (_what, sign) => {
    expect(findings(pure, ({ code }) => matchesOf(code, sign))).toEqual([])
  })
})

describe("the code", () => {
  it("reads the environment in config.ts only", () => {
    const readers = findings(sources, ({ code }) => matchesOf(code, /process\.env\b|\bloadEnvFile\b/))

    expect(readers.filter((reader) => !reader.startsWith("src/config.ts:"))).toEqual([])
  })

  it("leaves nothing for later and silences no rule", () => {
    const left = findings(sources, ({ text }) =>
      matchesOf(text, /\b(?:TODO|FIXME|XXX|HACK)\b|@ts-(?:ignore|nocheck|expect-error)|biome-ignore/),
    )

    expect(left).toEqual([])
  })

  it("says what type a thing has", () => {
    const vague = findings(sources, ({ bareCode }) => matchesOf(bareCode, /(?:[:<|&]|,|\bas)\s*any\b(?!\s*[(:=])/))

    expect(vague).toEqual([])
  })

  it("proves that a thing is there instead of claiming it", () => {
    const claims = findings(sources, ({ bareCode }) => matchesOf(bareCode, /.*[\w)\]]!(?=[.,;:)\]}[\s]|$).*/))

    expect(claims).toEqual([])
  })
})

describe("the project", () => {
  it("names no place of the machine it was written on", () => {
    const files = readTree(".", ["node_modules", ".git", "var", ".env"])
    const named = files.flatMap(({ path, text }) =>
      matchesOf(text, /(?<![\w.:/-])\/(?:work|tmp|root|home|Users)\/\w+/).map((place) => `${path}: ${place}`),
    )

    expect(named).toEqual([])
  })
})
