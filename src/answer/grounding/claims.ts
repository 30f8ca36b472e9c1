import { decimal, withDigits } from "./number-words.ts"

/** One checkable thing that a text says. */
export interface Claim {
  /** Claims of one kind compete: where a sentence names one, the record must name the same. */
  kind: string
  value: string
}

/** A text taken apart: what it claims, and the words that say of what. */
export interface Claims {
  claims: readonly Claim[]
  /** The text with its countable claims taken out. */
  rest: string
}

type Pattern = readonly [kind: string, pattern: RegExp, readValue: (...groups: string[]) => string]

const day = (d = "", m = "", y = "") => `${Number(d)}/${Number(m)}${y === "" ? "" : `/${y}`}`

/** In this order; what one has read the next does not see. */
const COUNTABLE: readonly Pattern[] = [
  [
    "link",
    /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\d.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:vn|com|net|org|gov|info|xyz|me)(?!\p{L})\S*/gu,
    (all) => all.replace(/[.,;)]+$/, ""),
  ],
  ["code", /(?<![\d.])\d\.\d{6}(?!\d)/gu, (all) => all],
  ["legal", /(?<![\p{L}\d])\d+(?:\/\d{4})?\/[a-zđ]+\d*(?:-[a-zđ0-9-]+)*/gu, (all) => all],
  ["date", /(?:ngày )?(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)/gu, (_, d, m, y) => day(d, m, y)],
  ["date", /(?:ngày |mùng )?(?<!\d)(\d{1,2}) tháng (\d{1,2}),? năm (\d{4})(?!\d)/gu, (_, d, m, y) => day(d, m, y)],
  [
    "date",
    /(?:ngày |mùng )(\d{1,2}) tháng (\d{1,2})(?!\d)|(?<![\d/])(\d{1,2})\/(\d{1,2})(?![\d/])/gu,
    (_, d, m, e, n) => day(d ?? e, m ?? n),
  ],
  ["date", /tháng (\d{1,2})\/(\d{4})|tháng (\d{1,2}) năm (\d{4})/gu, (_, m, y, n, z) => `${Number(m ?? n)}/${y ?? z}`],
  [
    "form",
    /mẫu (?:đơn |tờ khai )?(?:số )?((?:[a-zđ]{0,6}[.-]?)?\d[\da-zđ]*(?:[/.-][\da-zđ]+)*)/gu,
    (_, code) => form(code),
  ],
  ["form", /(?<![\p{L}\d])((?:[a-zđ]{1,6}\d+[a-z]?)(?:[/.-][\da-zđ]+)*)(?![\p{L}\d])/gu, (_, code) => form(code)],
  [
    "phone",
    /(?<!\d)(?:0\d|1[89]00|84)(?:[ .-]?\d){5,}(?!\d)|(?<!\d)\d{7,}(?! ?(?:đ|vn))(?!\d)/gu,
    (all) => all.replace(/\D/g, ""),
  ],
  ["clock", /(?<!\d)(\d{1,2})(?: ?(?:giờ|h|g) ?|:)(\d{2})(?: phút)?(?!\d)/gu, (_, h, m) => `${Number(h)}:${m}`],
  ["clock", /(?:trước|sau|từ|đến|lúc|tới) (\d{1,2}) ?(?:giờ|h)(?! làm việc|\p{L})/gu, (_, h) => `${Number(h)}:00`],
  ["money", /(?<![\d.,])(\d+(?:[.,]\d+)*) ?(?:đồng|đ|vnđ|vnd)(?!\p{L})/gu, (_, n) => String(decimal(n ?? ""))],
  ["money", /(?<![\d.,])(\d+(?:[.,]\d+)*) ?(usd|đô(?: la)?|\$)(?!\p{L})/gu, (_, n) => `${decimal(n ?? "")} usd`],
  [
    "period",
    /(?<![\d.,])(\d+(?:[.,]\d+)?)(?:–|-| đến | tới )(\d+) (ngày làm việc|ngày|giờ làm việc|giờ|tháng|tuần|năm|phút)/gu,
    (_, a, b, u) => `${a}-${b} ${u}`,
  ],
  [
    "period",
    /(?<![\d.,])(\d+(?:[.,]\d+)?) ?(ngày làm việc|ngày công|ngày|giờ làm việc|giờ|tiếng|tháng|tuần lễ|tuần|năm|phút)(?!\p{L})/gu,
    (_, n, u) => `${decimal(n ?? "")} ${unit(u)}`,
  ],
  ["law", /(điều|khoản|điểm|chương|mục|phụ lục) (\d+[a-z]?)(?!\p{L})/gu, (_, what, n) => `${what} ${n}`],
  ["percent", /(?<![\d.,])(\d+(?:[.,]\d+)?) ?(?:%|phần trăm)/gu, (_, n) => String(decimal(n ?? ""))],
]
const NUMBER = /(?<![\d.,])(\d+(?:[.,]\d+)*)(?: ?(\p{L}+))?/gu

