import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { openDesk } from "../../src/compose/desk.ts"
import { type Answer, optionNumber } from "../../src/domain/answer.ts"
import type { ConversationState } from "../../src/domain/conversation.ts"
import { parseOptionId } from "../../src/domain/option-id.ts"

const MEMORY_MS = 30 * 60_000
const START = Date.parse("2026-11-24T02:00:00Z")
const desk = await openDesk({ commune: "xuan-hoa", retentionDays: 60, memoryMs: MEMORY_MS })
const { procedures, utterances } = desk.catalogue()

/** They name nothing: each asks for one side of what is in hand. */
const BARE = [
  ["bao lâu có ạ", "time"],
  ["the le phi bao nhieu", "fee"],
  ["nộp ở đâu", "where"],
  ["còn giấy tờ thì sao", "documents"],
  ["lam online duoc khong", "online"],
  ["cho xin mẫu tờ khai", "forms"],
] as const

/** What somebody may do in one turn; `pause` is minutes of silence before it. */
type Move = { pause: number } & (
  | { kind: "need"; code: string; text: string }
  | { kind: "bare"; text: string; aspect: string }
  | { kind: "choose"; number: number }
  | { kind: "talk"; text: string }
)

const needs = [...procedures.values()].flatMap(({ code, shortTitle }) =>
  [shortTitle, ...(utterances.get(code) ?? []).slice(0, 3)].map((text) => ({ kind: "need" as const, code, text })),
)
const pause = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 20 }) }, fc.integer({ min: 31, max: 90 }))
const turn = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...needs) },
  { weight: 4, arbitrary: fc.constantFrom(...BARE).map(([text, aspect]) => ({ kind: "bare" as const, text, aspect })) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 7 }).map((number) => ({ kind: "choose" as const, number })) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        ...[
          "cảm ơn",
          "quay lại câu trước",
          "không phải, ý tôi là việc khác",
          "alo",
          "ừ",
          "sao cũng được",
          "??",
          "ly hôn",
        ],
        ...["hôm nay trời mưa không", "2 3", "chọn cái thứ hai", "không", "có", "🙏", "xã mình mấy giờ mở cửa"],
      )
      .map((text) => ({ kind: "talk" as const, text })),
  },
)
const conversation = fc.array(
  fc.tuple(pause, turn).map(([minutes, move]): Move => ({ pause: minutes, ...move })),
  {
    minLength: 2,
    maxLength: 6,
  },
)

interface Turn {
  move: Move
  answers: readonly Answer[]
  /** Before and after the turn. */
  before: ConversationState | null
  after: ConversationState
}

function play(moves: readonly Move[]): Turn[] {
  let state: ConversationState | null = null
  let now = START
  return moves.map((move) => {
    now += move.pause * 60_000
    const before: ConversationState | null = state
    const text = move.kind === "choose" ? String(move.number) : move.text
    const answered = desk.answerTurn([{ kind: "text", text }], before, new Date(now))
    state = answered.state
    return { move, answers: answered.answers, before, after: answered.state }
  })
}

/** Holds for 200 conversations of two to six turns, the same ones every time. */
function always(holds: (turns: readonly Turn[]) => void): void {
  fc.assert(
    fc.property(conversation, (moves) => holds(play(moves))),
    { numRuns: 200, seed: 20261124 },
  )
}

const isForgotten = ({ move, before }: Turn) => before === null || move.pause > MEMORY_MS / 60_000

describe("a conversation, however it goes", () => {
  it("is answered at every turn, with something to read", () => {
    always((turns) => {
      for (const { answers } of turns)
        expect(answers.flatMap(({ sections }) => sections.flatMap(({ lines }) => lines)).join("")).not.toBe("")
    })
  })

  it("never asks which is meant twice in a row", () => {
    always((turns) => {
      for (const [place, one] of turns.entries()) {
        const earlier = turns[place - 1]?.answers.at(-1)?.status
        if (earlier === "clarify" && !isForgotten(one)) expect(one.answers.at(-1)?.status).not.toBe("clarify")
      }
    })
  })

  it("answers a bare follow-up about the procedure in hand, and for the side asked for", () => {
    always((turns) => {
      for (const one of turns) {
        if (one.move.kind !== "bare" || isForgotten(one) || one.before?.procedure == null) continue
        expect(one.answers[0]?.procedure).toBe(one.before.procedure)
        expect(one.answers[0]?.aspect).toBe(one.move.aspect)
      }
    })
  })

  it("explains nothing to a bare follow-up when nothing is in hand or the silence was long", () => {
    always((turns) => {
      for (const one of turns)
        if (one.move.kind === "bare" && (isForgotten(one) || one.before?.procedure == null))
          expect(one.answers.at(-1)?.procedure ?? null).toBeNull()
    })
  })

  it("does what the chosen number said", () => {
    always((turns) => {
      for (const one of turns) {
        const { move, before, answers } = one
        if (move.kind !== "choose" || isForgotten(one) || before === null) continue
        const option = before.options.find((offered) => optionNumber(before.options, offered) === move.number)
        const chosen = parseOptionId(option?.id ?? "")
        if (chosen !== null && chosen.kind !== "staff") expect(answers[0]?.procedure).toBe(chosen.code)
      }
    })
  })

  it("turns to a new matter whenever one is named by its short title", () => {
    always((turns) => {
      for (const { move, answers } of turns) {
        if (move.kind !== "need" || procedures.get(move.code)?.shortTitle !== move.text) continue
        const offered = answers.flatMap(({ options, candidates }) => [...candidates, ...options.map(({ id }) => id)])
        expect(offered.some((one) => one.includes(move.code))).toBe(true)
      }
    })
  })

  it("cites the procedure it explains and no other, and remembers it", () => {
    always((turns) => {
      for (const { answers, after } of turns) {
        for (const { procedure, citations } of answers)
          expect(citations.map(({ code }) => code)).toEqual(procedure === null ? [] : [procedure])
        const explained = answers.findLast(({ procedure }) => procedure !== null)
        if (explained !== undefined) expect(after.procedure).toBe(explained.procedure)
      }
    })
  })
})
