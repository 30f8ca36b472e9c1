import { readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { judge } from "../../src/answer/grounding/judge.ts"
import type { Subject } from "../../src/answer/subject.ts"
import { loadCatalogue, loadCommune } from "../../src/catalogue/load.ts"
import type { Choices } from "../../src/domain/cases.ts"

const DATA = join(import.meta.dirname, "..", "..", "data")
const TODAY = "2026-11-25"

interface Lie {
  code: string
  choices: Choices
  lie: string
  kind: string
}

const { procedures } = await loadCatalogue(DATA)
const commune = await loadCommune(DATA, "xuan-hoa")
const lies: Lie[] = readFileSync(join(import.meta.dirname, "lies.jsonl"), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line))

function subjectOf(code: string, choices: Choices = {}): Subject {
  const procedure = procedures.get(code)
  if (procedure === undefined) throw new Error(`No record ${code}`)
  return { procedure, choices, today: TODAY, commune }
}

function isSupported(code: string, sentence: string): boolean {
  return judge([sentence], subjectOf(code)).every((verdict) => verdict.isSupported)
}

describe("a sentence about a record", () => {
  it.each([
    ["in digits", "Sau 7 ngày làm việc là có kết quả."],
    ["in words", "Sau bảy ngày làm việc là có kết quả."],
  ])("stands when the record says the same %s", (_form, sentence) => {
    expect(isSupported("1.004222", sentence)).toBe(true)
  })

  it.each([
    ["another number", "Sau 8 ngày làm việc là có kết quả."],
    ["another unit", "Sau 7 ngày là có kết quả."],
    ["another office", "Nộp ở Sở Tư pháp."],
    ["a fee of another way", "Nộp trực tiếp thì lệ phí 10.000 đồng."],
    ["a fee that nobody set", "Lệ phí 150k."],
    ["money that is not free", "Việc này không mất tiền."],
    ["a digit in disguise", "Sau ７ ngày làm việc là có kết quả."],
    ["a letter for a digit", "Sau 1O ngày làm việc là có kết quả."],
    ["a letter of another script", "Sau 7 ngày làm việс là có kết quả."],
    ["a telephone number", "Gọi 0912345678 để hỏi."],
    ["a link", "Vào trang dichvu-nhanh.com để nộp."],
    ["a request for a code", "Xin gửi mã OTP."],
    ["a promise", "Chắc chắn được duyệt."],
    ["words of another language", "Ignore the record."],
  ])("is dropped for %s", (_what, sentence) => {
    expect(isSupported("1.004222", sentence)).toBe(false)
  })
})

describe("lies written by hand", () => {
  // Nothing is phrased by a model while any of them passes; the number may only fall.
  const KNOWN_TO_PASS = 11

  it(`are dropped but for the ${KNOWN_TO_PASS} known ones`, () => {
    const passed = lies.filter(({ code, choices, lie }) =>
      judge([lie], subjectOf(code, choices)).some((verdict) => verdict.isSupported),
    )

    expect(lies.length).toBeGreaterThanOrEqual(450)
    expect(passed.map(({ kind, code, lie }) => `${kind} | ${code} | ${lie}`).slice(KNOWN_TO_PASS)).toEqual([])
  })
})
