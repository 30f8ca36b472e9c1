import { join } from "node:path"
import { Eta } from "eta"
import type { Group } from "./evaluate.ts"
import { type Interval, ratio, type Share, wilsonInterval } from "./interval.ts"
import { engineName, introduction, named, type Report } from "./report.ts"
import {
  countText,
  intervalText,
  latencyText,
  MEASURES,
  meanText,
  millisecondsText,
  percentText,
  styleName,
} from "./wording.ts"

/** One line of a bar chart. */
interface Bar {
  label: string
  meaning: string
  percent: string
  interval: string
  count: string
  isBetterLow: boolean
  /** Null where there was nothing to count. */
  drawn: (Interval & { share: number }) | null
}

/** Results by one property: a chart of what matters most, and every measure in a table. */
interface GroupTable {
  heading: string
  bars: readonly Bar[]
  heads: readonly string[]
  rows: readonly { name: string; size: number; cells: readonly string[] }[]
}

const eta = new Eta({ views: join(import.meta.dirname, "views"), cache: true, autoEscape: true })

/**
 * The report as one page that needs nothing beside it and runs no script. It shows questions as they were typed: it is
 * for those who may read them.
 */
export function htmlReport(report: Report): string {
  const { evaluation, engines, titleOf } = report
  return eta.render("report", {
    title: "Chấm điểm motcua",
    introduction: introduction(report),
    overall: MEASURES.map(({ key, label, meaning, isBetterLow = false }) =>
      barOf(label, evaluation.overall[key], { meaning, isBetterLow }),
    ),
    meanReciprocalRank: meanText(evaluation.overall.meanReciprocalRank),
    latency: latencyText(evaluation.latency),
    groups: [
      groupTable("Theo kiểu nói", evaluation.byStyle, styleName),
      groupTable("Theo nguồn câu hỏi", evaluation.byOrigin),
      groupTable("Theo lĩnh vực", evaluation.bySector),
    ].filter(({ rows }) => rows.length > 0),
    engineBars: engines.map((engine) => barOf(engineName(engine), engine.hitAt1)),
    engines: engines.map((engine) => ({
      name: engineName(engine),
      cells: [
        ...[engine.hitAt1, engine.hitAt3, engine.hitAt10].map(percentText),
        meanText(engine.meanReciprocalRank),
        millisecondsText(engine.latency.p50),
        millisecondsText(engine.latency.p99),
      ],
    })),
    confusions: evaluation.confusions.map(({ expected, given, ids }) => ({
      expected: named(expected, titleOf),
      given: named(given, titleOf),
      ids,
    })),
    misses: evaluation.misses.map(({ question, expected, given }) => ({
      id: question.id,
      turns: question.turns,
      expected: named(expected, titleOf),
      given: named(given, titleOf),
    })),
  })
}

function groupTable(heading: string, groups: readonly Group[], nameOf = (name: string) => name): GroupTable {
  return {
    heading,
    bars: groups
      .filter(({ score }) => score.explained.of > 0)
      .map(({ name, score }) => barOf(nameOf(name), score.explained)),
    heads: [...MEASURES.map(({ label }) => label), "MRR"],
    rows: groups.map(({ name, size, score }) => ({
      name: nameOf(name),
      size,
      cells: [...MEASURES.map(({ key }) => percentText(score[key])), meanText(score.meanReciprocalRank)],
    })),
  }
}

function barOf(label: string, share: Share, { meaning = "", isBetterLow = false } = {}): Bar {
  const value = ratio(share)
  const interval = wilsonInterval(share)
  return {
    label,
    meaning,
    percent: percentText(share),
    interval: intervalText(share),
    count: countText(share),
    isBetterLow,
    drawn: value === null || interval === null ? null : { ...interval, share: value },
  }
}
