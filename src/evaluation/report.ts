import { formatDate } from "../domain/wording.ts"
import type { Evaluation, Group } from "./evaluate.ts"
import type { Share } from "./interval.ts"
import type { EngineScore } from "./measure-engine.ts"
import {
  countText,
  intervalText,
  latencyText,
  MEASURES,
  meanText,
  millisecondsText,
  outcomeName,
  percentText,
  styleName,
} from "./wording.ts"

/** An evaluation with all that a reader needs beside it. */
export interface Report {
  /** The file of questions, as it was given. */
  questionsFile: string
  /** Of the catalogue. */
  revision: string
  /** The day it was made, ISO 8601. */
  day: string
  evaluation: Evaluation
  /** Rankings beside each other; empty when they were left out. */
  engines: readonly EngineScore[]
  /** What a procedure is called; undefined when the catalogue does not hold it. */
  titleOf: (code: string) => string | undefined
}

/** As many groups and confusions as a screen can take; the page of the report has all. */
const SHOWN = 10

/** The report as lines for the terminal. */
export function formatReport(report: Report): string {
  const { evaluation, engines } = report
  const sections = [
    [introduction(report)],
    [
      ...aligned(MEASURES.map(({ key, label }) => [label, ...shareCells(evaluation.overall[key])])),
      `MRR ${meanText(evaluation.overall.meanReciprocalRank)}; thời gian trả lời ${latencyText(evaluation.latency)}`,
    ],
    groupLines("Theo kiểu nói", evaluation.byStyle, styleName),
    groupLines("Theo nguồn câu hỏi", evaluation.byOrigin),
    groupLines("Theo lĩnh vực", evaluation.bySector),
    engineLines(engines),
    confusionLines(report),
  ]
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")
}

/** One line each for questions that were missed: id, question, what was expected, what was given. */
export function formatMisses({ evaluation, titleOf }: Pick<Report, "evaluation" | "titleOf">): string {
  return evaluation.misses
    .map(({ expected, given, question }) =>
      [question.id, question.turns.join(" | "), named(expected, titleOf), named(given, titleOf)].join("\t"),
    )
    .join("\n")
}

/** A code with its title, or the kind of a question or reply in words. */
export function named(codeOrOutcome: string, titleOf: Report["titleOf"]): string {
  const title = titleOf(codeOrOutcome)
  if (title !== undefined) return `${title} (${codeOrOutcome})`
  return outcomeName(codeOrOutcome)
}

/** How many questions of which file were put to which catalogue. */
export function introduction({ questionsFile, revision, day, evaluation }: Report): string {
  const leftOut = evaluation.leftOut === 0 ? "" : `, bỏ ${evaluation.leftOut} câu về thủ tục ngoài danh mục`
  return `${questionsFile}: ${evaluation.put} câu${leftOut}; danh mục bản ${revision}; ngày ${formatDate(day)}`
}

/** What an engine is called in a table. */
export function engineName({ name, withSayings }: EngineScore): string {
  return `${name}, ${withSayings ? "có" : "không có"} lời người dân`
}

function groupLines(heading: string, groups: readonly Group[], nameOf = (name: string) => name): string[] {
  const counted = groups.filter(({ score }) => score.explained.of > 0)
  if (counted.length === 0) return []
  const rows = counted.slice(0, SHOWN).map(({ name, score }) => [nameOf(name), ...shareCells(score.explained)])
  return [`${heading}: giải thích đúng ngay`, ...aligned(rows), ...unshown(counted.length)]
}

function engineLines(engines: readonly EngineScore[]): string[] {
  if (engines.length === 0) return []
  const heads = ["Chỉ xếp hạng, cùng danh mục và câu hỏi", "hit@1", "hit@3", "hit@10", "MRR", "p50", "p99"]
  const rows = engines.map((engine) => [
    engineName(engine),
    percentText(engine.hitAt1),
    percentText(engine.hitAt3),
    percentText(engine.hitAt10),
    meanText(engine.meanReciprocalRank),
    millisecondsText(engine.latency.p50),
    millisecondsText(engine.latency.p99),
  ])
  return aligned([heads, ...rows])
}

function confusionLines({ evaluation, titleOf }: Report): string[] {
  const { confusions } = evaluation
  if (confusions.length === 0) return []
  const lines = confusions
    .slice(0, SHOWN)
    .map(
      ({ expected, given, ids }) =>
        `${ids.length} × ${named(expected, titleOf)} → ${named(given, titleOf)}: ${ids.join(", ")}`,
    )
  return ["Nhầm lẫn, nhiều nhất trước:", ...lines, ...unshown(confusions.length)]
}

function unshown(count: number): string[] {
  return count > SHOWN ? [`… và ${count - SHOWN} dòng nữa trong trang báo cáo`] : []
}

function shareCells(share: Share): string[] {
  return [percentText(share), intervalText(share), countText(share)]
}

/** Columns of one width; the first reads from the left, figures from the right. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  )
}
