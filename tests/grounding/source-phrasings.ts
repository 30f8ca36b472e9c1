import type { Subject } from "../../src/answer/subject.ts"
import { lowerFirst } from "../../src/domain/wording.ts"
import { fill, inSentence, type Phrasing, type Piece, phrasingOf, pick, type Random } from "./phrasing.ts"
import { dateWordings } from "./quantity-wording.ts"

/** Places: {number} with its kind of text, {date}, {outcome}, {name} the procedure; `<words|contrary>`. */
const LEGAL_TEMPLATES = [
  "Căn cứ pháp lý <có|không có> {number}.",
  "Căn cứ {number}.",
  "Thủ tục này <dựa trên|không dựa trên> {number}.",
  "Về {name}: căn cứ {number}.",
  "Quy định <nằm ở|không nằm ở> {number}.",
  "Văn bản làm căn cứ <gồm|không gồm> {number}.",
  "Việc này <theo|không theo> {number}.",
  "Ông/bà xem thêm {number}.",
  "Căn cứ pháp lý: {number}.",
  "Với việc {name}, căn cứ pháp lý <có|không có> {number}.",
  "Cơ sở pháp lý <là|không phải là> {number}.",
  "Thủ tục này được quy định tại {number}.",
] as const
const DECISION_TEMPLATES = [
  "Quyết định công bố là {number}.",
  "Thủ tục này <công bố theo|không công bố theo> quyết định {number}.",
  "Quyết định công bố: {number}.",
  "Về {name}: công bố tại quyết định {number}.",
  "Thủ tục <được công bố tại|không công bố tại> quyết định {number}.",
  "Số của quyết định công bố là {number}.",
  "Quyết định công bố thủ tục này <là|không phải là> {number}.",
  "Theo quyết định công bố {number}.",
  "Nội dung <theo|không theo> quyết định công bố {number}.",
  "Văn bản công bố là quyết định {number}.",
  "Với việc {name}, quyết định công bố là {number}.",
  "Quyết định {number} <công bố|không công bố> thủ tục này.",
] as const
const CODE_TEMPLATES = [
  "Mã thủ tục là {number}.",
  "Mã thủ tục: {number}.",
  "Thủ tục này <có mã|không mang mã> {number}.",
  "Về {name}: mã thủ tục {number}.",
  "Tra cứu trên Cổng Dịch vụ công quốc gia bằng mã {number}.",
  "Mã của thủ tục này <là|không phải là> {number}.",
  "Thủ tục mang mã {number}.",
  "Mã số thủ tục hành chính là {number}.",
  "Ông/bà tìm theo mã thủ tục {number}.",
  "Với việc {name}, mã thủ tục là {number}.",
  "Đây là thủ tục mã {number}.",
  "Mã cần tìm <là|không phải là> {number}.",
] as const
const COPIED_TEMPLATES = [
  "Dữ liệu lấy {date}.",
  "Dữ liệu {date}.",
  "Thông tin này là dữ liệu {date}.",
  "Bản ghi được lấy {date}.",
  "Dữ liệu của thủ tục này lấy {date}.",
  "Về {name}: dữ liệu {date}.",
  "Bản dữ liệu <lấy|không lấy> {date}.",
  "Ngày lấy dữ liệu là {date}.",
  "Thông tin lấy từ bản dữ liệu {date}.",
  "Bản chụp dữ liệu là của {date}.",
  "Với việc {name}, dữ liệu lấy {date}.",
  "Dữ liệu ở đây là bản {date}.",
] as const
const CHECKED_TEMPLATES = [
  "Dữ liệu được kiểm tra {date}.",
  "Kiểm tra {date}.",
  "Thông tin này được kiểm tra {date}.",
  "Lần kiểm tra gần nhất là {date}.",
  "Ngày kiểm tra dữ liệu là {date}.",
  "Về {name}: kiểm tra {date}.",
  "Thông tin <đã kiểm tra|không kiểm tra> {date}.",
  "Bản ghi được đối chiếu, kiểm tra {date}.",
  "Đã kiểm tra {date}.",
  "Dữ liệu của thủ tục này kiểm tra {date}.",
  "Với việc {name}, thông tin kiểm tra {date}.",
  "Kiểm tra gần nhất vào {date}.",
] as const
const LAST_DAY_TEMPLATES = [
  "Quy định này chỉ áp dụng đến hết {date}.",
  "Quy định dưới đây <áp dụng đến hết|không áp dụng đến hết> {date}.",
  "Thủ tục này áp dụng đến hết {date}.",
  "Nội dung này có hiệu lực đến hết {date}.",
  "Về {name}: quy định áp dụng đến hết {date}.",
  "Ngày cuối áp dụng quy định này là {date}.",
  "Quy định hiện nay chỉ dùng đến hết {date}.",
  "Đến hết {date} là quy định này thôi áp dụng.",
  "Với việc {name}, quy định này áp dụng đến hết {date}.",
  "Hiệu lực của quy định này kéo dài đến hết {date}.",
  "Sau {date} quy định này <không còn áp dụng|vẫn áp dụng>.",
  "Hết {date} thì quy định này <hết hiệu lực|vẫn còn hiệu lực>.",
] as const
const OUTCOME_TEMPLATES = [
  "Kết quả nhận được là {outcome}.",
  "Kết quả nhận được: {outcome}.",
  "Ông/bà <nhận được|không nhận được> {outcome}.",
  "Về {name}: kết quả là {outcome}.",
  "Làm xong <được cấp|không được cấp> {outcome}.",
  "Kết quả của thủ tục này <là|không phải là> {outcome}.",
  "Người làm thủ tục <nhận|không nhận> {outcome}.",
  "Thủ tục này <cho|không cho> kết quả: {outcome}.",
  "Với việc {name}, kết quả là {outcome}.",
  "Cơ quan giải quyết <trả|không trả> {outcome}.",
  "Xong việc thì có {outcome}.",
  "Giấy tờ nhận về là {outcome}.",
] as const

