import { applies, forThisCase, perhapsForThisCase } from "../../src/domain/cases.ts"
import type { SubmissionChannel } from "../../src/domain/procedure.ts"
import { formatForm, lowerFirst } from "../../src/domain/wording.ts"
import { disguise, nearNumbers, withOtherFigure } from "./changed-numbers.ts"
import { channelWords } from "./context.ts"
import type { Change, Surroundings } from "./mutant.ts"
import { smallPrint } from "./paper-phrasings.ts"
import { inSentence, pick, type Slot } from "./phrasing.ts"
import { dateWordings } from "./quantity-wording.ts"
import { holdsWords, likeness, plainDate, valuesOf } from "./record-values.ts"

type SlotOf<Role extends Slot["role"]> = Extract<Slot, { role: Role }>

/** Texts this alike may be two names of one thing. */
const ALIKE = 0.5

/** What else an amount may buy: false because no fee of the record has the amount for it, and its words are in no fee. */
export function perChanges({ fee, text }: SlotOf<"per">, { subject }: Surroundings): Change[] {
  if (fee.amountVnd === 0) return []
  const fees = subject.procedure.submissionMethods.flatMap((method) => method.fees ?? [])
  const said = fees.map(({ per, condition = "" }) => `${per} ${condition}`).join(" ") + text
  return ["trang", "bản", "người", "năm", "tháng", "thửa đất"]
    .filter((unit) => !said.includes(unit.split(" ")[0] ?? unit))
    .slice(0, 2)
    .map((unit) => ({ text: unit, kind: "per" }))
}

/** A copy for an original: false because the record asks for none of it, and its small print names neither. */
export function paperKindChanges({ is, document }: SlotOf<"paper-kind">, { subject }: Surroundings): Change[] {
  const same = subject.procedure.requiredDocuments.filter(({ title }) => title === document.title)
  const isAskedToo = same.some(({ originals = 0, copies = 0 }) => (is === "original" ? copies : originals) > 0)
  const isNamed = same.some(({ title, note = "", replacedBy = "" }) => /bản/u.test(title + note + replacedBy))
  if (isAskedToo || isNamed) return []
  return [{ text: is === "original" ? "bản sao" : "bản chính", kind: "original-copy" }]
}

/** Papers of other cases and of other records: false because no paper that may apply is called anything like them. */
export function paperChanges({ document }: SlotOf<"paper">, { subject, neighbours, random }: Surroundings): Change[] {
  const { procedure, choices } = subject
  const applying = perhapsForThisCase(procedure.requiredDocuments, choices).map(namesOf)
  const isStrange = (title: string) => applying.every((names) => likeness(names, title) < ALIKE)
  const excluded = procedure.requiredDocuments.filter(({ when }) => applies(when, choices) === "no")
  const others = neighbours
    .flatMap(({ requiredDocuments }) => requiredDocuments.map(({ title }) => title))
    .filter((title) => isStrange(title) && !holdsWords(procedure, title))
  const say =
    (kind: Change["kind"]) =>
    (title: string): Change => ({ kind, text: lowerFirst(inSentence(title)) })
  return [
    ...excluded
      .map(({ title }) => title)
      .filter((title) => title !== document.title && isStrange(title))
      .slice(0, 2)
      .map(say("other-case")),
    ...(others.length === 0 ? [] : [say("other-record")(pick(others, random))]),
  ]
}

function namesOf(document: { title: string; note?: string; replacedBy?: string }): string {
  return [document.title, document.note ?? "", document.replacedBy ?? ""].join(" ")
}

/** Other form numbers: false because the record names no such form, or names it for other papers alone. */
export function formChanges({ code, document }: SlotOf<"form">, { subject, random }: Surroundings): Change[] {
  const { procedure } = subject
  const forms = procedure.requiredDocuments.flatMap(({ form, title }) =>
    form?.code === undefined ? [] : [{ code: form.code, title }],
  )
  const others = forms.filter(
    (form) =>
      !forms.some(({ code: held, title }) => held === form.code && likeness(title, document.title) >= ALIKE) &&
      !`${document.title} ${document.note ?? ""}`.includes(form.code),
  )
  const invented = withOtherFigure(code, random).filter(({ text }) => !holdsWords(procedure, text))
  return [
    ...invented.flatMap(({ text }): Change[] => [
      { kind: "form", text: formatForm(text) },
      { kind: "disguise", text: disguise(formatForm(text), random) },
    ]),
    ...others.slice(0, 1).map((form): Change => ({ kind: "form", text: formatForm(form.code) })),
  ]
}

