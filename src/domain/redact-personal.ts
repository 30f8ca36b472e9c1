import { CALLED_BY_GIVEN_NAME, CAPITALISED_NAME, CLEAR_NAME, CUED_NAME, STATED_NAME } from "./personal-names.ts"
import { MASK, maskIdentity } from "./redact.ts"

/** What stands in the place of a full date; years alone stay. */
export const DATE_MASK = "[ngày]"

/** Written between digits or letters they are not seen, but hide a number from whoever looks for one. */
const INVISIBLE = /(?<=[\p{L}\p{N}])[\u00ad\u200b-\u200f\u2060\ufeff]+(?=[\p{L}\p{N}])/gu

/** A day the law speaks of is no birthday: "trước 30/4/1975". */
const NOT_OF_THE_LAW = "(?<!(?:trước|truoc|sau|từ|đến|den)(?: ngày| ngay)? )"
const DAY_AND_MONTH = String.raw`(?<![\p{N}/.-])\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?`
/** "3/2/1980", "1980-02-03", "ngày 3 tháng 2 năm 1980", "sinh 3/2/80". */
const DATES = [
  new RegExp(String.raw`${NOT_OF_THE_LAW}${DAY_AND_MONTH}\d{4}(?![\p{N}/])`, "giu"),
  /(?<![\p{N}/.-])\d{4}-\d{1,2}-\d{1,2}(?![\p{N}/-])/gu,
  /(?:(?:ngày|ngay|mùng|mung|mồng|mong) )?(?<!\p{N})\d{1,2} (?:tháng|thang) \d{1,2} (?:năm|nam) \d{4}(?!\p{N})/giu,
  new RegExp(String.raw`(?<=sinh (?:ngày |ngay )?)${DAY_AND_MONTH}\d{2}(?![\p{N}/])`, "giu"),
]

/** A telephone number in the forms people choose so that no machine reads it; nine digits or more, and no date. */
const ODD_TELEPHONE =
  /(?<![\p{N}.,])(?!(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:19|20)\d{2}(?!\d))(?:\+?84|0)(?:[\s._/()*|:-]{0,3}\d){8,}/gu

const DIGIT_WORD =
  "(?:không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|tu|năm|nam|lăm|lam|sáu|sau|bảy|bay|bẩy|tám|tam|chín|chin|\\d)"
/** "không chín một hai …", nine or more. */
const SPOKEN_NUMBER = new RegExp(
  `(?<![\\p{L}\\p{N}])${DIGIT_WORD}(?:[ ,.-]{1,3}${DIGIT_WORD}){8,}(?![\\p{L}\\p{N}])`,
  "giu",
)

/** "lan (a) gmail . com", "lan a còng gmail chấm com". */
const ODD_EMAIL =
  /[\p{L}\p{N}._-]{1,64} ?(?:@|\(a\)|\[at\]|a còng|a cong) ?[\p{L}\p{N}-]{1,63} ?(?:\.|chấm|cham) ?(?:com|vn|net|org)(?![\p{L}\p{N}])/giu

/** "12", "12A", "45/6". */
const HOUSE = "\\d{1,5}[A-Za-z]?(?:[/-]\\d{1,5}[A-Za-z]?){0,3}(?![\\p{L}\\p{N}])"
/** A house's number; streets and hamlets stay, since they may decide who is responsible. */
const HOUSES = [
  new RegExp(
    `(?<=(?<![\\p{L}\\p{N}])(?:số nhà|so nha|nhà số|nha so|ngõ|ngách|hẻm|hem|kiệt|căn hộ số|căn hộ|can ho) ?:? ?)${HOUSE}`,
    "giu",
  ),
  new RegExp(`(?<=(?<![\\p{L}\\p{N}])(?:số|so) )${HOUSE}(?=,? (?:đường|duong|phố|pho|ngõ|hẻm|ngách|kiệt) )`, "giu"),
  new RegExp(`(?<![\\p{L}\\p{N}./,-])${HOUSE}(?=,? (?:đường|phố) \\p{Lu})`, "gu"),
]

/** From so many words on, a text with a capital on nearly every one is a heading or shouted, not a row of names. */
const HEADING_WORDS = 7
const HEADING_SHARE = 0.8

/**
 * Masks what may name a person before a text goes to a language model: what `maskIdentity` masks, in odd forms too,
 * and full dates, names of persons and numbers of houses. Stricter than what is stored, since a model may be anywhere;
 * it may take a date or a name too much, and the question must still be understood.
 */
export function maskPersonal(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(/\p{Nd}/gu, (digit) => digit.normalize("NFKC"))
  const withoutNumbers = maskIdentity(plain.replace(ODD_EMAIL, MASK).replace(ODD_TELEPHONE, MASK))
  const withoutDates = DATES.reduce((rest, date) => rest.replace(date, DATE_MASK), withoutNumbers)
  return maskNames([SPOKEN_NUMBER, ...HOUSES].reduce((rest, number) => rest.replace(number, MASK), withoutDates))
}

function maskNames(text: string): string {
  const names = isHeading(text)
    ? [CUED_NAME, STATED_NAME, CLEAR_NAME]
    : [CAPITALISED_NAME, CALLED_BY_GIVEN_NAME, CUED_NAME, STATED_NAME, CLEAR_NAME]
  return names.reduce((rest, name) => rest.replace(name, MASK), text)
}

function isHeading(text: string): boolean {
  const words = text.match(/\p{L}+/gu) ?? []
  const capitalised = words.filter((word) => /^\p{Lu}/u.test(word))
  return words.length >= HEADING_WORDS && capitalised.length >= words.length * HEADING_SHARE
}
