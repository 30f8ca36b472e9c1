import { join } from "node:path"
import { describe, expect, it } from "vitest"
import { loadCatalogue, loadCommune } from "../../src/catalogue/load.ts"
import { renderAnswer } from "../../src/channels/render.ts"
import { TELEGRAM_CAPABILITIES } from "../../src/channels/telegram/channel.ts"
import { WEB_CAPABILITIES } from "../../src/channels/web.ts"
import { ZALO_OA_CAPABILITIES } from "../../src/channels/zalo-oa/channel.ts"
import { type Answer, ASPECTS, type Aspect } from "../../src/domain/answer.ts"
import type { Choices } from "../../src/domain/cases.ts"
import type { Procedure } from "../../src/domain/procedure.ts"
import { formatClock, formatDate, formatMoney } from "../../src/domain/wording.ts"
import { compose, TODAY } from "./compose-fixture.ts"

const DATA = join(import.meta.dirname, "..", "..", "data")
const { procedures } = await loadCatalogue(DATA)
const commune = await loadCommune(DATA, "xuan-hoa")

/** Today, and a day on which terms of the shipped records have ended. */
const DAYS = [TODAY, "2027-06-01"]
const SIDES: readonly (readonly Aspect[])[] = [[], ["fee", "documents"], ...ASPECTS.map((aspect) => [aspect])]
const ASKED = SIDES.map((aspects) => ({
  aspects,
  asked: aspects.length === 0 ? "nothing in particular" : aspects.join(" and "),
}))

/** A number with what belongs to it: "20.000", "18/7/2026", "123/2015", "15:00". */
const NUMBER = /\d+(?:[.,/:]\d+)*/g
const numbersIn = (text: string): string[] => text.match(NUMBER) ?? []

/** Every number that may be said of a procedure: those of its record, and their reformatted twins. */
function numbersOf(procedure: Procedure): Set<string> {
  const record = JSON.stringify(procedure)
  const dates = record.match(/\d{4}-\d{2}-\d{2}/g) ?? []
  const clocks = record.match(/\b\d{2}:\d{2}\b/g) ?? []
  const amounts = procedure.submissionMethods.flatMap(({ fees }) => fees?.map(({ amountVnd }) => amountVnd) ?? [])
  const reworded = [...dates.map(formatDate), ...clocks.map(formatClock), ...amounts.map(formatMoney)]
  return new Set(numbersIn([record, ...reworded].join("\n")))
}

/** Every way to answer the questions of a record, each of them also left open. */
function combinationsOf({ questions }: Procedure): Choices[] {
  return (questions ?? []).reduce<Choices[]>(
    (combinations, { id, options }) =>
      combinations.flatMap((choices) => [choices, ...options.map((option) => ({ ...choices, [id]: option.id }))]),
    [{}],
  )
}

/** All that an answer says in words; the numbers of lists and options are added later and count nothing. */
function wordsOf({ sections, prompt, options, footer, citations }: Answer): string {
  return [
    ...sections.flatMap(({ heading, lines }) => [heading ?? "", ...lines]),
    prompt ?? "",
    ...options.map(({ label }) => label),
    footer ?? "",
    ...citations.flatMap(({ code, decision }) => [code, decision ?? ""]),
  ].join("\n")
}

/** What is found wrong with the answers about every procedure in every case, each fault named once. */
function faultsIn(aspects: readonly Aspect[], faultsOf: (answer: Answer, procedure: Procedure) => readonly string[]) {
  const faults = new Set<string>()
  for (const procedure of procedures.values())
    for (const choices of combinationsOf(procedure))
      for (const today of DAYS) {
        const answer = compose(procedure, aspects, { choices, today, commune })
        for (const fault of faultsOf(answer, procedure)) faults.add(`${procedure.code}: ${fault}`)
      }
  return [...faults]
}

describe("every answer about every shipped procedure, in every case", () => {
  const numbers = new Map([...procedures.values()].map((procedure) => [procedure.code, numbersOf(procedure)]))

  it.each(ASKED)("says no number that its record does not hold, asked for $asked", ({ aspects }) => {
    const invented = faultsIn(aspects, (answer, { code }) =>
      numbersIn(wordsOf(answer)).filter((number) => numbers.get(code)?.has(number) !== true),
    )

    expect(invented).toEqual([])
  })

  it.each(ASKED)("says something, and nothing empty or unfilled, asked for $asked", ({ aspects }) => {
    const empty = faultsIn(aspects, ({ sections, options, footer }) => {
      const lines = sections.flatMap((section) => section.lines)
      return [
        ...(lines.length === 0 ? ["says nothing"] : []),
        ...sections
          .slice(1)
          .flatMap(({ heading, lines: said }) => (said.length === 0 ? [`nothing under ${heading}`] : [])),
        ...lines.filter((line) => !/\S/.test(line) || /undefined|null|NaN|\[object|[{}]/.test(line)),
        ...(options.length > 6 ? [`${options.length} options`] : []),
        ...(footer?.includes("Trợ lý tự động") ? [] : ["does not say who speaks"]),
      ]
    })

    expect(empty).toEqual([])
  })

  it.each([
    ["Zalo", ZALO_OA_CAPABILITIES],
    ["the web", WEB_CAPABILITIES],
    ["Telegram", TELEGRAM_CAPABILITIES],
  ])("fits what %s accepts", (_name, capabilities) => {
    const rendered = new Set<string>()
    const misfits = ASKED.flatMap(({ aspects }) =>
      faultsIn(aspects, (answer) => {
        const words = wordsOf(answer)
        if (rendered.has(words)) return []
        rendered.add(words)
        const parts = renderAnswer(answer, capabilities)
        return [
          ...(parts.length === 0 || parts.length > capabilities.maxParts ? [`${parts.length} parts`] : []),
          ...parts.flatMap(({ text }) => {
            const chars = [...text].length
            return chars === 0 || chars > capabilities.maxChars ? [`a part of ${chars} characters`] : []
          }),
          ...(parts.at(-1)?.options === answer.options ? [] : ["its options are not on the last part"]),
          ...(parts.at(-1)?.text.includes("Trợ lý tự động") ? [] : ["who speaks is not on the last part"]),
        ]
      }),
    )

    expect(misfits).toEqual([])
  })
})