/** What a bare number may count; before any other word it is a number of something ("mức 2 và …"). */
const UNITS: ReadonlySet<string> = new Set(
  "bản tờ trang người tuổi tấm ảnh bộ bước loại lần nơi suất chỗ thành hộ con cây mét km héc ha thửa tầng khách".split(
    " ",
  ),
)

function form(code = ""): string {
  return code.replace(/^0+(?=\d)/, "").replace(/[.,]$/, "")
}

function unit(word = ""): string {
  if (word === "tiếng" || word === "giờ làm việc") return "giờ"
  return word === "tuần lễ" ? "tuần" : word === "ngày công" ? "ngày làm việc" : word
}

/** Names that one thing goes by, as a pattern; each is a claim where it stands. */
const TERMS: readonly (readonly [kind: string, value: string, pattern: RegExp])[] = [
  [
    "free",
    "free",
    /miễn (?:lệ |toàn bộ |hoàn toàn |luôn )*phí|được miễn|diện miễn|miễn (?:nộp|đóng|thu|tiền|giảm|hẳn)|không (?:phải |cần |hề |bị )*(?:mất|tốn|thu|nộp|đóng|trả|lấy|tính|có)(?: thêm| bất kỳ| khoản| đồng| một| 1| các)* (?:tiền|lệ phí|phí|đồng|xu|chi phí|khoản)|(?:khỏi|đỡ|chẳng|chả|khỏi phải|chưa phải|không ai) (?:phải |cần )?(?:đóng|nộp|mất|trả|tốn|thu)|(?<![\d.,])0 ?(?:đồng|đ)(?!\p{L})|không đồng|cho không|biếu không|free/u,
  ],
  ["free", "charged", /(?:vẫn|phải|có|bị) (?:\p{L}+ )?(?:thu|nộp|đóng|trả)(?: \p{L}+)? (?:phí|lệ phí|tiền)/u],
  ["original", "original", /bản (?:chính|gốc)|giấy gốc/u],
  ["original", "copy", /bản (?:sao|photo|phô tô|chụp|phô)|photocopy|photo|phô tô|sao y/u],
  ["original", "certified", /chứng thực|công chứng|sao y/u],
  [
    "when",
    "immediately",
    /trong (?:cùng )?(?:buổi|ngày(?! làm việc kế|\p{L}* \d))|lấy (?:liền|ngay)|(?:có|trả|xong|được) (?:kết quả )?(?:ngay|liền)|ngay (?:lập tức|tại chỗ|trong|hôm|lúc)|tức thì|liền tay/u,
  ],
  [
    "proxy",
    "proxy",
    /(?:đi|nộp|làm|ký|khai|nhận|lấy) (?:thay|hộ|giúp|giùm)|ủy quyền|uỷ quyền|thay mặt|nhờ|người khác/u,
  ],
  ["only", "only", /chỉ (?:cần|phải|mỗi|có)|là (?:đủ|xong|được)|duy nhất|không cần gì/u],
  [
    "may",
    "may",
    /(?:cũng|vẫn|đều) (?:\p{L}+ )?được|(?:nào|ai|gì|đâu) cũng|như thường|(?<!\p{L})cứ (?!yên|nhắn|hỏi|xem|làm theo)\p{L}+|được hết|thoải mái|lần đầu|tự (?:quyết|ý|do)/u,
  ],
  ["frequency", "monthly", /(?:hằng|hàng|mỗi|từng) tháng/u],
  ["frequency", "yearly", /(?:hằng|hàng|mỗi|từng) năm|năm nào/u],
  ["total", "total", /tổng (?:cộng|thời|số)|(?:hết|trọn|cả thảy|tất cả) (?:là )?\d|cả quá trình/u],
  ["must", "must", /bắt buộc|nhất thiết/u],
  [
    "online",
    "whole",
    /(?:làm )?(?:trọn|hết|toàn bộ|hoàn toàn|toàn trình)(?: \p{L}+){0,3} (?:trên mạng|trực tuyến|online|qua mạng)|toàn trình|(?:khỏi|không cần|không phải|chẳng cần) (?:phải )?(?:đến|lên|ra|đi|tới)/u,
  ],
  ["channel", "online", /trên mạng|trực tuyến|online|qua mạng|tại nhà|cổng dịch vụ công|ứng dụng/u],
  ["channel", "post", /bưu điện|bưu chính|bưu phẩm/u],
  ["channel", "in-person", /trực tiếp|tận nơi|tại quầy/u],
  ["weekday", "weekend", /thứ (?:bảy|7)|chủ nhật|cuối tuần|ngày nghỉ|ngày lễ|24\/7/u],
  [
    "validity",
    "validity",
    /(?:có )?(?:giá trị|hiệu lực|thời hạn)(?: \p{L}+){0,2} (?:vĩnh viễn|mãi|suốt đời|vô thời hạn)|vô thời hạn|vĩnh viễn|suốt đời|hết hạn/u,
  ],
]
/** What one amount buys. */
const PER =
  /(?:(?<=(?:đồng|đ|vnđ|vnd|nghìn|ngàn|k|triệu))\/|(?:mỗi|từng|một|1|\/) ?)(trang|bản|người|lần|trường hợp|hồ sơ|văn bản|tờ|thửa|xe|thẻ|giấy|việc|vụ|hợp đồng|cơ sở|giao dịch|hộ|suất)(?!\p{L})/gu
