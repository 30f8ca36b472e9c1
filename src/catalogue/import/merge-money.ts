import type { Fee, SubmissionMethod } from "../../domain/procedure.ts"
import { formatChannel, formatMoney } from "../../domain/wording.ts"
import { UNNAMED_UNIT } from "./fee-words.ts"
import type { ImportedMoney } from "./imported.ts"
import { isAkinText } from "./merge-documents.ts"
import { saysTooLittle } from "./money-words.ts"
import { letterKey } from "./words.ts"

/** The money of a way of submission that a record does not have yet. */
export function moneyFields({
  status,
  fees,
  exemptions,
  note: said,
  freeBy,
}: ImportedMoney): Partial<SubmissionMethod> {
  const note =
    said !== undefined && status === "unknown" && saysTooLittle(said)
      ? `Nguồn chỉ ghi “${said}”, không nói rõ có thu tiền hay không. Nên hỏi nơi nhận hồ sơ.`
      : said
  return {
    ...(fees.length === 0 ? {} : { fees }),
    ...(exemptions.length === 0 ? {} : { feeExemptions: exemptions }),
    ...(note === undefined ? {} : { feeNote: note }),
    ...(freeBy === undefined ? {} : { feeSource: freeBy }),
  }
}

/** Lays the money a file states over that of a record; what the record knows better stays and goes to `review`. */
export function mergeMoney(method: SubmissionMethod, money: ImportedMoney, review: string[]): SubmissionMethod {
  const withExemptions =
    money.exemptions.length > 0 && method.feeExemptions === undefined && method.feeStatus === "unknown"
      ? { ...method, feeExemptions: money.exemptions }
      : method
  const ask = (question: string): SubmissionMethod => {
    review.push(`${formatChannel(method.channel)}: ${question}`)
    return method
  }
  switch (money.status) {
    // 0 đồng without words takes nothing from what is known.
    case "unknown":
      return withExemptions
    case "set-by-province":
      return leftToProvince(withExemptions, money, ask)
    case "free":
      return freeOf(method, money, ask)
    case "amount":
      return withAmounts(withExemptions, money, ask)
  }
}

/** Leaves the record as it is and puts the question to a person. */
type Ask = (question: string) => SubmissionMethod

function leftToProvince(method: SubmissionMethod, { note }: ImportedMoney, ask: Ask): SubmissionMethod {
  if (method.feeStatus === "unknown")
    return {
      ...method,
      feeStatus: "set-by-province",
      ...(method.feeNote === undefined && note !== undefined ? { feeNote: note } : {}),
    }
  if (method.feeStatus === "set-by-province") return method
  return ask("tệp nói mức thu do Hội đồng nhân dân tỉnh quy định, bản ghi thì khác.")
}

function freeOf(method: SubmissionMethod, { freeBy }: ImportedMoney, ask: Ask): SubmissionMethod {
  if (method.feeStatus === "free" || freeBy === undefined) return method
  const { fees, feeExemptions, ...rest } = method
  const isExplained = feeExemptions !== undefined || (fees !== undefined && method.feeNote !== undefined)
  if (isExplained || fees?.some((fee) => !isPlainFee(fee) || hasWords(fee)) === true)
    return ask(`tệp nói không thu (${freeBy}), bản ghi có mức thu theo trường hợp hoặc có lời riêng về phí.`)
  return { ...withoutMootNote(rest, ask), feeStatus: "free", feeSource: freeBy }
}

function withAmounts(method: SubmissionMethod, money: ImportedMoney, ask: Ask): SubmissionMethod {
  const own = method.fees ?? []
  const isKnown = money.fees.every((fee) => own.some((old) => isSameAmount(old, fee)))
  if (isKnown) return method
  const fees = method.feeStatus === "free" ? null : layOver(own, money.fees)
  if (fees === null) {
    const amounts = money.fees.map(({ amountVnd }) => formatMoney(amountVnd)).join(", ")
    return ask(`tệp ghi mức thu ${amounts}, bản ghi có mức theo trường hợp, theo bậc hoặc không thu.`)
  }
  return { ...withoutMootNote(method, ask), feeStatus: "amount", fees }
}

/** Where no amount was known, the note says why; once it is known, the note would contradict it. */
function withoutMootNote(method: SubmissionMethod, ask: Ask): SubmissionMethod {
  const { feeNote, ...rest } = method
  if (method.fees !== undefined || feeNote === undefined) return method
  ask(`nay đã rõ mức thu nên bỏ lời nói thêm: “${feeNote}”`)
  return rest
}

/**
 * The fees of a file with the words and units an editor gave those they take the place of.
 * @returns null when something would be lost that a file cannot know
 */
function layOver(own: readonly Fee[], said: readonly Fee[]): Fee[] | null {
  if (!own.every(isPlainFee)) return null
  const left = [...own]
  const take = (isSame: (old: Fee) => boolean): Fee | undefined => {
    const at = left.findIndex(isSame)
    return at < 0 ? undefined : left.splice(at, 1)[0]
  }
  const known = said.map((fee) => take((old) => old.amountVnd === fee.amountVnd && old.kind === fee.kind))
  const alike = said.map((fee, index) => known[index] ?? take((old) => isSameTerms(old, fee)))
  const isOnly = left.length === 1 && alike.filter((old) => old === undefined).length === 1
  const laid = said.map((fee, index) => keepWords(fee, alike[index] ?? take((old) => isOnly && mayBeSame(old, fee))))
  return left.some(hasWords) ? null : laid
}

/** The words and the unit an editor gave a fee stay when only its amount changed. */
function keepWords(fee: Fee, old: Fee | undefined): Fee {
  if (old === undefined || isSameAmount(old, fee)) return old ?? fee
  const { amountVnd, source, validFrom, validUntil, condition } = fee
  return {
    ...(condition === undefined ? {} : { condition }),
    ...old,
    amountVnd,
    source,
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
  }
}

/** A term counts only where the file states one. */
function isSameAmount(old: Fee, { amountVnd, validFrom, validUntil }: Fee): boolean {
  return (
    old.amountVnd === amountVnd &&
    (validFrom === undefined || validFrom === old.validFrom) &&
    (validUntil === undefined || validUntil === old.validUntil)
  )
}

function isSameTerms(old: Fee, fee: Fee): boolean {
  return (
    old.kind === fee.kind && buysSame(old, fee) && letterKey(old.condition ?? "") === letterKey(fee.condition ?? "")
  )
}

function mayBeSame(old: Fee, fee: Fee): boolean {
  const areConditionsAkin =
    old.condition === undefined || fee.condition === undefined || isAkinText(old.condition, fee.condition)
  return buysSame(old, fee) && areConditionsAkin
}

/** Whether two amounts buy the same thing, as far as the file says what its amount buys. */
function buysSame(old: Fee, { per }: Fee): boolean {
  return per === UNNAMED_UNIT || letterKey(old.per).includes(letterKey(per))
}

/** What an editor says beside an amount: for whom it is, and how a sum is made of it. */
function hasWords({ condition, unit, maxPerCopyVnd }: Fee): boolean {
  return condition !== undefined || unit !== undefined || maxPerCopyVnd !== undefined
}

/** Whether an amount holds for everybody, always and for every unit. */
function isPlainFee({ when, validFrom, validUntil, extra, fromUnit, toUnit }: Fee): boolean {
  return [when, validFrom, validUntil, extra, fromUnit, toUnit].every((field) => field === undefined)
}