/** Numbers of texts and codes: false because they stand nowhere in the record. */
export function identifierChanges(slot: SlotOf<"legal" | "decision" | "code">, around: Surroundings): Change[] {
  const { subject, neighbours, random } = around
  const isFresh = (number: string) => !holdsWords(subject.procedure, number)
  const changed = withOtherFigure(slot.number, random)
    .map(({ text }) => text)
    .filter(isFresh)
  const ofOthers = neighbours.flatMap(({ code, legalBasis, announcementDecision }) => {
    if (slot.role === "code") return [code]
    return slot.role === "legal" ? legalBasis.map(({ number }) => number) : [announcementDecision?.number ?? ""]
  })
  const strange = ofOthers.filter((number) => number !== "" && isFresh(number))
  const issuer = slot.number.replace(/(?<=-)(?:BTP|BCA|BQP|BTC|BNV|CP)$/u, (name) => (name === "BTC" ? "BYT" : "BTC"))
  return [
    ...changed.map((text): Change => ({ kind: slot.role, text })),
    ...changed.slice(0, 1).map((text): Change => ({ kind: "disguise", text: disguise(text, random) })),
    ...(issuer !== slot.number && isFresh(issuer) ? [{ kind: slot.role, text: issuer }] : []),
    ...(strange.length === 0 ? [] : [{ kind: "other-record", text: pick(strange, random) } as const]),
  ]
}

/** Other days: false because the record names no such day, or because it names it for something else. */
export function dateChanges({ iso }: SlotOf<"date">, { subject, random }: Surroundings): Change[] {
  const { procedure } = subject
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number)
  const pad = (number: number) => String(number).padStart(2, "0")
  const others = [
    `${year}-${pad(month)}-${pad((day % 28) + 1)}`,
    `${year}-${pad((month % 12) + 1)}-${pad(Math.min(day, 28))}`,
    `${year - 1}-${pad(month)}-${pad(day)}`,
    `${year + nearNumbers(1, random).length}-${pad(month)}-${pad(day)}`,
  ].filter((date) => !valuesOf(procedure).dates.has(plainDate(date)))
  const roles = [procedure.source.asOf, procedure.source.checkedOn, procedure.effectiveTo].filter(
    (date) => date !== undefined && date !== iso,
  )
  return [
    ...others.map((date): Change => ({ kind: "date", text: pick(dateWordings(date), random) })),
    ...others
      .slice(0, 1)
      .map((date): Change => ({ kind: "disguise", text: disguise(dateWordings(date)[0] ?? "", random) })),
    ...roles.flatMap((date): Change[] =>
      date === undefined ? [] : [{ kind: "other-date", text: pick(dateWordings(date), random) }],
    ),
  ]
}

const OFFICES = [
  "Ủy ban nhân dân cấp huyện",
  "Bộ Ngoại giao",
  "Tòa án nhân dân khu vực",
  "Bảo hiểm xã hội cơ sở",
  "Công an cấp huyện",
  "Văn phòng công chứng",
  "Chi cục Thuế",
  "Bộ Tư pháp",
]

/** Offices that the record names nowhere, nor the commune for its desk. */
export function officeChanges(_slot: SlotOf<"office">, { subject, neighbours, random }: Surroundings): Change[] {
  const { procedure, commune } = subject
  const held = `${procedure.receptionDesk ?? ""} ${procedure.agency} ${commune.receptionDesk}`
  const agencies = neighbours.map(({ agency }) => agency).filter((agency) => likeness(agency, held) < ALIKE)
  const isStrange = (office: string) => !holdsWords(procedure, office)
  const invented = OFFICES.filter(isStrange)
  const ofOthers = agencies.filter(isStrange)
  return [
    ...invented.slice(0, 3).map((text): Change => ({ kind: "office", text })),
    ...(ofOthers.length === 0 ? [] : [{ kind: "other-record", text: inSentence(pick(ofOthers, random)) } as const]),
  ]
}

