import { type Static, Type } from "typebox"

/**
 * The published record of one administrative procedure (thủ tục hành chính), as one YAML file of
 * `data/procedures/` holds it. A field that is absent is *unknown*, never zero or "none".
 */

const Text = Type.String({ minLength: 1, pattern: "\\S" })
const IsoDate = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" })
const Slug = Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 24 })
const strict = { additionalProperties: false }

export const ProcedureCode = Type.String({ pattern: "^\\d\\.\\d{6}$" })

/** Which case a document, fee or time belongs to: every named question must have one of the options given. */
export const When = Type.Record(Type.String(), Type.Union([Slug, Type.Array(Slug, { minItems: 1 })]), {
  minProperties: 1,
})
export type When = Static<typeof When>

/** One question of the decision table, asked in plain words with two to five options. */
export const CaseQuestion = Type.Object(
  {
    id: Slug,
    ask: Text,
    options: Type.Array(
      Type.Object(
        {
          id: Slug,
          label: Type.String({ minLength: 1, maxLength: 60 }),
          /** What a citizen says when this is their case; read in the question, so the bot need not ask. */
          cues: Type.Optional(Type.Array(Text)),
        },
        strict,
      ),
      { minItems: 2, maxItems: 5 },
    ),
    /** Asked only when these choices were made before. */
    when: Type.Optional(When),
  },
  strict,
)
export type CaseQuestion = Static<typeof CaseQuestion>

const Form = Type.Object(
  {
    /** Form number as published, e.g. "CT01". */
    code: Type.Optional(Text),
    title: Type.Optional(Text),
    /** The text that issued the form, e.g. "Thông tư 53/2025/TT-BCA". */
    issuedBy: Type.Optional(Text),
    url: Type.Optional(Type.String({ pattern: "^https://" })),
  },
  { ...strict, minProperties: 1 },
)
export type Form = Static<typeof Form>

export const RequiredDocument = Type.Object(
  {
    /** Short and plain; the paper's official name where it has one. */
    title: Text,
    form: Type.Optional(Form),
    /** `submit`: stays in the dossier; `present`: shown for comparison and taken back. */
    handling: Type.Union([Type.Literal("submit"), Type.Literal("present")]),
    originals: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
    copies: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
    note: Type.Optional(Text),
    when: Type.Optional(When),
    /** What already proves the same, e.g. VNeID; then the paper need not be brought. */
    replacedBy: Type.Optional(Text),
  },
  strict,
)
export type RequiredDocument = Static<typeof RequiredDocument>

const Period = {
  /** 0 only with unit `immediately`. */
  value: Type.Integer({ minimum: 0, maximum: 366 }),
  /** `immediately` = within the same working day ("ngay trong ngày"). */
  unit: Type.Enum(["working-day", "day", "hour", "month", "immediately"]),
}

export const ProcessingTime = Type.Object(
  {
    ...Period,
    /** The longest the period may become when facts must be verified elsewhere. */
    verificationCeiling: Type.Optional(Type.Object(Period, strict)),
    /** Dossiers received after this hour count from (or are answered on) the next working day, "15:00". */
    cutOff: Type.Optional(Type.String({ pattern: "^\\d{2}:\\d{2}$" })),
    /** Plain words: for which case, or what the period does not include. */
    condition: Type.Optional(Text),
    when: Type.Optional(When),
    /** Where the period was read, if not in the record itself. */
    source: Type.Optional(Text),
  },
  strict,
)
export type ProcessingTime = Static<typeof ProcessingTime>

export const Fee = Type.Object(
  {
    /** The law separates phí (price of a service) and lệ phí (charge for a state act). */
    kind: Type.Enum(["phi", "le-phi"]),
    /** Đồng. 0 only where a named text says so. */
    amountVnd: Type.Integer({ minimum: 0 }),
    /** What one amount buys: "lần đăng ký", "trang", "bản". */
    per: Text,
    /**
     * What one amount is counted in, when a sum can be made of it: `case` is one paper or transaction, named by `per`.
     * Only where `when` and the terms decide whom the amount is for and `condition` merely explains.
     */
    unit: Type.Optional(Type.Enum(["page", "copy", "person", "case"])),
    /** First and last unit of a step ("page 1 to 2"), of each copy where pages are counted; absent: from 1, no end. */
    fromUnit: Type.Optional(Type.Integer({ minimum: 1 })),
    toUnit: Type.Optional(Type.Integer({ minimum: 1 })),
    /** The most that the pages of one copy cost together, in đồng; the same in every step. */
    maxPerCopyVnd: Type.Optional(Type.Integer({ minimum: 1 })),
    condition: Type.Optional(Text),
    /** Paid beside the main fee and only on request, e.g. for additional copies. */
    extra: Type.Optional(Type.Literal(true)),
    when: Type.Optional(When),
    validFrom: Type.Optional(IsoDate),
    /** Last day on which the amount applies. */
    validUntil: Type.Optional(IsoDate),
    source: Text,
  },
  strict,
)
export type Fee = Static<typeof Fee>

