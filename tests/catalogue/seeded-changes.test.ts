import { cp, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { expect, it } from "vitest"
import { diffCatalogues } from "../../src/catalogue/diff/diff-catalogues.ts"
import { loadCatalogue } from "../../src/catalogue/load.ts"
import type { Fee, Procedure, ProcessingTime, RequiredDocument, SubmissionMethod } from "../../src/domain/procedure.ts"
import { asYaml, useFolders } from "./data-folder.ts"

const DATA = join(import.meta.dirname, "..", "..", "data")
const folderOf = useFolders()

/** One change to one record, and the one line in which a comparison must say it. */
interface Seed {
  edit: (procedure: Procedure) => Partial<Procedure> | undefined
  line: RegExp
}

/** An edit gives nothing for a record that has nothing of the kind, so that the seed falls on one that has. */
const SEEDS: Readonly<Record<string, Seed>> = {
  "the amount of a fee": {
    edit: editFee((fee) => ({ ...fee, amountVnd: 123_000 })),
    line: /^(?:Phí|Lệ phí)( \[.+\])?: .+ → 123\.000 đồng\//,
  },
  "the last day of a fee": {
    edit: editFee((fee) => (fee.validUntil === undefined ? undefined : { ...fee, validUntil: "2031-01-02" })),
    line: /: .+ → .+; đến hết 2\/1\/2031;/,
  },
  "the most a period can become": {
    edit: editTime((time) => time.verificationCeiling && { ...time, verificationCeiling: { value: 77, unit: "day" } }),
    line: /^Thời hạn( \[.+\])?: .+ → .+; tối đa 77 ngày nếu phải xác minh/,
  },
  "the unit of a period": {
    edit: editTime((time) => (time.unit === "working-day" ? { ...time, unit: "hour" } : undefined)),
    line: /^Thời hạn( \[.+\])?: (\d+) ngày làm việc.* → \2 giờ/,
  },
  "a paper less": {
    edit: ({ requiredDocuments: [, ...rest] }) => (rest.length > 1 ? { requiredDocuments: rest } : undefined),
    line: /^Giấy tờ( \[.+\])?: [^→]+ →$/,
  },
  "a paper more": {
    edit: ({ requiredDocuments: papers }) => ({
      requiredDocuments: [...papers, { title: "Ảnh 4x6", handling: "submit" }],
    }),
    line: /^Giấy tờ: → Ảnh 4x6$/,
  },
  "the copies of a paper": {
    edit: editPaper((paper) => (paper.copies === undefined ? undefined : { ...paper, copies: 19 })),
    line: /^Giấy tờ( \[.+\])?: .+ → .*19 bản sao/,
  },
  "the number of the decision": {
    edit: ({ announcementDecision: decision }) =>
      decision && { announcementDecision: { ...decision, number: "9999/QĐ-BTP" } },
    line: /^Quyết định công bố: .+ → 9999\/QĐ-BTP/,
  },
  "the number of a legal text": {
    edit: ({ legalBasis: [first, ...rest] }) => ({ legalBasis: [{ ...first, number: "999/2031/NĐ-CP" }, ...rest] }),
    line: /^Căn cứ pháp lý: .+ → 999\/2031\/NĐ-CP/,
  },
  // Status and successor say one thing and stand in one line: what counts from now on.
  "repealed, with its successor": {
    edit: ({ effectiveTo }) => (effectiveTo === undefined ? { status: "repealed", replacedBy: "1.999999" } : undefined),
    line: /^Hiệu lực: còn hiệu lực.* → đã bãi bỏ.*, thay bằng 1\.999999$/,
  },
  "the case of a paper": {
    edit: editPaper((paper, { questions: [first] = [] }) => {
      const other = first?.options.find(({ id }) => paper.when && ![paper.when[first.id]].flat().includes(id))
      return first && other && { ...paper, when: { [first.id]: other.id } }
    }),
    line: /^Giấy tờ: .+ – .+ → .+ – .+$/,
  },
  "where to hand it in": {
    edit: ({ receptionDesk }) => (receptionDesk === undefined ? undefined : { receptionDesk: "Quầy thử số 9" }),
    line: /^Nơi nộp: .+ → Quầy thử số 9$/,
  },
}

it("a comparison lists the twelve changes made to a copy of the shipped data, and nothing else", async () => {
  const before = await loadCatalogue(DATA)
  const folder = await folderOf({})
  await cp(DATA, folder, { recursive: true })
  const untouched = [...before.procedures.values()]
  const seeded = new Map<string, string>()
  for (const [name, { edit }] of Object.entries(SEEDS)) {
    const place = untouched.findIndex((procedure) => edit(procedure) !== undefined)
    for (const procedure of untouched.splice(place, 1)) {
      const { sectorKey, code } = procedure
      seeded.set(code, name)
      await writeFile(
        join(folder, "procedures", sectorKey, `${code}.yaml`),
        asYaml({ ...procedure, ...edit(procedure) }),
      )
    }
  }

  const records = diffCatalogues(before.procedures, (await loadCatalogue(folder)).procedures)

  expect(seeded.size).toBe(12)
  expect(records.map(({ code, kind }) => [code, kind])).toEqual(
    [...seeded.keys()].sort().map((code) => [code, "changed"]),
  )
  for (const { code, changes } of records) {
    const lines = changes.map(({ what, forWhom, before, after }) =>
      [forWhom === undefined ? `${what}:` : `${what} [${forWhom}]:`, before, "→", after].filter(Boolean).join(" "),
    )
    expect(lines).toEqual([expect.stringMatching(SEEDS[seeded.get(code) ?? ""]?.line ?? "")])
  }
})

/** Edits the first part that can be edited so; undefined when there is none. */
function editFirst<Part>(parts: readonly Part[], edit: (part: Part) => Part | undefined): Part[] | undefined {
  const place = parts.findIndex((part) => edit(part) !== undefined)
  return place < 0 ? undefined : parts.map((part, index) => (index === place ? (edit(part) ?? part) : part))
}

function editMethod(edit: (method: SubmissionMethod) => SubmissionMethod | undefined): Seed["edit"] {
  return (procedure) => {
    const submissionMethods = editFirst(procedure.submissionMethods, edit)
    return submissionMethods && { submissionMethods }
  }
}

function editFee(edit: (fee: Fee) => Fee | undefined): Seed["edit"] {
  return editMethod((method) => {
    const fees = editFirst(method.fees ?? [], edit)
    return fees && { ...method, fees }
  })
}

function editTime(edit: (time: ProcessingTime) => ProcessingTime | undefined): Seed["edit"] {
  return editMethod((method) => {
    const processingTimes = editFirst(method.processingTimes, edit)
    return processingTimes && { ...method, processingTimes }
  })
}

function editPaper(
  edit: (paper: RequiredDocument, procedure: Procedure) => RequiredDocument | undefined,
): Seed["edit"] {
  return (procedure) => {
    const requiredDocuments = editFirst(procedure.requiredDocuments, (paper) => edit(paper, procedure))
    return requiredDocuments && { requiredDocuments }
  }
}
