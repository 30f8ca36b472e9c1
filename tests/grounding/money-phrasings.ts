import { feesOn } from "../../src/answer/facts.ts"
import type { Subject } from "../../src/answer/subject.ts"
import type { Fee, SubmissionMethod } from "../../src/domain/procedure.ts"
import { formatProvince, lowerFirst } from "../../src/domain/wording.ts"
import { type Condition, type HeldFact, heldFacts, inContext, openCase, term } from "./context.ts"
import {
  EXEMPTION_TEMPLATES,
  FEE_TEMPLATES,
  FREE_TEMPLATES,
  PROVINCE_FEE_TEMPLATES,
  UNKNOWN_FEE_TEMPLATES,
  WAIVER_TEMPLATES,
} from "./money-templates.ts"
import { fill, inSentence, type Phrasing, phrasingOf, pick, type Random } from "./phrasing.ts"
import { moneyWordings } from "./quantity-wording.ts"

/** True sentences about what is paid, what is not known of it, and who is spared it. */
export function moneyPhrasings(subject: Subject, random: Random): Phrasing[] {
  const { procedure, today, choices } = subject
  const fees = heldFacts(procedure, (method) => feesOn(method, today, choices))
  const exemptions = heldFacts(procedure, ({ feeExemptions = [] }) => feeExemptions)
  return [
    ...fees.map((fact) => feePhrasing(subject, fact, random)),
    ...heldFacts(procedure, (method) => freeGrounds(method, subject)).map((fact) =>
      freePhrasing(subject, fact, random),
    ),
    ...heldFacts(procedure, (method) => unsaidFees(method, subject)).map((fact) =>
      unsaidPhrasing(subject, fact, random),
    ),
    ...exemptions.filter(({ part }) => isNamingPeople(part)).map((fact) => exemptionPhrasing(subject, fact, random)),
  ]
}

function feePhrasing(subject: Subject, fact: HeldFact<Fee>, random: Random): Phrasing {
  const { procedure, choices } = subject
  const { part: fee, channels } = fact
  const isWaiver = fee.amountVnd === 0
  const conditions = [
    ...(fee.condition === undefined
      ? []
      : [{ words: fee.condition, isDecisive: fee.when === undefined && (isWaiver || isPaidOtherwise(subject, fee)) }]),
    ...openCase(procedure, fee.when, choices, isWaiver || isPaidOtherwise(subject, fee)),
    ...term(fee.validUntil),
  ]
  const pieces = fill(
    pick(isWaiver ? WAIVER_TEMPLATES : FEE_TEMPLATES, random),
    {
      kind: fee.kind === "phi" ? "phí" : "lệ phí",
      money: {
        role: "money",
        text: pick(moneyWordings(fee.amountVnd), random),
        amountVnd: fee.amountVnd,
        fee,
        channels,
      },
      per: { role: "per", text: fee.per, fee },
      name: nameOf(subject),
    },
    isWaiver ? "exemption" : "negation",
  )
  return phrasingOf(isWaiver ? "exemption" : "fee", inContext(pieces, procedure, fact, conditions, random))
}

/** Whether somebody else pays another amount for the same; who pays nothing is no reason to name a condition. */
function isPaidOtherwise({ procedure, choices, today }: Subject, { per, amountVnd }: Fee): boolean {
  return procedure.submissionMethods
    .flatMap((method) => feesOn(method, today, choices))
    .some((other) => other.per === per && other.amountVnd > 0 && other.amountVnd !== amountVnd)
}

function freeGrounds(method: SubmissionMethod, { today, choices }: Subject): string[] {
  const { feeStatus, feeSource, feeNote } = method
  const isPaid = feesOn(method, today, choices).some(({ amountVnd }) => amountVnd > 0)
  return feeStatus === "free" && feeSource !== undefined && feeNote === undefined && !isPaid ? [feeSource] : []
}

function freePhrasing(subject: Subject, fact: HeldFact<string>, random: Random): Phrasing {
  const pieces = fill(pick(FREE_TEMPLATES, random), { name: nameOf(subject) })
  const ground: Condition = { words: `theo ${fact.part}`, isDecisive: false }
  return phrasingOf("fee", inContext(pieces, subject.procedure, fact, [ground], random))
}

function unsaidFees(method: SubmissionMethod, { today, choices }: Subject): ("unknown" | "set-by-province")[] {
  const { feeStatus, feeNote } = method
  const hasFees = feesOn(method, today, choices).length > 0
  return (feeStatus === "unknown" || feeStatus === "set-by-province") && feeNote === undefined && !hasFees
    ? [feeStatus]
    : []
}

function unsaidPhrasing(subject: Subject, fact: HeldFact<"unknown" | "set-by-province">, random: Random): Phrasing {
  const templates = fact.part === "unknown" ? UNKNOWN_FEE_TEMPLATES : PROVINCE_FEE_TEMPLATES
  const council = `Hội đồng nhân dân ${formatProvince(subject.commune.province)}`
  const pieces = fill(pick(templates, random), { name: nameOf(subject), council }, "invented")
  return phrasingOf("fee", inContext(pieces, subject.procedure, fact, [], random))
}

/** Not a sentence of its own: "Tổ hợp tác không phải nộp …" needs no "được miễn". */
function isNamingPeople(exemption: string): boolean {
  return !/được miễn|không phải|thuộc diện|[.;]|^Đổi|^Làm lại|^Đăng ký|^Nhận/u.test(exemption)
}

function exemptionPhrasing(subject: Subject, fact: HeldFact<string>, random: Random): Phrasing {
  const text = lowerFirst(inSentence(fact.part))
  const pieces = fill(pick(EXEMPTION_TEMPLATES, random), { group: { role: "group", text }, name: nameOf(subject) })
  return phrasingOf("exemption", inContext(pieces, subject.procedure, fact, [], random))
}

function nameOf({ procedure }: Subject): string {
  return lowerFirst(procedure.shortTitle)
}