/** True sentences about where the record comes from and what comes of the procedure. */
export function sourcePhrasings({ procedure }: Subject, random: Random): Phrasing[] {
  const { announcementDecision, legalBasis, source, effectiveTo, outcome, code, shortTitle } = procedure
  const say = (about: Phrasing["about"], templates: readonly string[], place: Record<string, Piece | Piece[]>) =>
    phrasingOf(about, fill(pick(templates, random), { name: lowerFirst(shortTitle), ...place }))
  const date = (iso: string) => ({ date: { role: "date" as const, text: pick(dateWordings(iso), random), iso } })
  const { number: basis } = pick(legalBasis, random)
  return [
    say("legal", LEGAL_TEMPLATES, { number: [kindOfText(basis), { role: "legal", text: basis, number: basis }] }),
    say("code", CODE_TEMPLATES, { number: { role: "code", text: code, number: code } }),
    say("date", COPIED_TEMPLATES, date(source.asOf)),
    say("date", CHECKED_TEMPLATES, date(source.checkedOn)),
    ...(announcementDecision === undefined
      ? []
      : [
          say("legal", DECISION_TEMPLATES, {
            number: { role: "decision", text: announcementDecision.number, number: announcementDecision.number },
          }),
        ]),
    ...(effectiveTo === undefined ? [] : [say("date", LAST_DAY_TEMPLATES, date(effectiveTo))]),
    ...(outcome.length === 0
      ? []
      : [
          say("outcome", OUTCOME_TEMPLATES, {
            outcome: { role: "outcome", text: lowerFirst(inSentence(pick(outcome, random))) },
          }),
        ]),
  ]
}

/** "Nghị định " before 123/2015/NĐ-CP; nothing where the number does not tell. */
function kindOfText(number: string): string {
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/\/NĐ-CP$/u, "Nghị định "],
    [/\/TT-[\p{L}]+$/u, "Thông tư "],
    [/\/QĐ-[\p{L}]+$/u, "Quyết định "],
    [/\/NQ-[\p{L}]+$/u, "Nghị quyết "],
  ]
  return kinds.find(([ending]) => ending.test(number))?.[1] ?? "văn bản "
}
