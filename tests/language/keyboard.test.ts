import { describe, expect, it } from "vitest"
import { areNeighbourKeys } from "../../src/language/keyboard.ts"

describe("keys side by side", () => {
  it.each(["qw", "as", "qa", "wa", "gt", "gy", "gb", "gv", "nj", "mk", "op"])("%s are", ([one = "", other = ""]) => {
    expect(areNeighbourKeys(one, other)).toBe(true)
    expect(areNeighbourKeys(other, one)).toBe(true)
  })

  it.each(["aa", "qe", "qz", "al", "gm", "đd", "a1"])("%s are not", ([one = "", other = ""]) => {
    expect(areNeighbourKeys(one, other)).toBe(false)
  })
})
