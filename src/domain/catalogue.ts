import { type Static, Type } from "typebox"
import type { Procedure } from "./procedure.ts"

const Text = Type.String({ minLength: 1, pattern: "\\S" })

/** A matter that people bring to the commune though it is done elsewhere, or is no administrative matter at all. */
export const ElsewhereTopic = Type.Object(
  {
    key: Type.String({ pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" }),
    title: Text,
    /** What is said to the citizen: that it is not done here, and whom to ask. */
    say: Text,
    source: Text,
    /** How people put the need. */
    sayings: Type.Array(Text, { minItems: 5 }),
  },
  { additionalProperties: false },
)
export type ElsewhereTopic = Static<typeof ElsewhereTopic>

/** One immutable snapshot of all procedures; a reload makes a new one and swaps it in whole. */
export interface Catalogue {
  /** Changes whenever any data file changes; 12 hexadecimal digits. */
  readonly revision: string
  readonly procedures: ReadonlyMap<string, Procedure>
  /** How people put the need, by procedure code: situations in their own words, one sentence each. */
  readonly utterances: ReadonlyMap<string, readonly string[]>
  /** By key. */
  readonly elsewhere: ReadonlyMap<string, ElsewhereTopic>
}
