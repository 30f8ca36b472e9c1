import type { Catalogue, ElsewhereTopic } from "../../src/domain/catalogue.ts"
import type { Commune } from "../../src/domain/commune.ts"
import type { Procedure } from "../../src/domain/procedure.ts"

/** A record with nothing but what every record must have. */
export function makeProcedure(overrides: Partial<Procedure> = {}): Procedure {
  return {
    code: "1.000001",
    title: "Thủ tục thử",
    shortTitle: "Thủ tục thử",
    aliases: [],
    sector: "Hộ tịch",
    sectorKey: "ho-tich",
    adminLevels: ["commune"],
    applicants: ["Công dân Việt Nam"],
    agency: "Ủy ban nhân dân cấp xã",
    status: "in-force",
    onlineService: "unknown",
    submissionMethods: [{ channel: "in-person", processingTimes: [], feeStatus: "unknown" }],
    requiredDocuments: [],
    steps: ["Nộp hồ sơ"],
    outcome: ["Giấy tờ thử"],
    legalBasis: [{ number: "60/2014/QH13", title: "Luật Hộ tịch" }],
    source: { name: "Cổng Dịch vụ công quốc gia", asOf: "2026-07-18", checkedOn: "2026-11-24" },
    ...overrides,
  }
}

/** A snapshot of the given records, as the loader would make it. */
export function makeCatalogue(
  procedures: readonly Procedure[],
  utterances: Readonly<Record<string, readonly string[]>> = {},
  elsewhere: readonly ElsewhereTopic[] = [],
): Catalogue {
  return {
    revision: "0123456789ab",
    procedures: new Map(procedures.map((procedure) => [procedure.code, procedure])),
    utterances: new Map(Object.entries(utterances)),
    elsewhere: new Map(elsewhere.map((topic) => [topic.key, topic])),
  }
}

export const COMMUNE: Commune = {
  key: "xuan-hoa",
  name: "xã Xuân Hòa",
  province: "Thanh Hóa",
  receptionDesk: "Trung tâm Phục vụ hành chính công xã Xuân Hòa",
  source: "Bài giới thiệu của xã",
}

export const BIRTH = makeProcedure({
  code: "1.001193",
  title: "Thủ tục đăng ký khai sinh",
  shortTitle: "Đăng ký khai sinh",
  aliases: ["làm giấy khai sinh", "khai sinh cho bé"],
  submissionMethods: [
    {
      channel: "in-person",
      processingTimes: [{ value: 0, unit: "immediately", cutOff: "15:00" }],
      feeStatus: "set-by-province",
    },
  ],
  requiredDocuments: [
    { title: "Tờ khai đăng ký khai sinh", handling: "submit", originals: 1 },
    { title: "Giấy chứng sinh", handling: "submit", originals: 1 },
    { title: "Căn cước của người đi khai", handling: "present" },
  ],
  announcementDecision: { number: "163/QĐ-BTP" },
})

const BIRTH_AGAIN = makeProcedure({
  code: "1.004884",
  title: "Thủ tục đăng ký lại khai sinh",
  shortTitle: "Đăng ký lại khai sinh",
  specialOf: { code: "1.001193", marks: ["lại", "mất sổ"] },
})

const MARRIAGE = makeProcedure({
  code: "1.000894",
  title: "Thủ tục đăng ký kết hôn",
  shortTitle: "Đăng ký kết hôn",
  aliases: ["làm giấy kết hôn"],
})

const MARRIAGE_ABROAD = makeProcedure({
  code: "2.000806",
  title: "Thủ tục đăng ký kết hôn có yếu tố nước ngoài",
  shortTitle: "Đăng ký kết hôn với người nước ngoài",
  specialOf: { code: "1.000894", marks: ["nước ngoài", "người hàn"] },
})

