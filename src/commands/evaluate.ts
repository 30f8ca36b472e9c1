import { readFile } from "node:fs/promises"
import { InvalidInputError } from "../domain/errors.ts"
import type { AskedReply } from "./ask.ts"

/** One labelled question; the label belongs to the last turn. */
export interface LabelledQuestion {
  id: string
  turns: readonly string[]
  kind: "match" | "clarify" | "follow-up" | "out-of-scope" | "smalltalk" | "abuse"
  /** Acceptable procedure codes; any of them counts. */
  codes: readonly string[]
  aspect: string | null
  style: string
}

/** Share of cases that hold, with how many there were. */
export interface Share {
  hits: number
  of: number
}

/** What came of putting every question. */
export interface Evaluation {
  /** `match` questions whose procedure is in the catalogue: explained first, or among the first three. */
  hitAt1: Share
  hitAt3: Share
  /** Offered among the options, or answered. */
  clarify: Share
  followUp: Share
  /** Of the hits with a labelled aspect. */
  aspect: Share
  /** Out of scope, small talk and abuse: no procedure explained. */
  kept: Share
  hitAt1ByStyle: ReadonlyMap<string, Share>
  /** Lines that missed, for reading. */
  misses: readonly { question: LabelledQuestion; reply: AskedReply }[]
  milliseconds: readonly number[]
}

/**
 * Reads labelled questions, one JSON object a line: `id`, `question` or `turns`, `kind`, `codes`, `aspect`, `style`.
 * @throws {InvalidInputError} when the file holds none, or naming the line that is no JSON
 */
export async function readQuestions(path: string): Promise<LabelledQuestion[]> {
  const questions = (await readFile(path, "utf8")).split("\n").flatMap((line, index) => {
    if (line.trim() === "") return []
    const { question, turns, ...label } = parseLine(line, `${path} dòng ${index + 1}`)
    return [{ ...label, turns: turns ?? (question === undefined ? [] : [question]) }]
  })
  if (questions.length === 0) throw new InvalidInputError(`${path} không có câu hỏi nào.`)
  return questions
}

function parseLine(line: string, place: string): LabelledQuestion & { question?: string } {
  try {
    return JSON.parse(line) as LabelledQuestion & { question?: string }
  } catch (error) {
    throw new InvalidInputError(`${place} không phải JSON.`, error)
  }
}

/**
 * Puts every question and counts. Questions about procedures outside the catalogue are left out of the hit rates:
 * they measure coverage, not understanding.
 */
export function evaluate(
  questions: readonly LabelledQuestion[],
  ask: (id: string, turns: readonly string[]) => AskedReply,
  isCovered: (code: string) => boolean,
): Evaluation {
  const results = questions
    .filter(({ codes, kind }) => isUnanswerable(kind) || codes.some(isCovered))
    .map((question) => ({ question, reply: ask(question.id, question.turns) }))
  const ofKind = (...kinds: LabelledQuestion["kind"][]) =>
    results.filter(({ question }) => kinds.includes(question.kind))
  const matches = ofKind("match")
  const found = [...matches, ...ofKind("follow-up")].filter(({ question, reply }) => explains(question, reply))

  return {
    hitAt1: share(matches, ({ question, reply }) => explains(question, reply)),
    hitAt3: share(matches, ({ question, reply }) =>
      reply.procedures.slice(0, 3).some((code) => question.codes.includes(code)),
    ),
    clarify: share(ofKind("clarify"), ({ question, reply }) => explains(question, reply) || offers(question, reply)),
    followUp: share(ofKind("follow-up"), ({ question, reply }) => explains(question, reply)),
    aspect: share(
      found.filter(({ question }) => question.aspect !== null),
      ({ question, reply }) => reply.aspect === question.aspect,
    ),
    kept: share(
      results.filter(({ question }) => isUnanswerable(question.kind) && question.codes.length === 0),
      ({ reply }) => !isExplanation(reply),
    ),
    hitAt1ByStyle: new Map(
      [...Map.groupBy(matches, ({ question }) => question.style)].map(([style, list]) => [
        style,
        share(list, ({ question, reply }) => explains(question, reply)),
      ]),
    ),
    misses: results.filter(({ question, reply }) =>
      isUnanswerable(question.kind) && question.codes.length === 0
        ? isExplanation(reply)
        : !explains(question, reply) && !(question.kind === "clarify" && offers(question, reply)),
    ),
    milliseconds: results.map(({ reply }) => reply.ms).sort((a, b) => a - b),
  }
}

/** The evaluation as lines for the terminal. */
export function formatEvaluation(evaluation: Evaluation): string {
  const { milliseconds } = evaluation
  const percentile = (part: number) => milliseconds[Math.floor(part * (milliseconds.length - 1))] ?? 0
  const rows: [string, Share][] = [
    ["hit@1", evaluation.hitAt1],
    ["hit@3", evaluation.hitAt3],
    ["clarify offered", evaluation.clarify],
    ["follow-up", evaluation.followUp],
    ["aspect", evaluation.aspect],
    ["out of scope kept", evaluation.kept],
    ...[...evaluation.hitAt1ByStyle].map(([style, value]): [string, Share] => [`hit@1 ${style}`, value]),
  ]
  return [
    ...rows.map(([name, { hits, of }]) => `${name.padEnd(24)} ${ratio({ hits, of }).toFixed(3)}  (${hits}/${of})`),
    `answer time              p50 ${percentile(0.5).toFixed(1)} ms, p99 ${percentile(0.99).toFixed(1)} ms`,
  ].join("\n")
}

/** 0 … 1; 1 when there was nothing to count. */
export function ratio({ hits, of }: Share): number {
  return of === 0 ? 1 : hits / of
}

function share<T>(list: readonly T[], holds: (item: T) => boolean): Share {
  return { hits: list.filter(holds).length, of: list.length }
}

function explains({ codes }: LabelledQuestion, reply: AskedReply): boolean {
  return isExplanation(reply) && codes.includes(reply.procedures[0] ?? "")
}

function isExplanation({ status, procedures }: AskedReply): boolean {
  return procedures.length > 0 && (status === "answered" || status === "choose-case")
}

function offers({ codes }: LabelledQuestion, reply: AskedReply): boolean {
  return reply.options.some(({ id }) => codes.some((code) => id.startsWith(`tt:${code}`)))
}

function isUnanswerable(kind: LabelledQuestion["kind"]): boolean {
  return kind === "out-of-scope" || kind === "smalltalk" || kind === "abuse"
}