/**
 * What is known of the money:
 * `amount` – all of it stands in `fees`; `free` – a named text says nothing is charged (`feeSource`);
 * `set-by-province` – the provincial council decides and its figure is not in this record; `fees` may hold
 *   the parts that are known all the same (cases the law frees, additional copies);
 * `unknown` – no source says anything. The portal's "0 đồng" alone proves nothing and is `unknown`.
 */
export const FeeStatus = Type.Enum(["amount", "free", "set-by-province", "unknown"])

export const SubmissionMethod = Type.Object(
  {
    channel: Type.Enum(["in-person", "online", "post"]),
    processingTimes: Type.Array(ProcessingTime),
    feeStatus: FeeStatus,
    fees: Type.Optional(Type.Array(Fee, { minItems: 1 })),
    /** Who does not pay, in plain words, each with its ground. */
    feeExemptions: Type.Optional(Type.Array(Text)),
    /** What else must be said of the fee, e.g. for which part an amount is not known. */
    feeNote: Type.Optional(Text),
    /** Required with `free`. */
    feeSource: Type.Optional(Text),
    note: Type.Optional(Text),
  },
  strict,
)
export type SubmissionMethod = Static<typeof SubmissionMethod>
export type SubmissionChannel = SubmissionMethod["channel"]

export const Procedure = Type.Object(
  {
    code: ProcedureCode,
    /** The published title, exactly. */
    title: Text,
    /** How people say it: at most 60 characters. */
    shortTitle: Type.String({ minLength: 3, maxLength: 60 }),
    /** Everyday names, with diacritics. One alias belongs to one procedure. */
    aliases: Type.Array(Text),
    /**
     * This record is the special case of a plain one (again, with a foreigner, ended …) and is meant only
     * when one of the marks is said; otherwise the plain record is.
     */
    specialOf: Type.Optional(
      Type.Object(
        {
          /** Absent when the plain matter is none of this catalogue. */
          code: Type.Optional(ProcedureCode),
          marks: Type.Array(Text, { minItems: 1 }),
        },
        strict,
      ),
    ),
    /** People ask for it every day; where words fit several procedures alike, this one is thought of first. */
    askedOften: Type.Optional(Type.Literal(true)),
    sector: Text,
    /** Sector folder and thematic key, e.g. "ho-tich". */
    sectorKey: Slug,
    adminLevels: Type.Array(Type.Enum(["central", "province", "commune", "district"]), { minItems: 1 }),
    applicants: Type.Array(Text),
    /** Who carries it out. */
    agency: Text,
    competentAgency: Type.Optional(Text),
    coordinatingAgencies: Type.Optional(Type.Array(Text)),
    /** Where a dossier of the citizen goes, in plain words ("nơi cư trú của cha hoặc mẹ"). */
    receptionDesk: Type.Optional(Text),
    /** Set when only this province uses the code; it then stands in for the national twin. */
    province: Type.Optional(Text),
    status: Type.Enum(["in-force", "repealed"]),
    effectiveFrom: Type.Optional(IsoDate),
    effectiveTo: Type.Optional(IsoDate),
    /** Codes that this procedure took the place of. */
    replaces: Type.Optional(Type.Array(ProcedureCode)),
    replacedBy: Type.Optional(Type.Union([ProcedureCode, Text])),
    onlineService: Type.Enum(["full", "partial", "none", "unknown"]),
    submissionMethods: Type.Array(SubmissionMethod, { minItems: 1 }),
    /** Said when no period is known, or beside it: yearly rounds, unresolved conflicts between sources. */
    timeNote: Type.Optional(Text),
    questions: Type.Optional(Type.Array(CaseQuestion, { minItems: 1, maxItems: 3 })),
    requiredDocuments: Type.Array(RequiredDocument),
    /** Holds for the whole list of documents: what need not be brought, copies against originals. */
    documentsNote: Type.Optional(Text),
    steps: Type.Array(Text, { minItems: 1 }),
    /** The paper or decision the citizen receives. */
    outcome: Type.Array(Text, { minItems: 1 }),
    eligibility: Type.Optional(Type.Array(Text)),
    legalBasis: Type.Array(Type.Object({ number: Text, title: Type.Optional(Text) }, strict), { minItems: 1 }),
    announcementDecision: Type.Optional(
      Type.Object({ number: Text, date: Type.Optional(IsoDate), issuer: Type.Optional(Text) }, strict),
    ),
    source: Type.Object(
      {
        name: Text,
        url: Type.Optional(Type.String({ pattern: "^https://" })),
        /** The day the copy was taken from its publisher. */
        asOf: IsoDate,
        /** The day somebody last compared this file with it. */
        checkedOn: IsoDate,
      },
      strict,
    ),
  },
  strict,
)
export type Procedure = Static<typeof Procedure>
