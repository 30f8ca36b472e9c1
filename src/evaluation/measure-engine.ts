import type { SearchEngine } from "./baselines/engine.ts"
import { type Latency, latencyOf } from "./latency.ts"
import type { LabelledQuestion } from "./questions.ts"
import { type Ranking, rankingOf } from "./ranking.ts"

/** How well one engine finds by itself, deciding nothing. */
export interface EngineScore extends Ranking {
  name: string
  /** Whether it also knew what people say, or only what the records say. */
  withSayings: boolean
  latency: Latency
}

/** So many questions are put once before the clock runs: nobody is measured cold. */
const WARM_UP = 30

/**
 * Puts the `match` questions to one engine, several turns as one text.
 * @param withSayings whether the engine was told what people say
 * @param stopwatch milliseconds of a steady clock
 */
export function measureEngine(
  { name, find }: SearchEngine,
  withSayings: boolean,
  questions: readonly LabelledQuestion[],
  stopwatch: () => number,
): EngineScore {
  const matches = questions
    .filter(({ kind }) => kind === "match")
    .map(({ codes, turns }) => ({ codes, text: turns.join(" ") }))
  for (const { text } of matches.slice(0, WARM_UP)) find(text)

  const milliseconds: number[] = []
  const lists = matches.map(({ codes, text }) => {
    const started = stopwatch()
    const found = find(text)
    milliseconds.push(stopwatch() - started)
    return { codes, found }
  })
  return { name, withSayings, ...rankingOf(lists), latency: latencyOf(milliseconds) }
}
