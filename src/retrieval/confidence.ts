/** What tells whether a question is about a candidate at all, and not only more about it than about others. */
export interface Grounds {
  /** Log-odds of the question's words, 0 … about 20. */
  evidence: number
  /** Probability that the matter is handled elsewhere, 0 … 1; 0 for a candidate that itself is. */
  outside: number
  /** Share of the topic's words that nobody ever said, 0 … 1. */
  unknown: number
  /** Score of the candidate, 0 … 1. */
  score: number
}

/**
 * Logistic fit of "this candidate is meant" by `npm run fit-confidence`: sayings held out of everything learned,
 * against sayings of matters handled elsewhere that were taken out whole (November 2026).
 */
const FIT = { evidence: 0.41, outside: -4.73, unknown: -2.43, score: 5.64, bias: -5.19 }

/**
 * How sure it is that a question is about this candidate.
 * @returns 0 … 1, comparable between questions
 */
export function confidence({ evidence, outside, unknown, score }: Grounds): number {
  const logit = FIT.evidence * evidence + FIT.outside * outside + FIT.unknown * unknown + FIT.score * score + FIT.bias
  return 1 / (1 + Math.exp(-logit))
}
