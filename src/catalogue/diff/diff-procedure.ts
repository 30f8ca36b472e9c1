import type { CaseQuestion, Form, Procedure, RequiredDocument } from "../../domain/procedure.ts"
import { formatDate } from "../../domain/wording.ts"
import { type Change, listChange, pair, textChange } from "./changes.ts"
import { diffMethods, partChange } from "./diff-methods.ts"

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
  return [
    ...textChange("Tên thủ tục", before.title, after.title),
    ...textChange("Tên thường gọi", before.shortTitle, after.shortTitle),
    ...listChange("Tên gọi khác", before.aliases, after.aliases),
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
    ...textChange("Hiệu lực", statusWords(before), statusWords(after)),
    ...textChange("Có hiệu lực từ", dateWords(before.effectiveFrom), dateWords(after.effectiveFrom)),
    ...textChange("Dùng đến hết ngày", dateWords(before.effectiveTo), dateWords(after.effectiveTo)),
    ...listChange("Thay cho mã", before.replaces, after.replaces),
    ...textChange("Được thay bằng", before.replacedBy, after.replacedBy),
    ...textChange("Dịch vụ công trực tuyến", ONLINE[before.onlineService], ONLINE[after.onlineService]),
    ...diffMethods(before, after),
    ...textChange("Nói thêm về thời hạn", before.timeNote, after.timeNote),
    ...diffQuestions(before.questions ?? [], after.questions ?? []),
    ...diffDocuments(before, after),
    ...textChange("Nói chung về giấy tờ", before.documentsNote, after.documentsNote),
    ...listChange("Các bước", before.steps, after.steps),
    ...listChange("Kết quả", before.outcome, after.outcome),
    ...listChange("Yêu cầu, điều kiện", before.eligibility, after.eligibility),
    ...diffLegalBasis(before, after),
    ...textChange("Quyết định công bố", decisionWords(before), decisionWords(after)),
    ...textChange("Nguồn", sourceWords(before), sourceWords(after)),
  ]
}

function diffDocuments(before: Procedure, after: Procedure): Change[] {
  const pairs = pair(
    before.requiredDocuments,
    after.requiredDocuments,
    ({ title, when }) => `${title} ${JSON.stringify(when ?? null)}`,
    (a, b) => a.title === b.title || isAkinTitle(a.title, b.title),
  )
  return pairs.flatMap(([old, now]) =>
    partChange("Giấy tờ", old, now, documentWords, before.questions ?? [], after.questions ?? []),
  )
}

/** Two titles that share most of their words are one paper that was renamed. */
function isAkinTitle(one: string, other: string): boolean {
  const words = (title: string) => new Set(title.toLowerCase().match(/[\p{L}\d]+/gu) ?? [])
  const [a, b] = [words(one), words(other)]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared * 2 > Math.min(a.size, b.size) && shared * 3 > Math.max(a.size, b.size)
}

function documentWords({ title, handling, originals, copies, form, note, replacedBy }: RequiredDocument): string {
  const counts = [
    originals === undefined ? "" : `${originals} bản chính`,
    copies === undefined ? "" : `${copies} bản sao`,
    handling === "present" ? "xuất trình" : "",
    formWords(form),
    note ?? "",
    replacedBy === undefined ? "" : `thay được bằng ${replacedBy}`,
  ].filter((part) => part !== "")
  return counts.length === 0 ? title : `${title} (${counts.join("; ")})`
}

function formWords(form: Form | undefined): string {
  return [form?.code, form?.title, form?.issuedBy, form?.url].filter((part) => part !== undefined).join(", ")
}

function diffQuestions(before: readonly CaseQuestion[], after: readonly CaseQuestion[]): Change[] {
  const pairs = pair(
    before,
    after,
    ({ id }) => id,
    () => false,
  )
  const words = ({ ask, options, when }: CaseQuestion) =>
    `${ask} ${options.map(({ id, label, cues }) => `${label} [${id}${cues === undefined ? "" : `: ${cues.join(", ")}`}]`).join("; ")}${
      when === undefined ? "" : ` – chỉ hỏi khi ${JSON.stringify(when)}`
    }`
  return pairs.flatMap(([old, now]) =>
    textChange(
      "Câu hỏi trường hợp",
      old === undefined ? undefined : words(old),
      now === undefined ? undefined : words(now),
    ),
  )
}

function diffLegalBasis(before: Procedure, after: Procedure): Change[] {
  const pairs = pair(
    before.legalBasis,
    after.legalBasis,
    ({ number }) => number,
    (a, b) => a.title !== undefined && a.title === b.title,
  )
  const words = (law: Procedure["legalBasis"][number] | undefined) =>
    law === undefined ? undefined : [law.number, law.title].filter((part) => part !== undefined).join(" – ")
  return pairs.flatMap(([old, now]) => textChange("Căn cứ pháp lý", words(old), words(now)))
}

function specialWords({ specialOf }: Procedure): string | undefined {
  return specialOf === undefined ? undefined : `${specialOf.code ?? "thủ tục khác"} (${specialOf.marks.join(", ")})`
}

function levelWords({ adminLevels }: Procedure): string[] {
  return adminLevels.map((level) => LEVELS[level])
}

function statusWords({ status }: Procedure): string {
  return status === "in-force" ? "còn hiệu lực" : "đã bãi bỏ"
}

function dateWords(isoDate: string | undefined): string | undefined {
  return isoDate === undefined ? undefined : formatDate(isoDate)
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
