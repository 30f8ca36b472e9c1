/** How the names of people in Viet Nam are recognised in what they write. */

const SURNAMES =
  "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn trịnh trương mai lâm hà cao tô tạ " +
  "thái lưu châu chu phùng quách vương kiều hứa la lương mạc nghiêm thạch tống triệu vi lò lường quàng giàng sùng vàng thào " +
  "mùa vừ lầu cầm bạch bế nông ma đàm đèo khúc khổng kim âu cù diệp doãn khương lã lữ nhâm nhữ ninh sầm"

/** Surnames that are hardly anything else when they are written without marks. */
const SURNAMES_WITHOUT_MARKS =
  "nguyen tran le pham hoang huynh phan vu vo dang bui ngo duong dinh dao doan trinh truong luu"

/** Of those, the ones that begin no other phrase with capitals, as "Dang Ky" does. */
const CAPITALISED_WITHOUT_MARKS = "nguyen tran le pham hoang huynh phan vu vo bui ngo duong dinh trinh truong"

/** What stands between surname and given name. */
const MIDDLES =
  "văn thị hữu đức minh ngọc thanh quốc xuân đình công hồng kim thu quang anh tuấn hoàng gia bảo khánh phương mỹ đăng trọng " +
  "bá mạnh tiến như thúy thuý bích việt duy hải tấn thế trung thùy thuỳ nhật diệu cẩm mai lan thảo tường vĩnh phúc phước " +
  "hùng chí khắc sỹ sĩ viết doãn hà yến ánh tú đại nam thái vân trúc bằng"

/** Words of a sentence that goes on, and of "thị trấn", "thi hành": no given names. */
const NOT_GIVEN =
  "trấn xã trường hành tuyển đấu giác hỏi muốn xin cần làm đi ở có bị thì và được mất năm ngày đã đang sẽ chưa là với cho của " +
  "sinh không ko đăng tên số tại về từ ạ nhé thuộc sở nhưng mà nên tờ hoi muon can lam di co bi duoc da se chua voi cho cua " +
  "khong tai nhe thuoc nhung mat roi rồi gi gì này kia nay"

/** Phrases that begin like a name when they are written with capitals. */
const NOT_NAMES =
  "Hồ Sơ|Hồ Chí Minh|Hà Nội|Hà Nam|Hà Giang|Hà Tĩnh|Hà Tiên|Lý Lịch|Lý Do|Lý Sơn|Lưu Trú|Lưu Trữ|Lưu Hành|Lâm Nghiệp|" +
  "Lâm Đồng|Cao Bằng|Cao Tuổi|Cao Đẳng|Cao Cấp|Thái Bình|Thái Lan|Thái Nguyên|Đào Tạo|Đoàn Thanh|Đoàn Viên|Mai Táng|" +
  "Nông Thôn|Nông Nghiệp|Nông Dân|Nông Sản|Nông Hộ|Châu Âu|Châu Á|Châu Đốc|Kim Loại|Ninh Bình|Ninh Thuận|Phan Thiết|" +
  "Phan Rang|Sầm Sơn|Nông Cống|Lương Thực|Lương Hưu|Ma Túy|Đặng Xá|Võ Thuật|Vi Phạm|La Bàn|Vương Quốc|Công Ty"

/** Places and institutions carry people's names: "xã Lê Lợi", "đường Nguyễn Trãi". */
const NAMED_AFTER =
  "xã|phường|quận|huyện|tỉnh|thành phố|tp|thị trấn|thị xã|đường|phố|đại lộ|trường|thôn|bản|ấp|làng|chợ|cầu|chùa|bệnh viện|" +
  "công ty|tnhh"

/** Words after which a name may come in any spelling. */
const CUES =
  "tên|ten|tôi|toi|ông|ong|bà|ba|anh|chị|chi|cô|co|chú|chu|bác|bac|cậu|cau|dì|em|cháu|chau|con|chồng|chong|vợ|vo|bố|bo|mẹ|me|" +
  "cha|mình|là|la"

/** Clear without any cue when "văn" or "thị" follows. Without marks fewer are: "vi pham thi hanh", "dang thi hanh". */
const CLEAR_SURNAMES = "nguyễn trần huỳnh hoàng bùi ngô trịnh lê trương phan vũ đỗ hồ dương đặng võ"
const CLEAR_WITHOUT_MARKS = "nguyen tran huynh hoang trinh"

