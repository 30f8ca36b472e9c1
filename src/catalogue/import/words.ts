/** Invisible characters that portals leave inside words (zero-width, direction marks, soft hyphen, BOM). */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g

/** NFC without invisible characters; runs of blanks become one, empty lines go, line breaks stay. */
export function tidy(text: string): string {
  return text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replace(/[\s\0\p{Cc}]+/gu, " ").trim())
    .filter((line) => line !== "")
    .join("\n")
}

/** `tidy` on a single line. */
export function oneLine(text: string): string {
  return tidy(text).replaceAll("\n", " ")
}

/** For recognising fixed words, with or without diacritics: "Mã TTHC:" → "ma tthc:". */
export function plain(text: string): string {
  return oneLine(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase()
}

/** Letters and digits only, for comparing two spellings of one name: "Thi đua – Khen thưởng" → "thi dua khen thuong". */
export function nameKey(text: string): string {
  return plain(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
}

/** Letters alone: spelling, blanks and bullets aside. */
export function letterKey(text: string): string {
  return nameKey(text).replaceAll(" ", "")
}

/** Whether a portal value means that there is none: empty, dashes, "Không có thông tin". */
export function isNothing(text: string): boolean {
  return /^(?:[-–—.\s]*|khong co thong tin\.?)$/.test(plain(text))
}

/** What is stated of a text: itself, or undefined when it means that there is none. */
export function stated(text: string | null | undefined): string | undefined {
  return text === null || text === undefined || isNothing(text) ? undefined : tidy(text)
}

/**
 * Parts of a comma list. Commas inside brackets do not separate ("Tổ chức (không gồm doanh nghiệp, HTX)"), nor those
 * before a small letter ("Cán bộ, công chức, viên chức").
 */
export function commaParts(text: string): string[] {
  return oneLine(text)
    .split(/[,;]\s*(?=[^\s\p{Ll}])(?![^()]*\))/u)
    .map((part) => part.trim())
    .filter((part) => !isNothing(part))
}

/** Lines without the dashes, stars and plus signs that introduce them. */
export function bulletLines(text: string): string[] {
  return tidy(text)
    .split("\n")
    .map((line) => line.replace(/^[-–—+*•]+\s*/, "").trim())
    .filter((line) => !isNothing(line))
}

/** Conditions line by line; "Không", "Không có", "Không quy định" are none. */
export function conditionLines(text: string): string[] {
  return bulletLines(text).filter(
    (line) => !/^khong(?: co)?(?: quy dinh| yeu cau(?:, dieu kien)?| dieu kien)?[.;!]*$/.test(plain(line)),
  )
}

/** "05/8/2026", "05-08-2026" or "ngày 05 tháng 8 năm 2026" → "2026-08-05"; undefined when no such day exists. */
export function isoDateIn(text: string): string | undefined {
  const found =
    /(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4})/.exec(text) ??
    /(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})/.exec(plain(text))
  if (found === null) return undefined
  const [, day = "", month = "", year = ""] = found
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`
  const parsed = new Date(`${iso}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== iso ? undefined : iso
}

/** The day before an ISO date. */
export function dayBefore(isoDate: string): string {
  return new Date(new Date(`${isoDate}T00:00:00Z`).getTime() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
