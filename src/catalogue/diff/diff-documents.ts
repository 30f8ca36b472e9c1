import type { CaseQuestion, Form, RequiredDocument } from "../../domain/procedure.ts"
import { formatForm } from "../../domain/wording.ts"
import type { PartKind } from "./diff-parts.ts"
import { sharedFields } from "./pair.ts"

/** The papers of a record: a paper that was renamed is the same paper. */
export const DOCUMENTS: PartKind<RequiredDocument> = {
  what: () => "Giấy tờ",
  words: documentWords,
  likeness: (old, now) => {
    const names = old.title === now.title ? 2 : sharedWords(old.title, now.title)
    return names === 0 ? 0 : names + sharedFields(old, now)
  },
  whenOf: ({ when }) => when,
}

/** The questions that part the cases, each with its answers. */
export const QUESTIONS: PartKind<CaseQuestion> = {
  what: () => "Câu hỏi trường hợp",
  words: ({ id, ask, options }) =>
    `${ask} [${id}] ${options
      .map((option) => `${option.label} [${[option.id, ...(option.cues ?? [])].join(", ")}]`)
      .join("; ")}`,
  likeness: (old, now) => (old.id === now.id ? 2 : old.ask === now.ask ? 1 : 0),
  whenOf: ({ when }) => when,
}

/** Share of the words of two titles that are the same; 0 when it is too small for one paper that was renamed. */
function sharedWords(one: string, other: string): number {
  const words = (title: string) => new Set(title.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])
  const [a, b] = [words(one), words(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  const isSame = shared * 2 > Math.min(a.size, b.size) && shared * 3 > Math.max(a.size, b.size)
  return isSame ? shared / Math.max(a.size, b.size) : 0
}

function documentWords({ title, handling, originals, copies, form, note, replacedBy }: RequiredDocument): string {
  const details = [
    originals !== undefined && `${originals} bản chính`,
    copies !== undefined && `${copies} bản sao`,
    handling === "present" && "xuất trình",
    form !== undefined && formWords(form),
    note,
    replacedBy !== undefined && `thay được bằng ${replacedBy}`,
  ].filter(Boolean)
  return details.length === 0 ? title : `${title} (${details.join("; ")})`
}

function formWords({ code, title, issuedBy, url }: Form): string {
  return [code && formatForm(code), title && `“${title}”`, issuedBy && `theo ${issuedBy}`, url]
    .filter(Boolean)
    .join(", ")
}
