/**
 * Words of Thanh Hóa, Nghệ Tĩnh and the South → the standard word, as toned phrases.
 * Longest phrase first wins. Words whose unmarked spelling means something else are listed with their marks only.
 */
const DIALECT: ReadonlyArray<readonly [phrase: string, standard: string]> = [
  // Standard phrases that hold a regional word; matched first, they stay.
  ["quy mô", "quy mô"],
  ["mô hình", "mô hình"],
  ["bao nhiêu", "bao nhiêu"],
  ["bảo lãnh", "bảo lãnh"],
  ["lãnh đạo", "lãnh đạo"],
  ["lãnh sự", "lãnh sự"],
  ["lãnh thổ", "lãnh thổ"],
  ["khai sanh", "khai sinh"],
  ["chứng sanh", "chứng sinh"],
  ["giấy hôn thú", "giấy kết hôn"],
  ["hôn thú", "kết hôn"],
  ["giấy giá thú", "giấy kết hôn"],
  ["giá thú", "kết hôn"],
  ["giấy chứng tử", "giấy khai tử"],
  ["chứng tử", "khai tử"],
  ["khai chết", "khai tử"],
  ["bìa đỏ", "sổ đỏ"],
  ["thẻ đỏ", "sổ đỏ"],
  ["sanh", "sinh"],
  ["ở mô", "ở đâu"],
  ["đi mô", "đi đâu"],
  ["mô", "đâu"],
  ["răng", "sao"],
  ["rứa", "thế"],
  ["rưa", "thế"],
  ["mần răng", "làm sao"],
  ["mần", "làm"],
  ["nỏ", "không"],
  ["hổng", "không"],
  ["hông", "không"],
  ["hỏng biết", "không biết"],
  ["tui", "tôi"],
  ["bữa", "ngày"],
  ["bựa", "ngày"],
  ["ni", "này"],
  ["cái chi", "cái gì"],
  ["cần chi", "cần gì"],
  ["những chi", "những gì"],
  ["giấy chi", "giấy gì"],
  ["làm chi", "làm gì"],
  ["chi rứa", "gì thế"],
  ["chi hè", "gì"],
  ["zậy", "vậy"],
  ["dzậy", "vậy"],
  ["zô", "vào"],
  ["lãnh", "lĩnh"],
  ["giùm", "giúp"],
  ["nhiêu tiền", "bao nhiêu tiền"],
  ["bao tiền", "bao nhiêu tiền"],
]

const BY_FIRST_WORD = new Map<string, { phrase: string[]; standard: string[] }[]>()
for (const [phrase, standard] of DIALECT) {
  const words = phrase.split(" ")
  const first = words[0] ?? ""
  const entries = BY_FIRST_WORD.get(first) ?? []
  entries.push({ phrase: words, standard: standard.split(" ") })
  entries.sort((a, b) => b.phrase.length - a.phrase.length)
  BY_FIRST_WORD.set(first, entries)
}

const WORDS: ReadonlySet<string> = new Set(DIALECT.flatMap(([phrase]) => phrase.split(" ")))

/** Whether a word belongs to a regional phrase. */
export function isDialect(word: string): boolean {
  return WORDS.has(word)
}

/** Puts standard words in the place of regional ones. */
export function standardise(words: readonly string[]): string[] {
  const result: string[] = []
  for (let index = 0; index < words.length; ) {
    const entry = BY_FIRST_WORD.get(words[index] ?? "")?.find(({ phrase }) =>
      phrase.every((word, offset) => words[index + offset] === word),
    )
    result.push(...(entry?.standard ?? [words[index] ?? ""]))
    index += entry?.phrase.length ?? 1
  }
  return result
}
