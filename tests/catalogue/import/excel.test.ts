import { describe, expect, it } from "vitest"
import { read, workbook } from "./read.ts"

const PORTAL = workbook(
  [
    ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nDANH SÁCH THỦ TỤC HÀNH CHÍNH"],
    ["Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực"],
    ["1.099999", "Thủ tục thử nghiệm A", "Bộ X", "Ủy ban nhân dân cấp xã\nSở Y", "Lĩnh vực Y"],
  ],
  ["A1:E1"],
)
const facts = async (rows: unknown[][], merges: string[] = []) => {
  const file = await read("xa.xlsx", workbook(rows, merges))
  return { ...file, byCode: new Map(file.procedures.map((procedure) => [procedure.code, procedure])) }
}

describe("the portal's Excel list", () => {
  it("gives code, title, agencies and sector, and nothing it does not have", async () => {
    const file = await read("danh-sach.xlsx", PORTAL)

    expect(file.procedures).toEqual([
      {
        code: "1.099999",
        place: "trang tính “Danh sách”, dòng 3",
        facts: { title: "Thủ tục thử nghiệm A", sector: "Lĩnh vực Y", agency: "Ủy ban nhân dân cấp xã; Sở Y" },
        origins: {
          title: "trang tính “Danh sách”, dòng 3, cột “Tên”",
          sector: "trang tính “Danh sách”, dòng 3, cột “Lĩnh vực”",
          agency: "trang tính “Danh sách”, dòng 3, cột “Cơ quan thực hiện”",
        },
        remarks: [],
      },
    ])
    expect(file.isList).toBe(true)
  })
})

