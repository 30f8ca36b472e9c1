import type { Section } from "../domain/answer.ts"
import type { SubmissionMethod } from "../domain/procedure.ts"
import { groupByChannel } from "./facts.ts"
import { type CalculatedFee, calculateFee, isCountedInPages } from "./fee-calculation.ts"
import { plain, type Subject } from "./subject.ts"

/**
 * What the money comes to for the copies, pages, people or papers named in the question; said before the amounts it
 * is made of. Empty when none are named or the record allows no sum.
 */
export function feeSumSections(subject: Subject): Section[] {
  const { procedure, quantities } = subject
  if (quantities === undefined) return []
  const sums = groupByChannel(procedure.submissionMethods, (method) => sumLines(method, subject)).filter(
    ({ lines }) => lines.length > 0,
  )
  if (sums.length === 0) return missingPages(subject)
  return sums.map(({ heading, lines }) => ({
    heading: heading === null ? "Tính ra:" : `Tính ra – ${heading.toLowerCase()}:`,
    style: "bulleted",
    lines,
  }))
}

function sumLines({ channel }: SubmissionMethod, { procedure, choices, today, quantities = {} }: Subject): string[] {
  const fee = calculateFee({ procedure, choices, channel, day: today, quantities })
  if (fee === null) return []
  return [
    ...formulaLines(fee),
    ...(fee.mayBeWaived ? ["Người được miễn, giảm (xem dưới) thì không theo mức này."] : []),
  ]
}

function formulaLines({ formula, isExtraOnly }: CalculatedFee): string[] {
  return isExtraOnly ? formula.map((line) => `Riêng bản sao xin thêm: ${line}`) : [...formula]
}

/** How many copies or sheets was said, but the fee goes by the pages of each copy. */
function missingPages({ procedure, quantities = {} }: Subject): Section[] {
  const { copies, papers, sheets, pages } = quantities
  const isForPages = procedure.submissionMethods.some(isCountedInPages)
  if (!isForPages || pages !== undefined || (copies ?? papers ?? sheets) === undefined) return []
  return [plain("Phí tính theo số trang. Nhắn rõ mấy bản, mỗi bản mấy trang thì tính ra được số tiền.")]
}
