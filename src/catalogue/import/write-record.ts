import { isDeepStrictEqual } from "node:util"
import { dump } from "js-yaml"
import { parseYaml } from "../yaml-file.ts"

/**
 * The text of a file after its content changed: the parts that changed are written anew, all others keep their
 * comments, order and anchors. Where that does not lead to the content, the whole file is written anew.
 * @param before text and content of the file as it is; null for a new file
 */
export function fileText(before: { text: string; content: object } | null, after: object): string {
  if (before !== null) {
    const patched = patch(before, after)
    if (isDeepStrictEqual(parseYaml("", patched).content, plainCopy(after))) return patched
  }
  return Object.entries(after)
    .map(([name, value]) => part(name, value))
    .join("")
}

function patch(before: { text: string; content: object }, after: object): string {
  const old: Record<string, unknown> = { ...before.content }
  const now: Record<string, unknown> = { ...after }
  const parts = partsOf(before.text)
  const written = parts.flatMap(({ name, text }) => {
    if (name === null || isDeepStrictEqual(old[name], now[name])) return [{ name, text }]
    return now[name] === undefined ? [] : [{ name, text: part(name, now[name]) + commentsAfter(text) }]
  })
  const order = Object.keys(now)
  for (const name of order) {
    if (now[name] === undefined || parts.some((known) => known.name === name)) continue
    const next = order.slice(order.indexOf(name) + 1).find((later) => written.some((known) => known.name === later))
    const at = next === undefined ? written.length : written.findIndex((known) => known.name === next)
    written.splice(at, 0, { name, text: part(name, now[name]) })
  }
  return written.map(({ text }) => (text.endsWith("\n") ? text : `${text}\n`)).join("")
}

/** A YAML mapping cut at its names in the first column; what stands before the first has no name. */
function partsOf(text: string): { name: string | null; text: string }[] {
  const parts: { name: string | null; text: string }[] = []
  for (const line of text.split(/(?<=\n)/)) {
    const name = /^(?:"([^"]+)"|([\p{L}\w-]+))\s*:(?:\s|$)/u.exec(line)
    const last = parts.at(-1)
    if (name !== null) parts.push({ name: name[1] ?? name[2] ?? "", text: line })
    else if (last === undefined) parts.push({ name: null, text: line })
    else last.text += line
  }
  return parts
}

/** Comments in the first column below a part belong to what follows. */
function commentsAfter(text: string): string {
  return /\n((?:[ \t]*\n|#.*\n?)*)$/.exec(text)?.[1] ?? ""
}

function part(name: string, value: unknown): string {
  return dump({ [name]: plainCopy(value) }, { lineWidth: -1, noRefs: true, quoteStyle: "double" })
}

/** Without shared parts and without fields that are undefined. */
function plainCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
