/** What stands in the place of a number that looks like identity. */
export const MASK = "[đã che]"

/** Numbers that name no person: procedure codes, money written with dots, dates, numbers of legal documents. */
const NOT_IDENTITY = [
  String.raw`\d\.\d{6}(?!\d)`,
  String.raw`[1-9]\d{0,2}(?:\.\d{3}){1,}(?![.\-]?\d)(?=\s*(?:đ|đồng|vnđ|vnd|dong|-\s*\d))`,
  String.raw`[1-9]\d{0,2}\.\d{3}(?![.\-]?\d)`,
  String.raw`[1-9]\d{0,2}(?:\.\d{3}){3,}(?![.\-]?\d)`,
  String.raw`\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}(?!\d)`,
  String.raw`\d{4}-\d{2}-\d{2}(?!\d)`,
  String.raw`(?:19|20)\d{2}[ \-](?:19|20)\d{2}(?!\d)(?![ .\-]\d)`,
  String.raw`\d+/\d{4}/\p{L}[\p{L}\-]*`,
]
const PROTECTED = new RegExp(String.raw`(?<!\p{N})(?<!\p{N}[.,])(?:${NOT_IDENTITY.join("|")})`, "giu")

/** Local parts have at most 64 characters (RFC 5321); without the limit a long text would take quadratic time. */
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** Vietnamese plates: "36A-123.45", "36B1 12345", "29-H1 123.45". */
const PLATE = /(?<![\p{L}\p{N}])\d{2}[ -]?[A-ZĐ][A-Z0-9]?[ -]?\d{3}[.]?\d{2}(?!\p{N})/giu
/** Vietnamese passports, a letter and seven or eight digits; health insurance cards, two letters and thirteen. */
const LETTERED = /(?<![\p{L}\p{N}])(?:[A-Z]\d{7,8}|[A-Z]{2}\d{10,13})(?!\p{N})/giu
/** Words that announce an account, a card or an insurance book; what follows them on the line may be its number. */
const ANNOUNCED = "(?:stk|số tài khoản|so tai khoan|tài khoản|tai khoan|số thẻ|so the|bhxh)[^\\n]{0,40}"
const SIX_DIGITS = String.raw`(?<!\p{N})\d(?:[ .\-]?\d){5,}`
const SHORT_NUMBER = new RegExp(SIX_DIGITS, "gu")
const ACCOUNT = new RegExp(`(?<=${ANNOUNCED})${SIX_DIGITS}`, "giu")
const ANNOUNCED_AT_END = new RegExp(`${ANNOUNCED}$`, "iu")
/** Nine digits or more, with the separators people put into long numbers. */
const LONG_NUMBER = /\(?\+?\d(?:[ .\-()]{0,2}\d){8,}/gu

/**
 * Masks numbers that look like identity (12- and 9-digit ids, telephone and account numbers, e-mail, plates, passports,
 * insurance cards) before a text reaches disk, log, model or screen. Procedure codes, amounts of money, dates and
 * numbers of legal documents stay.
 */
export function maskIdentity(text: string): string {
  const masked = text.replace(EMAIL, MASK).replace(PLATE, MASK).replace(LETTERED, MASK)
  let result = ""
  let end = 0
  for (const kept of masked.matchAll(PROTECTED)) {
    result += maskNumbers(masked.slice(end, kept.index), result) + kept[0]
    end = kept.index + kept[0].length
  }
  return result + maskNumbers(masked.slice(end), result)
}

/** @param before what stands before the text; an account may have been announced there */
function maskNumbers(text: string, before: string): string {
  const isAnnounced = ANNOUNCED_AT_END.test(before.slice(-60))
  return (
    text
      .replace(isAnnounced ? SHORT_NUMBER : ACCOUNT, MASK)
      // A mask is shorter than what it hides, so another number may have come within reach of its announcement.
      .replace(ACCOUNT, MASK)
      .replace(LONG_NUMBER, MASK)
  )
}

/** Whether a text had something masked in it. */
export function holdsMask(text: string): boolean {
  return text.includes(MASK)
}