const GAP = "[ \\t\\u00a0]{1,3}"
const CAPITALISED = "(?:\\p{Lu}\\p{Ll}{1,7}|\\p{Lu}{1,7})"
const START = "(?<![\\p{L}\\p{N}])"
const END = "(?![\\p{L}\\p{N}])"

const NOT_NAMED_AFTER = `(?<!${START}(?:${spellings(NAMED_AFTER.split("|"), [asWritten, titled, upper])})${GAP})`

/** "Nguyễn Văn An", "TRẦN THỊ B": a surname and one to four more syllables, all with capitals. */
export const CAPITALISED_NAME = new RegExp(
  `${START}${NOT_NAMED_AFTER}` +
    `(?!(?:${spellings(NOT_NAMES.split("|"), [asWritten, upper])})${END})` +
    `(?:${syllables(`${SURNAMES} ${CAPITALISED_WITHOUT_MARKS}`, [titled, upper])})(?:${GAP}${CAPITALISED}${END}){1,4}`,
  "gu",
)

/** "chị Lan", "tên là Lan": what is said before makes one capitalised syllable a name. */
export const CALLED_BY_GIVEN_NAME = new RegExp(
  `(?<=${START}(?:(?:[Tt]ên|[Tt]en)(?:${GAP}(?:là|la))?|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Bb]ác|[Cc]ậu|[Cc]háu|[Ee]m)${GAP})` +
    `(?!(?:Ông|Bà|Nội|Ngoại|Chị|Em|Con|Cháu|Việt|Lào|Đảng|Quốc|Công|Xã|Ủy|Uỷ|Chủ|Bí|Phó)${END})\\p{Lu}\\p{Ll}{1,6}${END}(?:${GAP}\\p{Lu}\\p{Ll}{1,6}${END}){0,3}`,
  "gu",
)

const NO_OTHER_PHRASE = `(?!(?:${spellings(NOT_NAMES.split("|"), [asWritten])})${END})`
const ANY_SURNAME = `${syllables(SURNAMES, [asWritten])}|${SURNAMES_WITHOUT_MARKS.replaceAll(" ", "|")}`
const GIVEN = `(?!(?:${syllables(NOT_GIVEN, [asWritten])})${END})\\p{L}{1,7}${END}`

/** "tôi là nguyen van an": surname, one or two middle names and a given name, in any spelling, after a cue. */
export const CUED_NAME = new RegExp(
  `(?<=(?:${START}(?:${CUES})|:)${GAP})${NO_OTHER_PHRASE}${fullName(ANY_SURNAME, syllables(MIDDLES, [asWritten, folded]))}`,
  "giu",
)

/** "tên là đỗ hùng": after this cue a surname and one or two syllables are enough. */
export const STATED_NAME = new RegExp(
  `(?<=${START}(?:tên|ten)(?:${GAP}(?:là|la))?${GAP})${NO_OTHER_PHRASE}(?:${ANY_SURNAME})(?:${GAP}${GIVEN}){1,2}`,
  "giu",
)

/** "nguyễn thị lan", "nguyen van an": clear without any cue. */
export const CLEAR_NAME = new RegExp(
  `${START}${NOT_NAMED_AFTER}(?:${fullName(syllables(CLEAR_SURNAMES, [asWritten]), "văn|thị")}|` +
    `${fullName(syllables(CLEAR_WITHOUT_MARKS, [asWritten]), "van|thi")})`,
  "giu",
)

/** @param middles what must follow the surname, as alternatives */
function fullName(surnames: string, middles: string): string {
  const second = syllables(MIDDLES, [asWritten, folded])
  return `(?:${surnames})${GAP}(?:${middles})(?:${GAP}(?:${second}))?${GAP}${GIVEN}`
}

function syllables(list: string, forms: readonly ((word: string) => string)[]): string {
  return spellings(list.split(" "), forms)
}

function spellings(words: readonly string[], forms: readonly ((word: string) => string)[]): string {
  return [...new Set(words.flatMap((word) => forms.map((form) => form(word))))].join("|")
}

function asWritten(word: string): string {
  return word
}

/** Without marks, as many type. */
function folded(word: string): string {
  return word.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d").replaceAll("Đ", "D")
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function upper(word: string): string {
  return word.toUpperCase()
}