export const RESIDENCE = makeProcedure({
  code: "1.004222",
  title: "Đăng ký thường trú",
  shortTitle: "Đăng ký thường trú (nhập hộ khẩu)",
  aliases: ["nhập hộ khẩu"],
  sector: "Cư trú",
  sectorKey: "cu-tru",
  agency: "Công an cấp xã",
  submissionMethods: [
    {
      channel: "in-person",
      processingTimes: [{ value: 7, unit: "working-day" }],
      feeStatus: "amount",
      fees: [{ kind: "le-phi", amountVnd: 20_000, per: "lần đăng ký", source: "Thông tư 75/2022/TT-BTC" }],
    },
    {
      channel: "online",
      processingTimes: [{ value: 7, unit: "working-day" }],
      feeStatus: "amount",
      fees: [{ kind: "le-phi", amountVnd: 10_000, per: "lần đăng ký", source: "Thông tư 75/2022/TT-BTC" }],
    },
  ],
  questions: [
    {
      id: "place",
      ask: "Đăng ký vào chỗ ở nào?",
      options: [
        { id: "own", label: "Nhà của chính mình", cues: ["nhà của mình"] },
        { id: "rent", label: "Nhà thuê, ở nhờ", cues: ["nhà thuê", "thuê trọ"] },
      ],
    },
  ],
  requiredDocuments: [
    {
      title: "Tờ khai thay đổi thông tin cư trú",
      handling: "submit",
      originals: 1,
      form: { code: "CT01", issuedBy: "Thông tư 53/2025/TT-BCA" },
    },
    { title: "Giấy tờ nhà", handling: "present", originals: 1, when: { place: "own" } },
    { title: "Hợp đồng thuê nhà có chứng thực", handling: "submit", originals: 1, when: { place: "rent" } },
  ],
})

export const STAY = makeProcedure({
  code: "1.004194",
  title: "Đăng ký tạm trú",
  shortTitle: "Đăng ký tạm trú",
  sector: "Cư trú",
  sectorKey: "cu-tru",
  agency: "Công an cấp xã",
})

export const COPY = makeProcedure({
  code: "2.000815",
  title: "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
  shortTitle: "Chứng thực bản sao (sao y)",
  aliases: ["sao y", "công chứng giấy tờ"],
  sector: "Chứng thực",
  sectorKey: "chung-thuc",
})

export const DIVORCE: ElsewhereTopic = {
  key: "ly-hon",
  title: "Ly hôn",
  say: "Ly hôn do Tòa án giải quyết, Ủy ban nhân dân xã không làm.",
  source: "Luật Hôn nhân và gia đình 2014",
  sayings: [
    "muốn ly hôn thì nộp đơn ở đâu",
    "vợ chồng bỏ nhau cần giấy gì",
    "xin mẫu đơn ly hôn",
    "đơn phương ly dị",
    "ra tòa ly hôn mất bao lâu",
  ],
}

/** Seven procedures, two of them special cases of others, and one matter that is done elsewhere. */
export const CATALOGUE = makeCatalogue(
  [BIRTH, BIRTH_AGAIN, MARRIAGE, MARRIAGE_ABROAD, RESIDENCE, STAY, COPY],
  {
    "1.001193": ["vợ em mới sinh cháu, làm giấy tờ gì cho bé", "cháu đẻ ở nhà không có giấy chứng sinh"],
    "1.004884": ["khai sinh cũ mất rồi xin đăng ký lại", "sổ gốc ở xã bị cháy, làm lại khai sinh"],
    "1.000894": ["hai đứa định cưới, ra xã đăng ký", "lấy vợ cùng thôn cần giấy gì"],
    "2.000806": ["lấy chồng Hàn Quốc đăng ký ở đâu", "cưới người nước ngoài"],
    "1.004222": ["chuyển hẳn về nhà chồng thì nhập khẩu thế nào", "nhập khẩu cho con"],
    "1.004194": ["ở trọ gần công ty thì khai báo tạm trú", "thuê phòng có phải đăng ký tạm trú không"],
    "2.000815": ["photo bằng cấp rồi đóng dấu xã", "sao y căn cước, sao y bằng lái"],
  },
  [DIVORCE],
)
