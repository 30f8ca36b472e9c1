import type { Procedure } from "../../domain/procedure.ts"
import { formatDate } from "../../domain/wording.ts"
import { type Change, listChange, textChange } from "./changes.ts"
import { DOCUMENTS, QUESTIONS } from "./diff-documents.ts"
import { diffMethods } from "./diff-methods.ts"
import { diffParts, type PartKind } from "./diff-parts.ts"

const LEVELS: Readonly<Record<Procedure["adminLevels"][number], string>> = {
  central: "trung ương",
  province: "tỉnh",
  district: "huyện",
  commune: "xã",
}
const ONLINE: Readonly<Record<Procedure["onlineService"], string>> = {
  full: "toàn trình",
  partial: "một phần",
  none: "không có",
  unknown: "chưa rõ",
}

/** Field by field, what differs between two versions of a record; nothing when they are the same. */
export function diffProcedures(before: Procedure, after: Procedure): Change[] {
  const cases = { before: before.questions ?? [], after: after.questions ?? [] }
  return [
    ...textChange("Tên thủ tục", before.title, after.title),
    ...textChange("Tên thường gọi", before.shortTitle, after.shortTitle),
    ...listChange("Tên gọi khác", before.aliases, after.aliases),
    ...textChange("Hay được hỏi", before.askedOften && "có", after.askedOften && "có"),
    ...textChange("Trường hợp riêng của", specialWords(before), specialWords(after)),
    ...textChange("Lĩnh vực", before.sector, after.sector),
    ...textChange("Thư mục lĩnh vực", before.sectorKey, after.sectorKey),
    ...listChange("Cấp thực hiện", levelWords(before), levelWords(after)),
    ...listChange("Đối tượng thực hiện", before.applicants, after.applicants),
    ...textChange("Cơ quan thực hiện", before.agency, after.agency),
    ...textChange("Cơ quan có thẩm quyền", before.competentAgency, after.competentAgency),
    ...listChange("Cơ quan phối hợp", before.coordinatingAgencies, after.coordinatingAgencies),
    ...textChange("Nơi nộp", before.receptionDesk, after.receptionDesk),
    ...textChange("Riêng của tỉnh", before.province, after.province),
    ...textChange("Hiệu lực", validityWords(before), validityWords(after)),
    ...listChange("Thay cho mã", before.replaces, after.replaces),
    ...textChange("Dịch vụ công trực tuyến", ONLINE[before.onlineService], ONLINE[after.onlineService]),
    ...diffMethods(before.submissionMethods, after.submissionMethods, cases),
    ...textChange("Nói thêm về thời hạn", before.timeNote, after.timeNote),
    ...diffParts(QUESTIONS, before.questions, after.questions, cases),
    ...diffParts(DOCUMENTS, before.requiredDocuments, after.requiredDocuments, cases),
    ...textChange("Nói chung về giấy tờ", before.documentsNote, after.documentsNote),
    ...listChange("Các bước", before.steps, after.steps),
    ...listChange("Kết quả", before.outcome, after.outcome),
    ...listChange("Yêu cầu, điều kiện", before.eligibility, after.eligibility),
    ...diffParts(LEGAL_BASIS, before.legalBasis, after.legalBasis),
    ...textChange("Quyết định công bố", decisionWords(before), decisionWords(after)),
    ...textChange("Nguồn", sourceWords(before), sourceWords(after)),
  ]
}

const LEGAL_BASIS: PartKind<Procedure["legalBasis"][number]> = {
  what: () => "Căn cứ pháp lý",
  words: ({ number, title }) => (title === undefined ? number : `${number} – ${title}`),
  // One text takes the place of another, so what went and what came stand side by side.
  likeness: (old, now) => (old.number === now.number ? 3 : old.title !== undefined && old.title === now.title ? 2 : 1),
}

function specialWords({ specialOf }: Procedure): string | undefined {
  return specialOf === undefined ? undefined : `${specialOf.code ?? "thủ tục khác"} (${specialOf.marks.join(", ")})`
}

function levelWords({ adminLevels }: Procedure): string[] {
  return adminLevels.map((level) => LEVELS[level])
}

/** Status, days and successor are one matter: until when this record counts, and what counts then. */
function validityWords({ status, effectiveFrom, effectiveTo, replacedBy }: Procedure): string {
  return [
    status === "in-force" ? "còn hiệu lực" : "đã bãi bỏ",
    effectiveFrom && `từ ${formatDate(effectiveFrom)}`,
    effectiveTo && `dùng đến hết ${formatDate(effectiveTo)}`,
    replacedBy && `thay bằng ${replacedBy}`,
  ]
    .filter(Boolean)
    .join(", ")
}

function decisionWords({ announcementDecision: decision }: Procedure): string | undefined {
  if (decision === undefined) return undefined
  const { number, date, issuer } = decision
  return `${number}${date === undefined ? "" : ` ngày ${formatDate(date)}`}${issuer === undefined ? "" : ` của ${issuer}`}`
}

function sourceWords({ source }: Procedure): string {
  const { name, url, asOf, checkedOn } = source
  return `${name}${url === undefined ? "" : ` ${url}`}, bản ngày ${formatDate(asOf)}, đối chiếu ${formatDate(checkedOn)}`
}
