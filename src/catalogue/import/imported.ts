import type {
  Fee,
  Form,
  Procedure,
  ProcessingTime,
  RequiredDocument,
  SubmissionChannel,
  SubmissionMethod,
} from "../../domain/procedure.ts"

/** What a file says of the money of one way of submission. */
export interface ImportedMoney {
  /** `unknown` where the file only shows 0, a dash or "Không quy định": none of these is "free". */
  status: SubmissionMethod["feeStatus"]
  fees: Fee[]
  /** Sentences that free or reduce, word for word. */
  exemptions: string[]
  /** The text that says nothing is charged; only with `free`. */
  freeBy?: string
  /** The words of the file where they are no amount. */
  note?: string
}

export interface ImportedMethod {
  /** Null when the file states a time or a fee without saying for which way of submission. */
  channel: SubmissionChannel | null
  times: ProcessingTime[]
  money?: ImportedMoney
  note?: string
}

export interface ImportedDocument extends Pick<RequiredDocument, "title" | "handling" | "originals" | "copies"> {
  form?: Form
  /** The case heading under which the file lists the paper. */
  group?: string
}

/** A period that a province promises instead of the national one ("sau cắt giảm"). */
export interface LocalTime {
  times: ProcessingTime[]
  /** The decision that shortened it, by its number. */
  decision: string
  province: string
}

interface Repeal {
  /** The text that ends the procedure. */
  by?: string
  /** Last day on which the procedure can be used, where the file gives it. */
  lastDay?: string
  /** The code that takes its place. */
  successor?: string
}

/** The facts a file states of one procedure; what it does not state is absent. */
export interface ImportedFacts
  extends Partial<
    Pick<
      Procedure,
      | "title"
      | "sector"
      | "adminLevels"
      | "applicants"
      | "agency"
      | "competentAgency"
      | "coordinatingAgencies"
      | "receptionDesk"
      | "province"
      | "onlineService"
      | "effectiveFrom"
      | "steps"
      | "outcome"
      | "eligibility"
      | "legalBasis"
    >
  > {
  decision?: NonNullable<Procedure["announcementDecision"]>
  methods?: ImportedMethod[]
  documents?: ImportedDocument[]
  /** Rows among the papers that are remarks, not papers. */
  documentNotes?: string[]
  localTime?: LocalTime
  /** The level a new record takes when the file names none: a commune's own list names only what the commune does. */
  levelOfList?: Procedure["adminLevels"]
  repeal?: Repeal
}

export interface ImportedProcedure {
  code: string
  /** Where the procedure stands in the file: `trang tính “Danh sách”, dòng 12`. */
  place: string
  facts: ImportedFacts
  /** Where each fact stands in the file: `cột “Thời hạn”, dòng 12`. */
  origins: Partial<Record<keyof ImportedFacts, string>>
  /** What a person should know of this reading, one sentence each. */
  remarks: string[]
}

/** A row or a file that was not taken, and why. */
export interface Skipped {
  place: string
  reason: string
}

/** What one file gave. */
export interface ImportedFile {
  /** In words: "danh sách thủ tục (Excel)". */
  format: string
  /** A list names many procedures of any level; only those a commune carries out become new records. */
  isList: boolean
  procedures: ImportedProcedure[]
  skipped: Skipped[]
  /** What concerns the file as a whole, e.g. columns that were not recognised. */
  remarks: string[]
}

/** A rectangle of cells; cells under one merged cell all hold its text. */
export type Grid = readonly (readonly string[])[]

/** A document in reading order. */
export type Block = { kind: "text"; text: string } | { kind: "table"; grid: Grid }
