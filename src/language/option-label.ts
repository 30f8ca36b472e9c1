import type { Option } from "../domain/answer.ts"
import { markFiller } from "./filler.ts"
import { type Reading, read } from "./reading.ts"

/** The option whose label a message says, word for word or with courtesy around it ("dạ có ạ" for "Có"), or null. */
export function optionByLabel(said: Reading, options: readonly Option[]): Option | null {
  const offered = options.map((option) => ({ option, label: read(option.label) }))
  const whole = offered.find(({ label }) => label.folded.join(" ") === said.folded.join(" "))
  const rest = withoutFiller(said)
  const found = whole ?? (rest === "" ? undefined : offered.find(({ label }) => withoutFiller(label) === rest))
  return found?.option ?? null
}

function withoutFiller(reading: Reading): string {
  const filler = markFiller(reading)
  return reading.folded.filter((_, index) => !filler[index]).join(" ")
}
