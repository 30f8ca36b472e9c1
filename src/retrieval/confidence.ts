/**
 * Logistic fit of "the question is about something in the catalogue": sayings held out of the index against sayings
 * of procedures that were not in the catalogue (November 2026, 118 procedures).
 */
const FIT = { nearness: 7.1, evidence: 0.34, bias: -5.0 }

/** How hard a likely matter of somebody else weighs against a procedure; chosen on our own questions. */
const DOUBT_POWER = 2

/**
 * How sure it is that a question is about this candidate at all.
 * @param nearness cosine to its nearest sayings, 0 … 1
 * @param evidence log-odds of its words, 0 … about 20
 * @param doubt probability that the matter is handled elsewhere, 0 … 1; 0 for a candidate that itself is
 * @returns 0 … 1, comparable between questions
 */
export function confidence(nearness: number, evidence: number, doubt: number): number {
  const logit = FIT.nearness * Math.sqrt(nearness) + FIT.evidence * evidence + FIT.bias
  return (1 - doubt) ** DOUBT_POWER / (1 + Math.exp(-logit))
}
