import { readFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { MASK } from "../../src/domain/redact.ts"
import { DATE_MASK, maskPersonal } from "../../src/domain/redact-personal.ts"

const DATA = join(import.meta.dirname, "..", "..", "data")

describe("what is masked before a text goes to a language model", () => {
  it.each([
    ["with capitals", "tôi là Nguyễn Văn An, hỏi khai sinh", `tôi là ${MASK}, hỏi khai sinh`],
    ["shouted", "TRẦN THỊ BÌNH", MASK],
    ["of two syllables", "chồng em tên Lê Hùng", `chồng em tên ${MASK}`],
    ["of five syllables", "cháu Nguyễn Lê Ngọc Bảo Anh", `cháu ${MASK}`],
    ["of a minority", "tôi là Giàng A Páo", `tôi là ${MASK}`],
    ["with capitals but no marks", "toi la Pham Quang Huy", `toi la ${MASK}`],
    ["with capitals but neither marks nor cue", "Pham Quang Huy muon hoi", `${MASK} muon hoi`],
    ["without capitals", "con tôi là trần thị ngọc lan 5 tuổi", `con tôi là ${MASK} 5 tuổi`],
    ["without capitals or marks", "toi ten nguyen van an muon hoi", `toi ten ${MASK} muon hoi`],
    ["after a title", "ong bui van nam mat roi", `ong ${MASK} mat roi`],
    ["after a colon", "ho ten: pham thi hoa", `ho ten: ${MASK}`],
    ["without any cue", "lê thị hoa xin hỏi", `${MASK} xin hỏi`],
    ["said after tên là", "tôi tên là đỗ hùng", `tôi tên là ${MASK}`],
    ["of one syllable after a title", "chị Lan hỏi", `chị ${MASK} hỏi`],
    ["of one syllable after tên", "con tôi tên Lan", `con tôi tên ${MASK}`],
    ["written with loose marks", "tôi là Nguyễn Văn An".normalize("NFD"), `tôi là ${MASK}`],
    ["split by what is not seen", "tôi là Ngu\u200byễn Văn An", `tôi là ${MASK}`],
  ])("masks a name %s", (_how, said, sent) => {
    expect(maskPersonal(said)).toBe(sent)
  })

  it.each([
    ["with slashes", "sinh 3/2/1980", `sinh ${DATE_MASK}`],
    ["with hyphens", "sinh 03-02-1980", `sinh ${DATE_MASK}`],
    ["with spaces", "sinh 3 / 2 / 1980", `sinh ${DATE_MASK}`],
    ["year first", "sinh 1980-02-03", `sinh ${DATE_MASK}`],
    ["with a short year", "sinh ngày 3/2/80", `sinh ngày ${DATE_MASK}`],
    ["in words", "sinh ngày 3 tháng 2 năm 1980", `sinh ${DATE_MASK}`],
    ["in words without marks", "sinh ngay 3 thang 2 nam 1980", `sinh ${DATE_MASK}`],
  ])("masks a full date %s", (_how, said, sent) => {
    expect(maskPersonal(said)).toBe(sent)
  })

  it.each([
    ["with dots and spaces", "gọi 09 12 . 34 - 56 . 78"],
    ["with slashes", "gọi 0/9/1/2/3/4/5/6/7/8"],
    ["with underscores", "gọi 0912_345_678"],
    ["in words", "gọi không chín một hai ba bốn năm sáu bảy tám"],
    ["in words without marks", "gọi khong chin mot hai ba bon nam sau bay tam"],
    ["in full-width digits", "gọi ０９１２３４５６７８"],
    ["with what is not seen between", "gọi 0912\u200b345\u200b678"],
  ])("masks a telephone number %s", (_how, said) => {
    expect(maskPersonal(said)).toBe(`gọi ${MASK}`)
  })

  it.each([
    ["an e-mail address", "gửi lan.nguyen@gmail.com", `gửi ${MASK}`],
    ["an e-mail address that is spelled out", "gửi lan a còng gmail chấm com", `gửi ${MASK}`],
    ["an identity card", "cccd 038090001234", `cccd ${MASK}`],
    ["a house's number", "số nhà 12A/3 đường Trần Phú", `số nhà ${MASK} đường Trần Phú`],
    ["a house's number before its street", "ở số 45 đường Lê Lợi", `ở số ${MASK} đường Lê Lợi`],
    ["a lane's number", "ngõ 12 phố Huế", `ngõ ${MASK} phố Huế`],
  ])("masks %s", (_what, said, sent) => {
    expect(maskPersonal(said)).toBe(sent)
  })

  it.each([
    ["a year", "sinh năm 1980 có được không"],
    ["a day the law speaks of", "tham gia trước ngày 30/4/1975"],
    ["a hamlet", "tôi ở thôn 3 xã Xuân Hòa"],
    ["a place that carries a name", "đường Nguyễn Văn Linh, xã Lê Lợi"],
    ["a province", "chuyển từ Thành phố Hồ Chí Minh về Hà Nội"],
    ["a code", "thủ tục 1.001193 và 3.000722"],
    ["an amount", "lệ phí 20.000 đồng"],
    ["a legal document", "Thông tư 281/2016/TT-BTC"],
    ["words that sound like a name", "vi pham thi hanh an, van phong dang ky dat dai"],
    ["a heading", "Hồ Sơ Đăng Ký Lý Lịch Tư Pháp Cho Trẻ Em"],
    ["shouting", "TÔI MUỐN LÀM HỒ SƠ LƯU TRÚ Ở XÃ MAI CHÂU"],
  ])("leaves %s", (_what, said) => {
    expect(maskPersonal(said)).toBe(said)
  })

  it("leaves nearly all questions as they were asked", () => {
    const questions = readFileSync(join(import.meta.dirname, "../evaluation/questions.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line): { question?: string; conversation?: string } => JSON.parse(line))
      .flatMap(({ question }) => question ?? [])

    const changed = questions.filter((question) => maskPersonal(question) !== question)

    expect(questions.length).toBeGreaterThan(200)
    expect(changed.length / questions.length).toBeLessThan(0.02)
  })

  it("takes no more than a moment for a text made to be slow", () => {
    const texts = ["a ", "1 ", "nguyen van ", "a.a", " ", "không ", "12/", "tên là "].map((part) => part.repeat(5000))

    const startedAt = performance.now()
    const masked = texts.map(maskPersonal)

    expect(masked).toHaveLength(texts.length)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })
})

describe("what holds for every text", () => {
  const surname = fc.constantFrom("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đỗ", "Vũ", "Bùi")
  const middle = fc.constantFrom("Văn", "Thị", "Ngọc", "Minh", "Đức", "Thanh")
  const given = fc.constantFrom("An", "Bình", "Lan", "Hương", "Tuấn", "Yến", "Quân")
  const question = fc.constantFrom("làm khai sinh ở đâu", "hỏi lệ phí đăng ký tạm trú", "mất sổ đỏ thì làm thế nào")

  it("no name with capitals gets through, wherever it stands", () => {
    fc.assert(
      fc.property(surname, middle, given, question, fc.boolean(), (family, between, own, asked, isFirst) => {
        const name = `${family} ${between} ${own}`
        const sent = maskPersonal(isFirst ? `${name}, ${asked}` : `${asked} cho ${name}`)

        expect(sent).not.toContain(own)
        expect(sent).toContain(asked)
      }),
    )
  })

  it("no telephone number gets through, however it is grouped", () => {
    const number = fc.stringMatching(/^0[3-9][0-9]{8}$/)
    const grouping = fc.constantFrom(/(?<=^.{4}|^.{7})/g, /(?<=^.{3}|^.{6})/g, /(?<=^(?:..)+)(?=.)/g, /(?<=.)(?=.)/g)
    const gap = fc.constantFrom("", " ", ".", "-", "_", "\u200b", " - ", ". ")
    fc.assert(
      fc.property(number, grouping, gap, (digits, groups, between) => {
        const sent = maskPersonal(`số tôi ${digits.replace(groups, between)} nhé`)

        expect(sent).toBe(`số tôi ${MASK} nhé`)
      }),
    )
  })
})

it("the sayings of the catalogue are nearly all left as they are", () => {
  const sayings = readFileSync(join(DATA, "utterances", "1.001193.txt"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))

  expect(sayings.filter((saying) => maskPersonal(saying) !== saying.normalize("NFC")).length).toBeLessThan(
    sayings.length * 0.05,
  )
})
