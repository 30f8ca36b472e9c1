import { pick, type Random } from "./phrasing.ts"

/** Numbers that are not the given one, and writings that hide which number it is. */

/** The same number with one digit changed, two exchanged, one added or one left out; never itself, never 0. */
export function nearNumbers(number: number, random: Random): number[] {
  const digits = String(number)
  const changed = [
    withDigit(digits, random),
    withDigit(digits, random),
    digits.replace(/^(\d)(\d)/, "$2$1"),
    `${digits}${digits.at(-1)}`,
    String(number + 1),
    String(number + 2),
  ].map(Number)
  return [...new Set(changed)].filter((other) => other !== number && other > 0)
}

/** An amount with another of its leading digits, so that it looks like one that is charged: 150000 → 160000, 510000. */
export function nearAmounts(amountVnd: number, random: Random): number[] {
  const zeros = /0*$/.exec(String(amountVnd))?.[0].length ?? 0
  const scale = 10 ** zeros
  return nearNumbers(amountVnd / scale, random).map((leading) => leading * scale)
}

function withDigit(digits: string, random: Random): string {
  const place = Math.floor(random() * digits.length)
  const digit = (Number(digits[place]) + 1 + Math.floor(random() * 9)) % 10
  return `${digits.slice(0, place)}${digit}${digits.slice(place + 1)}`
}

/** Every figure of a text, each changed alone: "trong 60 ngày" → "trong 61 ngày". */
export function withOtherFigure(text: string, random: Random): { text: string; figure: string }[] {
  return [...text.matchAll(/\d+/g)].map(({ 0: figure, index }) => {
    const other = String(pick(nearNumbers(Number(figure), random), random)).padStart(figure.length, "0")
    return { text: `${text.slice(0, index)}${other}${text.slice(index + figure.length)}`, figure: other }
  })
}

const FULL_WIDTH = 0xff10
const BOLD = 0x1d7ce
const ARABIC = 0x0660
const LOOKALIKES: Readonly<Record<string, string>> = { 0: "О", 1: "l", 3: "З", 6: "б" }
const DISGUISES: readonly ((text: string) => string)[] = [
  (text) => withDigitsFrom(text, FULL_WIDTH),
  (text) => withDigitsFrom(text, BOLD),
  (text) => withDigitsFrom(text, ARABIC),
  (text) => text.replace(/\d(?=\d)/g, "$&\u200b"),
  (text) => text.replace(/\d(?=\d)/g, "$&\u00ad"),
  (text) => text.replace(/[0136]/g, (digit) => LOOKALIKES[digit] ?? digit),
]

/** The digits of a text in other signs: full-width, bold, Arabic, look-alike letters, with invisible signs between. */
export function disguise(text: string, random: Random): string {
  return pick(DISGUISES, random)(text)
}

function withDigitsFrom(text: string, zero: number): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
}
