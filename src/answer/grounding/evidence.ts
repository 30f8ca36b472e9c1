import { ASPECTS } from "../../domain/answer.ts"
import { caseLabels, openQuestion } from "../../domain/cases.ts"
import { formatDate } from "../../domain/wording.ts"
import { aspectSections } from "../aspect-sections.ts"
import type { Subject } from "../subject.ts"
import { type Claim, claimsIn } from "./claims.ts"
import { recordText, wordsOf } from "./plain-text.ts"

/** One thing that the record says for the chosen case. */
export interface Evidence {
  claims: readonly Claim[]
  /** What it is about: its words and its heading's, without numbers. */
  words: ReadonlySet<string>
  /** The words of the condition under which it holds; empty when it holds for everybody. */
  condition: ReadonlySet<string>
  /** Its own words, without its heading's. */
  own: ReadonlySet<string>
  /** The words of what it denies; empty when it denies nothing. */
  denied: ReadonlySet<string>
}

/** Everything the record says for a case, and every word it uses. */
export interface RecordEvidence {
  lines: readonly Evidence[]
  vocabulary: ReadonlySet<string>
  /** All of it, lower case: names must stand in it whole. */
  text: string
  /** Ways of submission that the record has. */
  channels: ReadonlySet<string>
}

const CONDITION =
  /(?::|;|,| –)? ?(?<!\p{L})(?:nếu|khi|trường hợp|đối với|với|chỉ áp dụng|dành cho)(?!\p{L})(.*)$|[^:]: (.*)$/u
const NEGATION = /(?<!\p{L})(?:không|chẳng|chả|khỏi|miễn|đừng|chớ|bỏ qua|chưa|trừ|ngoài diện|nằm ngoài)(?!\p{L})/u
/** These say that something is unknown, or ask; they deny nothing. */
const NO_NEGATION =
  /(?:chưa|không) (?:thể )?(?:rõ|biết|chắc|thấy|có (?:nguồn|thông tin|ở đây|con số))|(?:hay|có)(?: \p{L}+){0,4} không(?= ?[?,.]|$)|hay chưa|không sao|đừng lo|không phải lo/gu

/** Whether a text, lower case, denies something. */
export function isNegated(text: string): boolean {
  return NEGATION.test(text.replace(NO_NEGATION, " "))
}

/**
 * Reads what a record says for the chosen case on the day, side by side: the lines of every side, as they are rendered.
 */
export function evidenceOf(subject: Subject): RecordEvidence {
  const { procedure, choices, commune } = subject
  const question = openQuestion(procedure, procedure.requiredDocuments, choices)
  const sections = ASPECTS.flatMap((aspect) => [
    ...aspectSections(aspect, subject, question),
    ...(question === null ? [] : aspectSections(aspect, subject, null)),
  ])
  const titles = [procedure.title, procedure.shortTitle, ...caseLabels(procedure, choices), commune.name]
  const { announcementDecision, source, effectiveFrom, effectiveTo } = procedure
  const facts = [
    `Mã thủ tục ${procedure.code}`,
    ...(announcementDecision === undefined
      ? []
      : [
          `Quyết định công bố ${announcementDecision.number}${
            announcementDecision.date === undefined ? "" : ` ngày ${formatDate(announcementDecision.date)}`
          }`,
        ]),
    `Dữ liệu ngày ${formatDate(source.asOf)}`,
    `Kiểm tra ngày ${formatDate(source.checkedOn)}`,
    ...(effectiveFrom === undefined ? [] : [`Áp dụng từ ngày ${formatDate(effectiveFrom)}`]),
    ...(effectiveTo === undefined ? [] : [`Áp dụng đến hết ngày ${formatDate(effectiveTo)}`]),
    `Hỏi ${commune.receptionDesk}`,
  ]
  const said = [
    ...sections.flatMap(({ heading, lines }) => lines.map((line) => ({ heading: heading ?? "", line }))),
    ...[...titles, ...facts].map((line) => ({ heading: "", line })),
  ]
  // Several sides say the same lines; one of each is enough.
  const distinct = new Map(said.map((one) => [`${one.heading}\n${one.line}`, one]))
  const lines = [...distinct.values()].flatMap(({ heading, line }) => evidenceIn(line, heading))
  return {
    lines,
    vocabulary: new Set(lines.flatMap(({ words }) => [...words])),
    text: recordText(said.map(({ line }) => line).join(" \n ")),
    channels: new Set(procedure.submissionMethods.map(({ channel }) => channel)),
  }
}

/** What stands behind a denial, up to the end of its clause; empty when nothing is denied. */
function deniedIn(sentence: string): string {
  const text = sentence.replace(NO_NEGATION, " ")
  const found = NEGATION.exec(text)
  return found === null ? "" : (text.slice(found.index).split(/[,;.:(]/u, 1)[0] ?? "")
}

/** Ways of submission as words: what holds for one way is about that way. */
export function channelsOf(claims: readonly Claim[]): string[] {
  return claims.filter(({ kind }) => kind === "channel").map(({ value }) => `channel ${value}`)
}

/** A line's sentences, each with the words of the whole line: what stands in one line is about one thing. */
function evidenceIn(line: string, heading: string): Evidence[] {
  const head = recordText(heading)
  const whole = recordText(line)
  const about = wordsOf(claimsIn(`${head} ${whole}`).rest)
  // The ceiling of a period and its cut-off are facts of their own: "3 ngày làm việc, tối đa 23 ngày nếu phải xác minh".
  return whole.split(/(?<=[.;])\s+|, (?=tối đa |nhận sau )/u).flatMap((sentence) => {
    const { claims } = claimsIn(`${head} ${sentence}`)
    if (!claims.some((claim) => claims.some((other) => isRival(claim, other))))
      return [evidenceFrom(sentence, head, claims, about)]
    // "nam từ đủ 20 tuổi, nữ từ đủ 18 tuổi": what is said twice is about two things.
    return sentence.split(/, | và | hoặc | \(/u).map((part) => {
      const said = claimsIn(`${head} ${part}`)
      return evidenceFrom(part, head, said.claims, wordsOf(said.rest))
    })
  })
}

function isRival(one: Claim, other: Claim): boolean {
  return one.kind === other.kind && one.value !== other.value && /^(?:count|number|period|money|date)/.test(one.kind)
}

/** For whom a sentence of a record holds; the words of the case, or of what follows "nếu", "khi", a colon. */
function conditionIn(sentence: string, heading: string): string {
  // Under "Được miễn, giảm" the whole line is the condition; under "Thêm, tùy trường hợp" the case stands first.
  if (heading.includes("được miễn")) return sentence
  if (heading.includes("tùy trường hợp")) return sentence.split(":", 1)[0] ?? ""
  const usual = /trường hợp thường gặp \((.*)\)/u.exec(heading)
  if (usual !== null) return usual[1] ?? ""
  const found = CONDITION.exec(sentence)
  return found?.[1] ?? found?.[2] ?? ""
}

function evidenceFrom(sentence: string, heading: string, claims: readonly Claim[], about: readonly string[]): Evidence {
  const isCharged = claims.some(({ kind, value }) => kind === "money" && value !== "0")
  return {
    claims: isCharged ? [...claims, { kind: "free", value: "charged" }] : claims,
    words: new Set([...about, ...channelsOf(claims)]),
    own: plainWords(sentence),
    condition: plainWords(conditionIn(sentence, heading)),
    denied: plainWords(deniedIn(sentence)),
  }
}

function plainWords(text: string): ReadonlySet<string> {
  return new Set(wordsOf(claimsIn(text).rest))
}
