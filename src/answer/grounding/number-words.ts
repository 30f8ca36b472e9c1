const ONES: ReadonlyMap<string, number> = new Map([
  ["một", 1],
  ["mốt", 1],
  ["hai", 2],
  ["ba", 3],
  ["bốn", 4],
  ["tư", 4],
  ["năm", 5],
  ["lăm", 5],
  ["nhăm", 5],
  ["sáu", 6],
  ["bảy", 7],
  ["bẩy", 7],
  ["tám", 8],
  ["chín", 9],
  ["mười", 10],
])
const SCALES: ReadonlyMap<string, number> = new Map([
  ["nghìn", 1_000],
  ["ngàn", 1_000],
  ["triệu", 1_000_000],
  ["tỷ", 1_000_000_000],
  ["tỉ", 1_000_000_000],
])
const WORD = [...ONES.keys(), "mươi", "chục", "trăm", "linh", "lẻ", "rưỡi", ...SCALES.keys()].join("|")
/** What stands alone is a number only before something that is counted: "ba" is also a father, "năm" a year. */
const COUNTED =
  "ngày|giờ|tháng|năm|tuần|bản|tờ|trang|lần|người|đồng|phút|tuổi|bước|loại|giấy|ảnh|tấm|bộ|nơi|cách|trường hợp|mẫu|việc|thứ"
const ALONE = new RegExp(
  `(?<!\\p{L})(?:(?:hai|bốn|sáu|bảy|tám|chín|mười)(?!\\p{L})|(?:${[...ONES.keys()].join("|")})(?= (?:${COUNTED})(?!\\p{L})))`,
  "gu",
)
const SEQUENCE = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:\\d+(?:[.,]\\d+)* )?(?:${WORD}))(?: (?:${WORD}|\\d{1,3}(?![.,\\d])))+(?!\\p{L})`,
  "gu",
)
const DIGITS_AND_SCALE = /(?<![\p{L}\d])(\d+(?:[.,]\d+)*) ?(nghìn|ngàn|triệu|tỷ|tỉ|k|tr)(?![\p{L}\d])/gu

/**
 * Writes every spoken number of a text in digits, so that "một trăm năm mươi nghìn", "150 nghìn" and "150k" read alike.
 * @param text lower case, NFC
 */
export function withDigits(text: string): string {
  return text
    .replace(/(?<![\p{L}\d])nửa (?=tháng|ngày|năm|triệu)/gu, "0,5 ")
    .replace(/(?<!\p{L})(ngày|thông|điều|khoản|thứ) (tư|năm|hai|ba|sáu|bảy)(?!\p{L})/gu, "$1_$2")
    .replace(SEQUENCE, (said) => String(numberOf(said) ?? said))
    .replace(DIGITS_AND_SCALE, (_, digits: string, scale: string) =>
      String(Math.round(decimal(digits) * (scaleOf(scale) ?? 1))),
    )
    .replace(ALONE, (said) => String(ONES.get(said) ?? said))
    .replaceAll("_", " ")
}

/** "20.000" → 20000, "1,5" → 1.5, "07" → 7. */
export function decimal(digits: string): number {
  if (/^\d{1,3}(?:\.\d{3})+$/.test(digits)) return Number(digits.replaceAll(".", ""))
  if (/^\d{1,3}(?:,\d{3})+$/.test(digits)) return Number(digits.replaceAll(",", ""))
  return Number(digits.replace(",", "."))
}

function scaleOf(word: string): number | undefined {
  return word === "k" ? 1_000 : word === "tr" ? 1_000_000 : SCALES.get(word)
}

/** @returns null for words that make no number ("linh", "trăm") */
function numberOf(said: string): number | null {
  let total = 0
  let part = 0
  let last = 0
  let scale = 1
  for (const word of said.split(" ")) {
    const one = ONES.get(word) ?? (/^\d/.test(word) ? decimal(word) : undefined)
    const large = SCALES.get(word)
    if (one !== undefined) {
      part += one
      last = one
    } else if (word === "mươi" || word === "chục") {
      part += last * 9
      last = 0
    } else if (word === "trăm") {
      part = part === 0 ? 100 : part * 100
      scale = 100
    } else if (large !== undefined) {
      total += (part === 0 ? 1 : part) * large
      part = 0
      scale = large
    } else if (word === "rưỡi") {
      total += scale / 2
    }
  }
  // "20 nghìn 5", "hai triệu hai": what follows a scale without its own is of the next place.
  if (
    part > 0 &&
    part < 10 &&
    scale >= 1_000 &&
    !/(?:linh|lẻ|mươi|trăm)/u.test(said.split(/nghìn|ngàn|triệu|tỷ/u).at(-1) ?? "")
  )
    part *= scale / 10
  const value = total + part
  return value === 0 ? null : value
}
