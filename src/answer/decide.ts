import type { Hit } from "../domain/ports.ts"

/** What to do with what was found. */
export type Decision =
  | { kind: "procedure"; code: string; isSure: boolean; alternatives: readonly string[]; candidates: readonly string[] }
  | { kind: "clarify"; codes: readonly string[]; candidates: readonly string[] }
  | { kind: "elsewhere"; key: string; nearest: readonly string[] }
  | { kind: "not-found"; nearest: readonly string[] }

interface Found {
  /** Hits of the message by itself. */
  alone: readonly Hit[]
  /** Hits of the message read as going on about the procedure in hand; empty when it does not. */
  together: readonly Hit[]
  inHand: string | null
  /** Whether a code is of the same sector as the procedure in hand. */
  isKin: (code: string) => boolean
  /** The message names another procedure than the one in hand and says little else ("thế tạm trú thì sao"). */
  namesAnother: boolean
  /** The last reply already asked which procedure is meant. */
  clarified: boolean
  topic: readonly string[]
}

/** Below this it is not sure enough that the question is about anything we know. */
const MIN_CONFIDENCE = 0.22
/** Below this it is not even offered. */
const WORTH_OFFERING = 0.06
/** Below this the answer says that it may not be what was meant, and offers the next best. */
const TENTATIVE = 0.4
/** From here on a message stands on its own and needs no procedure in hand to be understood. */
export const SURE = 0.6
/** The same for a remark of few words: "xin trợ cấp" fits many and hardly ever opens a new topic. */
const SURE_IN_FEW_WORDS = 0.8
/** A candidate this close to the best is a second plausible reading. */
const CLOSE = 0.86
/** In a bare topic candidates are told apart by little: this close is close. */
const BARELY_CLOSE = 0.6
/** A procedure this close to a matter handled elsewhere is offered beside it. */
const NEAR = 0.6
/** A question of so few words that several procedures fit alike ("hộ nghèo", "khai tử lại"). */
const SHORT_TOPIC = 4
/** So few that it names hardly more than a field ("hộ khẩu", "đổi tên"): the next best are offered with the answer. */
const BARE_TOPIC = 2

/**
 * Decides between answering, answering with other readings on offer, asking which is meant, and saying that it was
 * not found. Never asks twice in a row.
 */
export function decide({ alone, together, inHand, isKin, namesAnother, clarified, topic }: Found): Decision {
  const found =
    !namesAnother && goesOn({ alone, together, inHand, topic }) ? turnedTo({ alone, together, inHand, isKin }) : alone
  const hits = topic.length < SHORT_TOPIC ? commonFirst(found) : found
  const [first, second, third] = hits
  if (first === undefined || first.confidence < MIN_CONFIDENCE)
    return { kind: "not-found", nearest: codesOf(hits.filter(isWorthOffering)).slice(0, 2) }
  if (first.kind === "elsewhere") {
    const nearest = codesOf(hits.filter(({ score }) => score >= NEAR * first.score)).slice(0, 2)
    return { kind: "elsewhere", key: first.code, nearest }
  }

  const isBare = topic.length <= BARE_TOPIC
  const close = (hit: Hit | undefined, share = CLOSE) =>
    hit !== undefined && hit.kind === "procedure" && hit.score >= share * first.score
  const enough = isBare ? BARELY_CLOSE : CLOSE
  const isOpen = close(second, enough) && close(third, enough) && topic.length <= SHORT_TOPIC
  if (isOpen && !clarified) {
    const codes = codesOf(hits.filter((hit) => close(hit, enough))).slice(0, 4)
    return { kind: "clarify", codes, candidates: codesOf(hits) }
  }
  const isSure = first.confidence >= TENTATIVE || first.code === inHand
  const others = codesOf(
    hits.slice(1).filter((hit) => close(hit) || ((!isSure || isBare) && isWorthOffering(hit))),
  ).slice(0, 2)
  return { kind: "procedure", code: first.code, isSure, alternatives: others, candidates: codesOf(hits) }
}

/** In a few bare words ("hỏi về sổ đỏ") a matter handled elsewhere gives way to procedures that fit about as well. */
function commonFirst(hits: readonly Hit[]): readonly Hit[] {
  const [first] = hits
  const isClose = hits.some(({ kind, score }) => kind === "procedure" && score >= CLOSE * (first?.score ?? 0))
  return isClose ? hits.filter(({ kind }) => kind === "procedure") : hits
}

/** A kin procedure must fit the message alone this well to be turned to. */
const KIN = 0.75

/**
 * What a remark about the procedure in hand is about: that procedure, or a relation of it that the remark fits better
 * ("thẻ cũ bị mất rồi" after "làm căn cước" turns to the reissue).
 */
function turnedTo({
  alone,
  together,
  inHand,
  isKin,
}: Pick<Found, "alone" | "together" | "inHand" | "isKin">): readonly Hit[] {
  const best = alone[0]?.score ?? 0
  const kin = alone.find(({ kind, code, score }) => kind === "procedure" && isKin(code) && score >= KIN * best)
  if (kin === undefined || kin.code === inHand) return together
  return [kin, ...together.filter(({ code }) => code !== kin.code)]
}

/** Whether a message goes on about the procedure in hand: it is not sure by itself, and with it, it is. */
function goesOn({ alone, together, inHand, topic }: Pick<Found, "alone" | "together" | "inHand" | "topic">): boolean {
  const [best] = alone
  if (inHand === null || together.length === 0) return false
  return best === undefined || best.confidence < (topic.length < SHORT_TOPIC ? SURE_IN_FEW_WORDS : SURE)
}

/** Chance likenesses are not offered: "giếng khoan" to somebody who sells rice wine. */
function isWorthOffering({ confidence }: Hit): boolean {
  return confidence >= WORTH_OFFERING
}

function codesOf(hits: readonly Hit[]): string[] {
  return hits.filter(({ kind }) => kind === "procedure").map(({ code }) => code)
}
