/** How somebody spells a number out: the words of which Vietnamese has two. */
export interface NumberStyle {
  /** Four after "mươi" and "linh": "hai mươi tư" or "hai mươi bốn"; after "mười" it is always "bốn". */
  four: "tư" | "bốn"
  /** An empty place of tens: "một trăm linh năm" or "một trăm lẻ năm". */
  empty: "linh" | "lẻ"
  thousand: "nghìn" | "ngàn"
}

const PLAIN_STYLE: NumberStyle = { four: "tư", empty: "linh", thousand: "nghìn" }

/** Every way to spell a number out. */
export const NUMBER_STYLES: readonly NumberStyle[] = (["tư", "bốn"] as const).flatMap((four) =>
  (["linh", "lẻ"] as const).flatMap((empty) =>
    (["nghìn", "ngàn"] as const).map((thousand) => ({ four, empty, thousand })),
  ),
)

const DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"] as const
const MILLION = 1_000_000

/**
 * A number in Vietnamese words: 21 → "hai mươi mốt", 105 → "một trăm linh năm", 1005 → "một nghìn không trăm linh năm".
 * @param number whole, 0 … 999 999 999
 * @throws RangeError for any other
 */
export function numberInWords(number: number, style: NumberStyle = PLAIN_STYLE): string {
  if (!Number.isInteger(number) || number < 0 || number >= 1000 * MILLION)
    throw new RangeError(`no words for ${number}`)
  if (number === 0) return DIGITS[0]
  const groups = [
    { count: Math.floor(number / MILLION), name: ["triệu"] },
    { count: Math.floor(number / 1000) % 1000, name: [style.thousand] },
    { count: number % 1000, name: [] },
  ]
  const words: string[] = []
  for (const { count, name } of groups) if (count > 0) words.push(...below1000(count, words.length > 0, style), ...name)
  return words.join(" ")
}

/**
 * The same with "rưỡi" for the half of its last unit: 1500000 → "một triệu rưỡi".
 * @returns null when the number is not a whole count of hundreds, thousands or millions and a half
 */
export function numberWithHalf(number: number, style: NumberStyle = PLAIN_STYLE): string | null {
  // The unit must be the last one spoken: 1050 is no "một nghìn rưỡi".
  const isSpoken = (size: number) => Math.floor(number / size) % (size === 100 ? 10 : 1000) > 0
  const unit = [MILLION, 1000, 100].find((size) => isSpoken(size) && number % size === size / 2)
  return unit === undefined ? null : `${numberInWords(number - unit / 2, style)} rưỡi`
}

function below1000(number: number, isContinued: boolean, { four, empty }: NumberStyle): string[] {
  const hundreds = Math.floor(number / 100)
  const tens = Math.floor(number / 10) % 10
  const ones = number % 10
  const hasHundreds = hundreds > 0 || isContinued
  return [
    ...(hasHundreds ? [digit(hundreds), "trăm"] : []),
    ...tensWords(tens, hasHundreds && ones > 0, empty),
    ...(ones === 0 ? [] : [onesWord(ones, tens, hasHundreds, four)]),
  ]
}

function tensWords(tens: number, isPlaceKept: boolean, empty: string): string[] {
  if (tens === 0) return isPlaceKept ? [empty] : []
  return tens === 1 ? ["mười"] : [digit(tens), "mươi"]
}

function onesWord(ones: number, tens: number, hasHundreds: boolean, four: string): string {
  if (ones === 1 && tens > 1) return "mốt"
  if (ones === 5 && tens > 0) return "lăm"
  if (ones === 4 && (tens > 1 || (tens === 0 && hasHundreds))) return four
  return digit(ones)
}

function digit(value: number): string {
  return DIGITS[value] ?? ""
}

const ONES: ReadonlyMap<string, number> = new Map([
  ...DIGITS.map((word, value) => [word, value] as const),
  ["mốt", 1],
  ["tư", 4],
  ["lăm", 5],
])
const GROUPS: ReadonlyMap<string, number> = new Map([
  ["nghìn", 1000],
  ["ngàn", 1000],
  ["triệu", MILLION],
])

/** The number that words of any style stand for; null when a word is none of a number. */
export function numberFromWords(words: string): number | null {
  let total = 0
  let group = 0
  let ones = 0
  let lastUnit = 1
  for (const word of words.split(" ")) {
    const size = GROUPS.get(word)
    const value = ONES.get(word)
    if (value !== undefined) ones = value
    else if (word === "mười") group += 10
    else if (word === "mươi") [group, ones] = [group + ones * 10, 0]
    else if (word === "trăm") [group, ones, lastUnit] = [group + ones * 100, 0, 100]
    else if (word === "rưỡi") total += lastUnit / 2
    else if (size !== undefined) [total, group, ones, lastUnit] = [total + (group + ones) * size, 0, 0, size]
    else if (word !== "linh" && word !== "lẻ") return null
  }
  return total + group + ones
}
