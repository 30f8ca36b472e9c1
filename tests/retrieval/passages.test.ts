import { describe, expect, it } from "vitest"
import { passagesOf } from "../../src/retrieval/passages.ts"
import { BIRTH, DIVORCE, makeCatalogue, makeProcedure } from "./catalogue-fixture.ts"

describe("the sentences by which a matter is found", () => {
  it("are a procedure's names and how people put the need", () => {
    const passages = passagesOf(makeCatalogue([BIRTH], { "1.001193": ["vợ em mới sinh"] }))

    expect(passages).toEqual([
      { kind: "procedure", code: "1.001193", form: "name", text: "đăng ký khai sinh" },
      { kind: "procedure", code: "1.001193", form: "name", text: "Đăng ký khai sinh" },
      { kind: "procedure", code: "1.001193", form: "name", text: "làm giấy khai sinh" },
      { kind: "procedure", code: "1.001193", form: "name", text: "khai sinh cho bé" },
      { kind: "procedure", code: "1.001193", form: "saying", text: "vợ em mới sinh" },
    ])
  })

  it.each([
    ["Thủ tục: Đăng ký tạm trú (cấp xã)", "Đăng ký tạm trú"],
    ["Thủ tục hòa giải tranh chấp đất đai (thực hiện tại cấp xã)", "hòa giải tranh chấp đất đai"],
    ["Công nhận thủ tục chung", "Công nhận thủ tục chung"],
  ])("leave out the frame of a title: %s", (title, name) => {
    const passages = passagesOf(makeCatalogue([makeProcedure({ title })]))

    expect(passages[0]?.text).toBe(name)
  })

  it("include the matters done elsewhere, by title and sayings", () => {
    const passages = passagesOf(makeCatalogue([], {}, [DIVORCE]))

    expect(passages).toHaveLength(1 + DIVORCE.sayings.length)
    expect(passages[0]).toEqual({ kind: "elsewhere", code: "ly-hon", form: "name", text: "Ly hôn" })
  })
})
