import { describe, expect, it } from "vitest"
import { isNamedBy, namesAnother } from "../../src/answer/naming.ts"
import { read } from "../../src/language/reading.ts"
import { BIRTH, RESIDENCE, STAY } from "../retrieval/catalogue-fixture.ts"

const topic = (text: string) => read(text).folded

describe("words of a procedure's own names", () => {
  it.each(["khai sinh", "đăng ký khai sinh", "làm giấy", "khai sinh bé"])("are all of: %s", (said) => {
    expect(isNamedBy(BIRTH, topic(said))).toBe(true)
  })

  it.each(["khai tử", "khai sinh muộn"])("are not all of: %s", (said) => {
    expect(isNamedBy(BIRTH, topic(said))).toBe(false)
  })
})

describe("a remark that names another procedure than the one in hand", () => {
  it("says its name and nothing besides", () => {
    expect(namesAnother(RESIDENCE, STAY, topic("tạm trú"))).toBe(true)
    expect(namesAnother(RESIDENCE, STAY, topic("tạm trú quá hạn"))).toBe(false)
  })

  it("is none when its words name the one in hand too", () => {
    expect(namesAnother(RESIDENCE, STAY, topic("đăng ký trú"))).toBe(false)
  })

  it("is none of a single word, when nothing is in hand, or when nothing was found", () => {
    expect(namesAnother(RESIDENCE, STAY, topic("tạm"))).toBe(false)
    expect(namesAnother(null, STAY, topic("tạm trú"))).toBe(false)
    expect(namesAnother(RESIDENCE, undefined, topic("tạm trú"))).toBe(false)
  })
})
