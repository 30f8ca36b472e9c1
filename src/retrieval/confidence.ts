/**
 * Logistic fit of "the question is about something in the catalogue", made with `npm run fit-confidence`:
 * utterances held out of the index against utterances of procedures that are not in the catalogue.
 */
const FIT = { nearness: 7.1, evidence: 0.34, bias: -5.0 }

/**
 * How sure it is that a question is about this candidate at all.
 * @param nearness cosine to its nearest sayings, 0 … 1
 * @param evidence log-odds of its words, 0 … about 20
 * @returns 0 … 1, comparable between questions
 */
export function confidence(nearness: number, evidence: number): number {
  return 1 / (1 + Math.exp(-(FIT.nearness * Math.sqrt(nearness) + FIT.evidence * evidence + FIT.bias)))
}
