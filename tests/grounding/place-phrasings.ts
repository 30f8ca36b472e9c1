import type { Subject } from "../../src/answer/subject.ts"
import { lowerFirst } from "../../src/domain/wording.ts"
import { fill, inSentence, type Phrasing, phrasingOf, pick, type Random } from "./phrasing.ts"

/** Places: {office}, {name} the procedure; `<words|contrary>`. */
const DESK_TEMPLATES = [
  "Hồ sơ <nộp ở|không nộp ở> {office}.",
  "Nộp ở {office}.",
  "Nơi nộp hồ sơ là {office}.",
  "Ông/bà <nộp tại|không nộp được tại> {office}.",
  "Nơi nhận hồ sơ: {office}.",
  "Về {name}: nộp ở {office}.",
  "Ông/bà mang hồ sơ đến {office}.",
  "{office} <nhận hồ sơ|không nhận hồ sơ>.",
  "Với việc {name}, nơi nộp là {office}.",
  "Người làm thủ tục <đến|không đến> {office} để nộp.",
  "Đem hồ sơ tới {office}.",
  "Chỗ nộp hồ sơ <là|không phải là> {office}.",
] as const
const AGENCY_TEMPLATES = [
  "Nơi giải quyết là {office}.",
  "Nơi giải quyết: {office}.",
  "Cơ quan giải quyết <là|không phải là> {office}.",
  "{office} <giải quyết|không giải quyết> thủ tục này.",
  "Thủ tục này <do|không do> {office} giải quyết.",
  "Về {name}: nơi giải quyết là {office}.",
  "Cơ quan thực hiện là {office}.",
  "Việc này <thuộc|không thuộc> thẩm quyền giải quyết của {office}.",
  "Hồ sơ <do|không do> {office} giải quyết.",
  "Với việc {name}, cơ quan thực hiện là {office}.",
  "Nơi thực hiện thủ tục: {office}.",
  "Cơ quan làm việc này <là|không phải là> {office}.",
] as const
const ONLINE_TEMPLATES = [
  "Thủ tục này <nộp trên mạng được|không nộp trên mạng được>.",
  "Ông/bà <nộp trên mạng được|không nộp trên mạng được> qua Cổng Dịch vụ công quốc gia.",
  "Hồ sơ <nộp trực tuyến được|không nộp trực tuyến được>.",
  "<Có thể|Không thể> nộp hồ sơ trên mạng.",
  "Về {name}: <nộp qua mạng được|không nộp qua mạng được>.",
  "<Được|Không được> nộp trên mạng qua Cổng Dịch vụ công quốc gia.",
  "Việc này <có nhận hồ sơ trên mạng|không nhận hồ sơ trên mạng>.",
  "Cách nộp <có nộp trên mạng|không có nộp trên mạng>.",
  "Với việc {name}, <có thể nộp trên mạng|không thể nộp trên mạng>.",
  "Cổng Dịch vụ công quốc gia <nhận|không nhận> hồ sơ của thủ tục này.",
  "Người làm thủ tục <nộp trực tuyến được|không nộp trực tuyến được>.",
  "Ông/bà <gửi hồ sơ qua mạng được|không gửi hồ sơ qua mạng được>.",
] as const
const OFFLINE_TEMPLATES = [
  "<Chưa thấy công bố cách nộp trên mạng|Nộp trên mạng được>.",
  "<Chưa thấy công bố cách nộp trên mạng|Thủ tục này làm trọn trên mạng>; nộp trực tiếp cho chắc.",
  "Về {name}: <chưa thấy công bố cách nộp trên mạng|nộp trên mạng được>.",
  "Thủ tục này <chưa thấy công bố cách nộp trên mạng|nộp trực tuyến được>.",
  "<Chưa công bố cách nộp trên mạng|Có thể nộp trên mạng>.",
  "Cách nộp trên mạng <chưa thấy công bố|đã được công bố>.",
  "<Chưa thấy công bố nộp trực tuyến|Hồ sơ nộp trực tuyến được>.",
  "Với việc {name}, <chưa thấy công bố cách nộp qua mạng|nộp qua mạng được>.",
  "Việc nộp trên mạng <chưa thấy công bố|làm được ở Cổng Dịch vụ công quốc gia>.",
  "Hiện <chưa thấy công bố cách nộp trên mạng|đã nộp trên mạng được>, ông/bà nộp trực tiếp.",
  "Hồ sơ <chưa thấy công bố cách nộp trên mạng|gửi qua mạng được>.",
  "Ông/bà nộp trực tiếp, <vì chưa thấy công bố cách nộp trên mạng|hoặc nộp trên mạng đều được>.",
] as const
const POST_TEMPLATES = [
  "Hồ sơ <gửi bưu điện được|không gửi bưu điện được>.",
  "Ông/bà <gửi qua bưu điện được|không gửi qua bưu điện được>.",
  "<Có thể|Không thể> gửi hồ sơ qua bưu điện.",
  "Về {name}: <gửi bưu điện được|không gửi bưu điện được>.",
  "Thủ tục này <nhận hồ sơ gửi bưu điện|không nhận hồ sơ gửi bưu điện>.",
  "<Được|Không được> nộp hồ sơ bằng cách gửi bưu điện.",
  "Cách nộp <có gửi bưu điện|không có gửi bưu điện>.",
  "Với việc {name}, <có thể gửi bưu điện|không thể gửi bưu điện>.",
  "Người làm thủ tục <gửi hồ sơ qua bưu điện được|không gửi hồ sơ qua bưu điện được>.",
  "Việc này <gửi qua bưu điện được|không gửi qua bưu điện được>.",
  "Hồ sơ <có thể|không thể> gửi qua đường bưu điện.",
  "<Có nhận|Không nhận> hồ sơ gửi qua bưu điện.",
] as const

const OFFICE =
  /^(?:Ủy ban|Uỷ ban|Công an|Trung tâm|Cơ quan|Bộ phận|Ban|Sở|Phòng|Chi nhánh|Văn phòng|Cơ sở|Trường|Đội|Chủ tịch)/u

/** True sentences about where to go and in which ways a dossier may go there. */
export function placePhrasings(subject: Subject, random: Random): Phrasing[] {
  const { procedure } = subject
  const name = lowerFirst(procedure.shortTitle)
  const desk = procedure.receptionDesk ?? ""
  const office = (text: string) => ({ role: "office" as const, text: inSentence(text) })
  const has = (way: string) => procedure.submissionMethods.some(({ channel }) => channel === way)
  const say = (about: Phrasing["about"], templates: readonly string[], place: string) =>
    phrasingOf(
      about,
      fill(pick(templates, random), { name, office: office(place) }, about === "online" ? "channel" : "negation"),
    )
  return [
    // A later sentence only adds where else it may go.
    ...(OFFICE.test(desk) ? [say("where", DESK_TEMPLATES, desk)] : []),
    ...(OFFICE.test(procedure.agency) ? [say("where", AGENCY_TEMPLATES, procedure.agency)] : []),
    ...(has("online") ? [say("online", ONLINE_TEMPLATES, "")] : []),
    // A record that the portal calls "full" without saying how is neither.
    ...(!has("online") && procedure.onlineService === "none" ? [say("online", OFFLINE_TEMPLATES, "")] : []),
    ...(has("post") ? [say("online", POST_TEMPLATES, "")] : []),
  ]
}
