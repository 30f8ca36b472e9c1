import { type Static, Type } from "typebox"
import { Commune } from "../domain/commune.ts"
import { Fee, FeeStatus, ProcedureCode, ProcessingTime, SubmissionMethod } from "../domain/procedure.ts"

/**
 * The files by which a province and a commune refine the national records: named fields only, each with its
 * source. What no source gives stays absent.
 */

const Text = Type.String({ minLength: 1, pattern: "\\S" })
const strict = { additionalProperties: false }

/** The ways of submission that are meant; all of the record when absent. */
const Channels = Type.Optional(Type.Array(SubmissionMethod.properties.channel, { minItems: 1 }))

/** What the council of a province adds to the money of one procedure. */
export const FeeRefinement = Type.Object(
  {
    channels: Channels,
    feeStatus: Type.Optional(FeeStatus),
    /** Beside the amounts of the record, which hold in the whole country. */
    fees: Type.Optional(Type.Array(Fee, { minItems: 1 })),
    /** Beside the exemptions of the record. */
    feeExemptions: Type.Optional(Type.Array(Text, { minItems: 1 })),
    /** Required with `free`. */
    feeSource: Type.Optional(Text),
    /** How to learn the amount; takes the place of the record's `feeNote`. */
    feeExplanation: Type.Optional(Text),
    /** The council's resolution with its number. */
    source: Text,
  },
  strict,
)
export type FeeRefinement = Static<typeof FeeRefinement>

/** A period that was shortened locally ("sau cắt giảm"); takes the place of the record's periods. */
export const TimeRefinement = Type.Object(
  {
    channels: Channels,
    processingTimes: Type.Array(ProcessingTime, { minItems: 1 }),
    /** The decision that shortened it, by its number: "1404/QĐ-UBND". */
    decision: Type.String({ pattern: "\\d\\s*/\\s*\\S" }),
  },
  strict,
)
export type TimeRefinement = Static<typeof TimeRefinement>

const Times = Type.Record(Type.String(), Type.Array(TimeRefinement, { minItems: 1 }))

/** `provinces/<key>.yaml`. */
export const ProvinceOverlay = Type.Object(
  {
    /** As communes and provincial records write it. */
    name: Text,
    source: Text,
    /** How to learn an amount its council sets; said with every national record that leaves the amount to it. */
    feeExplanation: Type.Optional(Text),
    /** By procedure code. */
    fees: Type.Optional(Type.Record(Type.String(), Type.Array(FeeRefinement, { minItems: 1 }))),
    /** By procedure code. */
    times: Type.Optional(Times),
  },
  strict,
)
export type ProvinceOverlay = Static<typeof ProvinceOverlay>

const overlayFields = {
  /** The procedures it carries out; absent when not known, and then everything is shown. */
  offers: Type.Optional(Type.Array(ProcedureCode, { minItems: 1, uniqueItems: true })),
  /** By procedure code. */
  times: Type.Optional(Times),
}

/** `communes/<key>.yaml`: the place itself, and what it refines. */
export const CommuneFile = Type.Object({ ...Commune.properties, ...overlayFields }, strict)
export type CommuneFile = Static<typeof CommuneFile>