describe("a commune's own list", () => {
  it.each([
    [
      "in another order",
      ["Lệ phí", "Thời hạn", "Tên thủ tục", "STT", "Mã TTHC"],
      ["5.000 đồng", "03 ngày làm việc", "Việc A", 1, "1.000001"],
    ],
    [
      "without diacritics",
      ["MA TTHC", "TEN THU TUC", "THOI HAN GIAI QUYET", "LE PHI"],
      ["1.000001", "Việc A", "03 ngay lam viec", "5.000 đồng"],
    ],
  ])("is understood with its columns %s", async (_how, headings, row) => {
    const { byCode } = await facts([["ỦY BAN NHÂN DÂN XÃ A"], [], headings, row])
    const method = byCode.get("1.000001")?.facts.methods?.[0]

    expect(byCode.get("1.000001")?.facts.title).toBe("Việc A")
    expect(method?.times).toEqual([{ value: 3, unit: "working-day", source: "xa.xlsx" }])
    expect(method?.money?.fees).toMatchObject([{ kind: "le-phi", amountVnd: 5_000 }])
  })

  it("tells “như trên”, a dash and an empty cell apart", async () => {
    const { byCode } = await facts([
      ["Mã TTHC", "Tên", "Lĩnh vực", "Thời hạn", "Lệ phí"],
      ["1.000001", "Việc A", "Hộ tịch", "03 ngày", "5.000 đồng"],
      ["1.000002", "Việc B", "nt", "-nt-", "-"],
      ["1.000003", "Việc C", "", "nt", ""],
    ])
    const [second, third] = [byCode.get("1.000002"), byCode.get("1.000003")]

    expect(second?.facts.sector).toBe("Hộ tịch")
    expect(second?.facts.methods?.[0]?.times).toMatchObject([{ value: 3, unit: "day" }])
    expect(second?.facts.methods?.[0]).not.toHaveProperty("money")
    expect(second?.remarks).toEqual(["Cột “Lệ phí” ghi “-”: không nêu mức thu, không hiểu là miễn phí."])
    expect(third?.facts).not.toHaveProperty("sector")
    expect(third?.facts.methods?.[0]?.times).toMatchObject([{ value: 3, unit: "day" }])
    expect(third?.remarks).toEqual([])
  })

  it("gives each way of submission its own amount", async () => {
    const { byCode } = await facts([
      ["Mã TTHC", "Tên", "Thời hạn", "Lệ phí"],
      ["1.000001", "Việc A", "07 ngày", "Trực tiếp: 20.000 đồng/lần; trực tuyến: 10.000 đồng/lần"],
    ])
    const amounts = byCode
      .get("1.000001")
      ?.facts.methods?.map(({ channel, times, money }) => [channel, times[0]?.value, money?.fees[0]?.amountVnd])

    expect(amounts).toEqual([
      [null, 7, undefined],
      ["in-person", 7, 20_000],
      ["online", 7, 10_000],
    ])
  })

  it("only warns where a note calls a procedure repealed", async () => {
    const { byCode } = await facts([
      ["Mã TTHC", "Tên", "Ghi chú"],
      ["1.000001", "Việc A", "Bãi bỏ"],
    ])

    expect(byCode.get("1.000001")?.facts).not.toHaveProperty("repeal")
    expect(byCode.get("1.000001")?.remarks).toEqual([
      "Ghi chú của dòng: “Bãi bỏ”. Danh sách không tự bãi bỏ thủ tục: cần người xem.",
    ])
  })

  it("takes merged cells and sector rows along", async () => {
    const { byCode } = await facts(
      [
        ["STT", "Mã TTHC", "Tên", "Thời hạn"],
        ["I. LĨNH VỰC HỘ TỊCH (02 TTHC)"],
        [1, "1.000001", "Việc A", "05 ngày làm việc"],
        [2, "1.000002", "Việc B"],
      ],
      ["A2:D2", "D3:D4"],
    )

    expect(byCode.get("1.000002")?.facts.sector).toBe("Hộ tịch")
    expect(byCode.get("1.000002")?.facts.methods?.[0]?.times).toMatchObject([{ value: 5, unit: "working-day" }])
  })

  it("understands two rows of headings", async () => {
    const { byCode } = await facts(
      [
        ["TT", "Mã TTHC", "Tên", "Thời hạn giải quyết"],
        ["", "", "", "Theo quy định", "Sau cắt giảm"],
        [1, "1.000001", "Việc A", "05 ngày", "03 ngày"],
      ],
      ["A1:A2", "B1:B2", "C1:C2", "D1:E1"],
    )

    expect(byCode.get("1.000001")?.facts.methods?.[0]?.times).toMatchObject([{ value: 5, unit: "day" }])
    expect(byCode.get("1.000001")?.remarks).toEqual([
      "Có thời hạn sau cắt giảm mà tệp không nêu tỉnh và số quyết định: bỏ trống.",
    ])
  })

  it("restores the zeros that Excel took from a code typed as a number", async () => {
    const { byCode } = await facts([
      ["Mã TTHC", "Tên"],
      [1.00119, "Việc A"],
    ])

    expect([...byCode.keys()]).toEqual(["1.001190"])
  })

  it("gives every skipped row its reason, and names the columns it does not use", async () => {
    const { skipped, remarks } = await facts([
      ["Mã TTHC", "Tên", "Cột lạ"],
      ["1.000001", "Việc A", ""],
      ["1.014955-Xoa", "Việc B", ""],
      ["", "Việc C", "x"],
      ["1.000001", "Việc D", ""],
    ])

    expect(skipped.map(({ place, reason }) => `${place}: ${reason}`)).toEqual([
      'trang tính “Danh sách”, dòng 3: mã "1.014955-Xoa" sai dạng (phải như 1.001193)',
      "trang tính “Danh sách”, dòng 4: không có mã thủ tục",
      "trang tính “Danh sách”, dòng 5: mã 1.000001 đã có ở trang tính “Danh sách”, dòng 2",
    ])
    expect(remarks).toEqual(["trang tính “Danh sách”: không dùng cột “Cột lạ”."])
  })

  it("is of the commune when no column says who carries it out", async () => {
    const own = await facts([
      ["Mã TTHC", "Tên"],
      ["1.000001", "Việc A"],
    ])
    const other = await facts([
      ["Mã TTHC", "Tên", "Cơ quan thực hiện"],
      ["1.000001", "Việc A", ""],
    ])

    expect(own.procedures[0]?.facts.levelOfList).toEqual(["commune"])
    expect(other.procedures[0]?.facts).not.toHaveProperty("levelOfList")
  })

  it("never reads a bare number as days", async () => {
    const { byCode } = await facts([
      ["Mã TTHC", "Tên", "Thời hạn"],
      ["1.000001", "Việc A", 1],
    ])

    expect(byCode.get("1.000001")?.facts).not.toHaveProperty("methods")
    expect(byCode.get("1.000001")?.remarks).toEqual(['Thời hạn ghi "1" không có đơn vị: bỏ trống.'])
  })
})
