import { createHash } from "node:crypto"
import { readFile, stat } from "node:fs/promises"
import type { Catalogue } from "../domain/catalogue.ts"
import { CatalogueError, type CatalogueFault } from "../domain/errors.ts"
import type { Procedure } from "../domain/procedure.ts"

const LEVELS: Readonly<Record<string, Procedure["adminLevels"][number]>> = {
  xã: "commune",
  huyện: "district",
  tỉnh: "province",
  bộ: "central",
}

/**
 * Reads a bare list of names, tab separated with a header line: code, name, sector, level, agency.
 * Good for finding; everything else about such a procedure is unknown and is said to be.
 * @throws {CatalogueError} listing every faulty line
 */
export async function loadList(path: string): Promise<Catalogue> {
  const text = await readFile(path, "utf8")
  const asOf = (await stat(path)).mtime.toISOString().slice(0, 10)
  const faults: CatalogueFault[] = []
  const procedures = new Map<string, Procedure>()
  const [, ...lines] = text.split("\n")
  lines.forEach((line, index) => {
    if (line.trim() === "") return
    const [code = "", title = "", sector = "", level = "", agency = ""] = line.split("\t").map((cell) => cell.trim())
    if (!/^\d\.\d{6}/.test(code) || title === "")
      faults.push({ file: path, field: `line ${index + 2}`, problem: "needs a code and a name, tab separated" })
    else if (procedures.has(code))
      faults.push({ file: path, field: `line ${index + 2}`, problem: `the code ${code} stands twice` })
    else procedures.set(code, bareProcedure({ code, title, sector, level, agency, asOf }))
  })
  if (procedures.size === 0) faults.push({ file: path, field: "", problem: "holds no procedure" })
  if (faults.length > 0) throw new CatalogueError(faults)
  const revision = createHash("sha256").update(text).digest("hex").slice(0, 12)
  return Object.freeze({ revision, procedures, utterances: new Map(), elsewhere: new Map() })
}

interface ListedProcedure {
  code: string
  title: string
  sector: string
  level: string
  agency: string
  /** The day the list was last written: the best that is known of its age. */
  asOf: string
}

function bareProcedure({ code, title, sector, level, agency, asOf }: ListedProcedure): Procedure {
  return Object.freeze({
    code,
    title,
    shortTitle: title.length <= 60 ? title : `${title.slice(0, 59)}…`,
    aliases: [],
    sector,
    sectorKey: "danh-sach",
    adminLevels: level.split(/[,;]\s*/).flatMap((name) => LEVELS[name] ?? []),
    applicants: [],
    agency: agency === "" ? "Chưa rõ" : agency,
    status: "in-force",
    onlineService: "unknown",
    submissionMethods: [],
    requiredDocuments: [],
    steps: [],
    outcome: [],
    legalBasis: [],
    source: { name: "Danh sách tên thủ tục", asOf, checkedOn: asOf },
  } satisfies Procedure)
}
