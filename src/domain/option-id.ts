import { ASPECTS, type Aspect } from "./answer.ts"

/** What choosing an option does. Self-contained: a button pressed days later still means the same. */
export type OptionAction =
  | { kind: "procedure"; code: string; aspect: Aspect | null }
  | { kind: "case"; code: string; question: string; option: string }
  | { kind: "staff" }

/** Writes an action as an option id: ASCII, at most 64 bytes. */
export function formatOptionId(action: OptionAction): string {
  switch (action.kind) {
    case "procedure":
      return action.aspect === null ? `tt:${action.code}` : `tt:${action.code}:${action.aspect}`
    case "case":
      return `case:${action.code}:${action.question}:${action.option}`
    case "staff":
      return "staff"
  }
}

/** Reads an option id; null when it is not one of ours (old buttons, forged payloads, ordinary text). */
export function parseOptionId(id: string): OptionAction | null {
  if (id === "staff") return { kind: "staff" }
  const [kind, code, first, second, ...rest] = id.split(":")
  if (code === undefined || !/^\d\.\d{6}$/.test(code) || rest.length > 0) return null
  if (kind === "case" && first !== undefined && second !== undefined)
    return { kind: "case", code, question: first, option: second }
  if (kind !== "tt" || second !== undefined) return null
  if (first === undefined) return { kind: "procedure", code, aspect: null }
  const aspect = ASPECTS.find((name) => name === first)
  return aspect === undefined ? null : { kind: "procedure", code, aspect }
}