/** Outcomes of other records, in nothing like an outcome of this one. */
export function outcomeChanges({ text }: SlotOf<"outcome">, { subject, neighbours }: Surroundings): Change[] {
  const { procedure } = subject
  const held = [text, procedure.title, ...procedure.outcome, ...procedure.steps].join(" ")
  return neighbours
    .flatMap(({ outcome }) => outcome)
    .filter((outcome) => likeness(outcome, held) < 0.7 && !holdsWords(procedure, outcome))
    .slice(0, 2)
    .map((outcome) => ({ kind: "outcome", text: lowerFirst(inSentence(outcome)) }))
}

const GROUPS = [
  "hộ cận nghèo",
  "sinh viên",
  "cán bộ, công chức",
  "người cao tuổi",
  "tất cả mọi người",
  "người độc thân",
]

/** Groups of people that the record names nowhere. */
export function groupChanges(_slot: SlotOf<"group">, { subject }: Surroundings): Change[] {
  return GROUPS.filter((group) => !holdsWords(subject.procedure, group))
    .slice(0, 3)
    .map((text) => ({ kind: "group", text }))
}

const CHANNEL_TRACES: Readonly<Record<SubmissionChannel, RegExp>> = {
  "in-person": /truc tiep|tai quay/,
  online: /mang|truc tuyen|dien tu|cong dich vu/,
  post: /buu/,
}

/** Ways of submission of which the record says nothing at all; those it does have are `other-channel` periods. */
export function channelChanges({ rest }: SlotOf<"channel">, { subject, random }: Surroundings): Change[] {
  const { procedure } = subject
  const absent = (["online", "post"] as const).filter(
    (way) =>
      !procedure.submissionMethods.some(({ channel }) => channel === way) &&
      !CHANNEL_TRACES[way].test(valuesOf(procedure).text),
  )
  return rest === "" ? [] : absent.map((way) => ({ kind: "channel", text: channelWords(way, random) }))
}

/** A condition left out where others pay or wait otherwise, or with a figure that the record holds nowhere. */
export function conditionChanges(
  { text, isDecisive }: SlotOf<"condition">,
  { subject, random }: Surroundings,
): Change[] {
  const { numbers } = valuesOf(subject.procedure)
  return [
    ...(isDecisive ? [{ kind: "condition-dropped", text: "" } as const] : []),
    ...withOtherFigure(text, random)
      .filter(({ figure }) => !numbers.has(String(Number(figure))))
      .map((change): Change => ({ kind: "condition-number", text: change.text })),
  ]
}

const CONTRARIES: readonly (readonly [RegExp, string])[] = [
  [/không (phải|cần|được|thu|nộp)/u, "$1"],
  [/(?<!không )(phải|cần) (nộp|có|mang|xin|đóng|kèm|báo|gửi)/u, "không $1 $2"],
  [/(?<!không )được (miễn|nộp|cấp|hưởng|đăng ký)/u, "không được $1"],
]

/** A line of the record turned into its contrary, or with a figure that the record holds nowhere. */
export function quotedChanges({ text }: SlotOf<"quoted">, { subject, random }: Surroundings): Change[] {
  const { procedure } = subject
  const turned = CONTRARIES.filter(([words]) => text.match(new RegExp(words, "gu"))?.length === 1)
    .map(([words, contrary]) => text.replace(words, contrary))
    .filter((changed) => !holdsWords(procedure, changed))
  return [
    ...turned.slice(0, 1).map((changed): Change => ({ kind: "negation", text: changed })),
    ...withOtherFigure(text, random)
      .filter(({ figure }) => !valuesOf(procedure).numbers.has(String(Number(figure))))
      .map((change): Change => ({ kind: "digit", text: change.text })),
  ]
}

/** The contrary of a sentence, unless small print spares some people the paper anyhow. */
export function turnChanges(
  { opposite, kind }: SlotOf<"turn">,
  pieces: readonly (string | Slot)[],
  { subject }: Surroundings,
): Change[] {
  const isSpared = pieces.some(
    (piece) =>
      typeof piece !== "string" &&
      piece.role === "paper" &&
      (smallPrint(piece.document).length > 0 ||
        (forThisCase([piece.document], subject.choices).length === 0 && piece.document.when === undefined)),
  )
  return isSpared ? [] : [{ kind, text: opposite }]
}
