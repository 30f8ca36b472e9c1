import { type Answer, type Option, STAFF_OPTION } from "../../src/domain/answer.ts"
import type { OutboundPart } from "../../src/domain/message.ts"

/** An answer that says nothing, to be filled by the test. */
export function makeAnswer(overrides: Partial<Answer> = {}): Answer {
  return {
    status: "answered",
    procedure: "1.001193",
    candidates: ["1.001193"],
    aspect: "overview",
    sections: [],
    prompt: null,
    options: [],
    citations: [{ code: "1.001193", decision: "163/QĐ-BTP", asOf: "2026-07-18" }],
    footer: null,
    mode: "catalogue",
    ...overrides,
  }
}

export function makePart(text: string, options: readonly Option[] = []): OutboundPart {
  return { text, options, status: "answered", citations: [], mode: "catalogue" }
}

export const FOLLOW_UPS: readonly Option[] = [
  { id: "tt:1.001193:fee", label: "Lệ phí" },
  { id: "tt:1.001193:where", label: "Nộp ở đâu" },
  { id: "tt:1.001193:online", label: "Làm trên mạng" },
  STAFF_OPTION,
]
