import type { Procedure } from "../../domain/procedure.ts"
import { levelsOf, sectorSlug } from "./code-words.ts"
import type { ImportedFacts, ImportedProcedure } from "./imported.ts"
import { newMethod } from "./merge-methods.ts"
import { newDocuments } from "./paper-cases.ts"
import { nameKey, oneLine, plain } from "./words.ts"

const MAX_SHORT_TITLE = 60
const UNKNOWN = "Chưa rõ"

/** What a new record needs to know of the catalogue it comes into. */
export interface CatalogueNames {
  /** Folder of a sector, by its folded name. */
  sectorKeys: ReadonlyMap<string, string>
  /** Whether a record already goes by this name. */
  isTaken: (name: string) => boolean
  /** Whether procedures that no commune carries out may come in too. */
  allLevels: boolean
}

/**
 * A new record with the facts of a file and nothing invented: what the file does not state is unknown and says so.
 * @returns why there can be none, when the file states no title, sector or level
 */
export function newRecord(
  { code, facts }: ImportedProcedure,
  origin: { name: string; asOf: string; today: string },
  names: CatalogueNames,
): Procedure | { problem: string } {
  if (facts.repeal !== undefined) return { problem: "bị bãi bỏ, và danh mục không có mã này" }
  const { title, sector } = facts
  if (title === undefined) return { problem: "không có tên thủ tục" }
  if (sector === undefined) return { problem: "không có lĩnh vực (thủ tục chưa có trong danh mục)" }
  const adminLevels = levels(facts)
  if (adminLevels.length === 0) return { problem: `không rõ cấp thực hiện (cơ quan: ${facts.agency ?? "không ghi"})` }

  if (!names.allLevels && !adminLevels.includes("commune"))
    return { problem: "không phải việc của cấp xã và danh mục chưa có mã này (lấy cả thì thêm --all-levels)" }

  const { decision, methods = [] } = facts
  const ways = methods.some(({ channel }) => channel !== null)
    ? methods.filter(({ channel }) => channel !== null)
    : methods
  const submissionMethods = ways.length === 0 ? [newMethod({ channel: "in-person", times: [] })] : ways.map(newMethod)
  return {
    code,
    title,
    shortTitle: shortTitleOf(title, code, names.isTaken),
    aliases: [],
    sector,
    sectorKey: names.sectorKeys.get(nameKey(sector)) ?? sectorSlug(sector),
    adminLevels,
    applicants: facts.applicants ?? [],
    agency: facts.agency ?? UNKNOWN,
    ...pick(facts, "competentAgency", "coordinatingAgencies", "receptionDesk", "province"),
    status: "in-force",
    ...pick(facts, "effectiveFrom"),
    onlineService: facts.onlineService ?? "unknown",
    submissionMethods,
    ...newDocuments(facts.documents ?? []),
    ...(facts.documentNotes === undefined ? {} : { documentsNote: facts.documentNotes.join(" ") }),
    steps: orUnknown(facts.steps, "Tệp nhập không có các bước: hỏi nơi tiếp nhận hồ sơ."),
    outcome: orUnknown(facts.outcome, UNKNOWN),
    ...pick(facts, "eligibility"),
    legalBasis: orUnknown(facts.legalBasis, { number: decision?.number ?? UNKNOWN }),
    ...(decision === undefined ? {} : { announcementDecision: decision }),
    source: { name: origin.name, asOf: origin.asOf, checkedOn: origin.today },
  }
}

/** A list that must not be empty says itself that it is not known. */
function orUnknown<Item>(list: Item[] | undefined, unknown: Item): Item[] {
  return list === undefined || list.length === 0 ? [unknown] : list
}

function pick<Name extends keyof ImportedFacts>(facts: ImportedFacts, ...names: Name[]): Pick<ImportedFacts, Name> {
  return Object.fromEntries(names.flatMap((name) => (facts[name] === undefined ? [] : [[name, facts[name]]]))) as Pick<
    ImportedFacts,
    Name
  >
}

/**
 * The level stated, the one its agency has, or the one of the list. The portal flags much of what a commune does as the
 * ministry's, so an agency of the commune counts beside its flags.
 */
function levels({ adminLevels, agency, levelOfList }: ImportedFacts): Procedure["adminLevels"] {
  if (adminLevels === undefined && agency === undefined && levelOfList !== undefined) return levelOfList
  const words = plain(agency ?? "")
  const stated = adminLevels ?? levelsOf(words)
  const isOfCommune =
    /(?:uy ban nhan dan|ubnd|cong an|ban chi huy quan su|ban chqs) (?:cap )?xa\b/.test(words) &&
    !stated.includes("commune")
  if (stated.length > 0 || isOfCommune) return isOfCommune ? ["commune", ...stated] : stated
  if (/\bso\b|\btinh\b/.test(words)) return ["province"]
  return /(?:^|; ?)(?:bo|cuc|tong cuc)\b/.test(words) ? ["central"] : []
}

/** The title cut between words; with its code where another record goes by the same name. */
function shortTitleOf(title: string, code: string, isTaken: (name: string) => boolean): string {
  const plainTitle = oneLine(title).replace(/^thủ tục\s+/iu, "")
  const name = plainTitle.charAt(0).toUpperCase() + plainTitle.slice(1)
  const short = cut(name, MAX_SHORT_TITLE)
  if (!isTaken(short)) return short
  const mark = ` (${code})`
  return cut(name, MAX_SHORT_TITLE - mark.length) + mark
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text.padEnd(3, ".")
  const whole = text.slice(0, length - 1)
  return `${whole.slice(0, Math.max(whole.lastIndexOf(" "), length / 2)).replace(/[\s,;:.–-]+$/, "")}…`
}
