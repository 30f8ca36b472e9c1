/** What stands in the place of a number that looks like identity. */
export const MASK = "[đã che]"

/** A run of digits with the separators people put into long numbers. */
const LONG_NUMBER = /(?<![\p{L}\p{N}.,])\+?\d(?:[ .-]?\d){8,18}(?![\p{N}])/gu
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** Vietnamese plates: "36A-123.45", "36B1 12345", "29-H1 123.45". */
const PLATE = /(?<![\p{L}\p{N}])\d{2}[ -]?[A-ZĐ][A-Z0-9]?[ -]?\d{3}[.]?\d{2}(?![\p{N}])/giu
/** Vietnamese passports: a letter and seven or eight digits. */
const PASSPORT = /(?<![\p{L}\p{N}])[A-Z]\d{7,8}(?![\p{N}])/giu
const ACCOUNT = /(?<=(?:stk|tài khoản|tai khoan|số thẻ|so the|sổ bhxh|so bhxh)[^\d\n]{0,20})\d(?:[ .-]?\d){5,18}/giu

/**
 * Masks numbers that look like identity (12- and 9-digit ids, telephone and account numbers, e-mail, plates, passports)
 * before a text reaches disk, log, model or screen. Procedure codes, amounts of money, dates and form numbers stay.
 */
export function maskIdentity(text: string): string {
  return text
    .replace(EMAIL, MASK)
    .replace(PLATE, MASK)
    .replace(ACCOUNT, MASK)
    .replace(PASSPORT, MASK)
    .replace(LONG_NUMBER, (found) => (isMoneyOrDate(found) ? found : MASK))
}

/** "1.500.000.000" is money, "24.11.2026 08" a date; neither names a person. */
function isMoneyOrDate(found: string): boolean {
  return /^\d{1,3}(?:\.\d{3})+$/.test(found) || /^\d{1,2}[.\- ]\d{1,2}[.\- ]\d{4}(?: \d{1,2})?$/.test(found)
}

/** Whether a text had something masked in it. */
export function holdsMask(text: string): boolean {
  return text.includes(MASK)
}