const OFFICE =
  /(?:chủ tịch(?: ủy ban nhân dân| ubnd)?|giám đốc(?: sở| công an)?|ủy ban nhân dân|uỷ ban nhân dân|ủy ban|ubnd|công an|(?<!cơ |trụ )sở(?: (?!đăng)\p{L}+){1,2}|bộ (?:tư pháp|công an|y tế|nội vụ|tài chính|giáo dục|quốc phòng|xây dựng|nông nghiệp|công thương)|phòng (?:tư pháp|văn hóa|giáo dục|kinh tế|công chứng|tài nguyên|lao động|y tế|quản lý)|trung tâm(?: \p{L}+){1,2}|tòa án|toà án|bhxh|bảo hiểm xã hội|chi cục(?: \p{L}+)?|(?<!\p{L})cục(?: \p{L}+)?|kho bạc|ngân hàng|trạm y tế|bệnh viện|văn phòng (?:đăng ký|công chứng|luật)|viện kiểm sát|thuế|ban chỉ huy quân sự|hải quan)(?: (?:cấp )?(?:xã|phường|huyện|tỉnh|quận|thành phố|trung ương|thị trấn))?/gu

/** Reads what a text says. @param text lower case, NFC, as `plainText` and `recordText` give it */
export function claimsIn(text: string): Claims {
  const claims: Claim[] = []
  let rest = withDigits(text)
  for (const [kind, value, pattern] of TERMS) if (pattern.test(rest)) claims.push({ kind, value })
  if (/đồng|đ(?!\p{L})|vn[đd]|phí/u.test(rest))
    for (const [, unit = ""] of rest.matchAll(PER)) claims.push({ kind: "per", value: unit })
  for (const [office] of rest.matchAll(OFFICE)) claims.push({ kind: "office", value: officeName(office) })
  for (const [kind, pattern, readValue] of COUNTABLE)
    rest = rest.replace(pattern, (...found) => {
      claims.push({ kind, value: readValue(...(found as string[])) })
      return " "
    })
  rest = rest.replace(NUMBER, (_, digits: string, counted = "") => {
    const value = String(decimal(digits))
    // "một" is an article more often than a number; how many originals or copies is what counts.
    if (value !== "1" || counted === "bản")
      claims.push({ kind: UNITS.has(counted) ? `count ${counted}` : "number", value })
    return ` ${counted} `
  })
  return { claims: unique(claims), rest }
}

function officeName(said: string): string {
  return said
    .replace(/ủy ban nhân dân|uỷ ban nhân dân|ủy ban/u, "ubnd")
    .replace("chủ tịch ubnd", "chủ tịch")
    .replace("toà", "tòa")
    .replace("bảo hiểm xã hội", "bhxh")
    .replace(" cấp ", " ")
}

function unique(claims: readonly Claim[]): Claim[] {
  return [...new Map(claims.map((claim) => [`${claim.kind}=${claim.value}`, claim])).values()]
}
