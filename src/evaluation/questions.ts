import { readFile } from "node:fs/promises"
import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { ASPECTS } from "../domain/answer.ts"
import { InvalidInputError } from "../domain/errors.ts"
import { ProcedureCode } from "../domain/procedure.ts"

const Text = Type.String({ minLength: 1, pattern: "\\S" })

/** One line of a file of labelled questions; further fields are left unread. */
const QuestionLine = Type.Object({
  id: Text,
  /** Instead of `turns` when there is but one. */
  question: Type.Optional(Text),
  /** A conversation; the label belongs to the last turn. */
  turns: Type.Optional(Type.Array(Text, { minItems: 1 })),
  kind: Type.Enum(["match", "clarify", "follow-up", "out-of-scope", "smalltalk", "abuse"]),
  /** Acceptable procedures, best first; any of them counts. */
  codes: Type.Array(ProcedureCode),
  /** The side asked for; null when several are, or none. */
  aspect: Type.Union([Type.Enum([...ASPECTS]), Type.Null()]),
  /** How it is said, e.g. "no-diacritics". */
  style: Text,
  /** Where the question comes from, e.g. "faq". */
  origin: Type.Optional(Text),
})
type QuestionLine = Static<typeof QuestionLine>

/** What a good reply to a question does. */
export type QuestionKind = QuestionLine["kind"]

/** One question, or the last turn of a conversation, with what a good reply is about. */
export interface LabelledQuestion extends Omit<QuestionLine, "question" | "turns"> {
  turns: readonly string[]
}

/** Whether a good reply explains no procedure. */
export function isUnanswerable(kind: QuestionKind): boolean {
  return kind === "out-of-scope" || kind === "smalltalk" || kind === "abuse"
}

/**
 * Reads labelled questions, one JSON object a line; empty lines are skipped.
 * @throws {InvalidInputError} when there is no such file, when it holds no question, or listing every line at fault
 */
export async function readQuestions(path: string): Promise<LabelledQuestion[]> {
  const lines: QuestionLine[] = []
  const faults: string[] = []
  for (const [index, text] of (await readText(path)).split("\n").entries()) {
    if (text.trim() === "") continue
    const content = parseJson(text)
    const isLine = Value.Check(QuestionLine, content)
    const faultsHere = isLine ? labelFaults(content, lines) : [formFault(content)]
    faults.push(...faultsHere.map((fault) => `${path} dòng ${index + 1}: ${fault}.`))
    if (isLine) lines.push(content)
  }
  if (faults.length > 0) throw new InvalidInputError(faults.join("\n"))
  if (lines.length === 0) throw new InvalidInputError(`${path} không có câu hỏi nào.`)
  return lines.map(({ question, turns, ...label }) => ({
    ...label,
    turns: turns ?? (question === undefined ? [] : [question]),
  }))
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new InvalidInputError(`Không có tệp ${path}.`, error)
    throw error
  }
}

/** @returns undefined, which JSON cannot say, where it is none */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The first way in which a line departs from the schema. */
function formFault(content: unknown): string {
  if (content === undefined) return "không phải JSON"
  const [error] = Value.Errors(QuestionLine, content)
  const field = error === undefined || error.instancePath === "" ? "cả dòng" : error.instancePath.slice(1)
  if (error?.keyword === "required") return `thiếu ${error.params.requiredProperties.join(", ")}`
  if (error?.keyword === "enum") return `${field} phải là một trong: ${error.params.allowedValues.join(", ")}`
  if (error?.keyword === "type") return `${field} phải là kiểu ${[error.params.type].flat().join(" hoặc ")}`
  return `${field} trống hoặc viết sai dạng`
}

/** What the schema cannot say: how the fields of a line, and the lines of a file, fit together. */
function labelFaults({ id, question, turns, kind, codes }: QuestionLine, earlier: readonly QuestionLine[]): string[] {
  return [
    ...((question === undefined) === (turns === undefined) ? ["cần một trong hai: question, turns"] : []),
    ...(codes.length === 0 && !isUnanswerable(kind) ? [`kind "${kind}" cần ít nhất một mã trong codes`] : []),
    ...(earlier.some((line) => line.id === id) ? [`id "${id}" đã có ở dòng trên`] : []),
  ]
}
