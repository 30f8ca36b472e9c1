import type { Catalogue } from "../../domain/catalogue.ts"
import { fold } from "../../language/fold.ts"
import { tokens } from "../../language/tokens.ts"

/** Something that finds procedures by a question and decides nothing. */
export interface SearchEngine {
  name: string
  /** Codes of procedures, best first, each once. */
  find(question: string): readonly string[]
}

/** Opens an engine over records; nothing is kept on disk. */
export type OpenEngine = (records: readonly SearchRecord[]) => Promise<SearchEngine>

/** The words of one procedure by which it may be found, folded. */
export interface SearchRecord {
  code: string
  /** Title, short title and everyday names, one each. */
  names: readonly string[]
  /** Titles of the documents to bring, in one text. */
  documents: string
  /** Needs in people's words, one sentence each; empty where an engine is to do without. */
  sayings: readonly string[]
}

/** One sentence of a record; only one of its fields says something. */
export interface SearchPassage {
  code: string
  /** A name or, indexed alike, a saying. */
  name: string
  documents: string
}

/** What engines index: letters without marks, single spaces, no punctuation; question and record alike. */
export function foldedWords(text: string): string {
  return tokens(text).map(fold).join(" ")
}

/** The words of a folded text. */
export function wordsOf(folded: string): string[] {
  return folded.split(" ").filter((word) => word !== "")
}

/** All procedures of a catalogue, with or without what people say. */
export function recordsOf(catalogue: Catalogue, { withSayings }: { withSayings: boolean }): SearchRecord[] {
  return [...catalogue.procedures.values()].map(({ code, title, shortTitle, aliases, requiredDocuments }) => ({
    code,
    names: [title, shortTitle, ...aliases].map(foldedWords),
    documents: foldedWords(requiredDocuments.map((document) => document.title).join(" ")),
    sayings: withSayings ? (catalogue.utterances.get(code) ?? []).map(foldedWords) : [],
  }))
}

/** The records cut into sentences, for engines that rank short texts better than long ones. */
export function searchPassagesOf(records: readonly SearchRecord[]): SearchPassage[] {
  return records.flatMap(({ code, names, documents, sayings }) => [
    ...[...names, ...sayings].map((name) => ({ code, name, documents: "" })),
    { code, name: "", documents },
  ])
}
