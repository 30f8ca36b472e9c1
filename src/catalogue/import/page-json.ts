import { type Static, Type } from "typebox"
import { Value } from "typebox/value"
import { readDetail } from "./detail.ts"
import type { Block, ImportedFile } from "./imported.ts"

const Words = Type.Optional(Type.Union([Type.String(), Type.Null()]))

/** Text of a portal page as crawlers keep it: cells stand glued together, so only the fields of one value are used. */
const PageText = Type.Object({
  ma_thu_tuc: Type.String(),
  ten_thu_tuc: Type.String(),
  so_quyet_dinh: Words,
  cap_thuc_hien: Words,
  linh_vuc: Words,
  doi_tuong_thuc_hien: Words,
  co_quan_thuc_hien: Words,
  co_quan_co_tham_quyen: Words,
  dia_chi_tiep_nhan: Words,
  co_quan_phoi_hop: Words,
  trinh_tu_thuc_hien: Words,
  yeu_cau_dieu_kien: Words,
})

/** A `.doc` export that somebody turned into JSON. */
const ConvertedExport = Type.Object({
  metadata: Type.Record(Type.String(), Type.Unknown()),
  content: Type.Record(Type.String(), Type.Unknown()),
  tables: Type.Object({
    hinh_thuc_nop: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
    thanh_phan_ho_so: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
    can_cu_phap_ly: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
  }),
})

/** Reads JSON that holds one procedure's page in words; null when it is none of the two shapes seen. */
export function readPageJson(value: unknown): ImportedFile | null {
  if (Value.Check(ConvertedExport, value)) return readDetail(blocksOfExport(value), "bản .doc đã đổi sang JSON")
  if (!Value.Check(PageText, value)) return null
  const read = readDetail(blocksOfPage(value), "chữ của trang cổng (JSON)")
  read?.remarks.push("Bảng trong tệp bị dính chữ: không đọc giấy tờ, thời hạn, phí và căn cứ từ tệp này.")
  return read
}

const PAGE_LABELS: Readonly<Record<Exclude<keyof Static<typeof PageText>, number>, string>> = {
  ma_thu_tuc: "Mã thủ tục",
  ten_thu_tuc: "Tên thủ tục",
  so_quyet_dinh: "Số quyết định",
  cap_thuc_hien: "Cấp thực hiện",
  linh_vuc: "Lĩnh vực",
  doi_tuong_thuc_hien: "Đối tượng thực hiện",
  co_quan_thuc_hien: "Cơ quan thực hiện",
  co_quan_co_tham_quyen: "Cơ quan có thẩm quyền",
  dia_chi_tiep_nhan: "Địa chỉ tiếp nhận HS",
  co_quan_phoi_hop: "Cơ quan phối hợp",
  trinh_tu_thuc_hien: "Trình tự thực hiện",
  yeu_cau_dieu_kien: "Yêu cầu, điều kiện thực hiện",
}

function blocksOfPage(page: Static<typeof PageText>): Block[] {
  return Object.entries(PAGE_LABELS).flatMap(([name, label]): Block[] => [
    { kind: "text", text: label },
    { kind: "text", text: page[name as keyof typeof PAGE_LABELS] ?? "" },
  ])
}

function blocksOfExport({ metadata, content, tables }: Static<typeof ConvertedExport>): Block[] {
  const fields = Object.entries({ ...metadata, ...content }).flatMap(([name, value]): Block[] =>
    typeof value === "string"
      ? [
          { kind: "text", text: LONG_NAMES[name] ?? name.replaceAll("_", " ") },
          { kind: "text", text: value },
        ]
      : [],
  )
  const table = (
    label: string,
    rows: readonly Record<string, unknown>[] | undefined,
    columns: Record<string, string>,
  ): Block[] => [
    { kind: "text", text: label },
    {
      kind: "table",
      grid: [
        Object.values(columns),
        ...(rows ?? []).map((row) => Object.keys(columns).map((name) => String(row[name] ?? ""))),
      ],
    },
  ]
  return [
    ...fields,
    ...table("Cách thức thực hiện", tables.hinh_thuc_nop, {
      hinh_thuc: "Hình thức nộp",
      thoi_han_giai_quyet: "Thời hạn giải quyết",
      phi_le_phi: "Phí, lệ phí",
      mo_ta: "Mô tả",
    }),
    ...table("Thành phần hồ sơ", tables.thanh_phan_ho_so, {
      ten_giay_to: "Tên giấy tờ",
      so_luong: "Mẫu đơn, tờ khai",
      ghi_chu: "Số lượng",
    }),
    ...table("Căn cứ pháp lý", tables.can_cu_phap_ly, { so_ky_hieu: "Số ký hiệu", trich_yeu: "Trích yếu" }),
  ]
}

/** Names that differ from the labels by more than blanks. */
const LONG_NAMES: Readonly<Record<string, string>> = {
  yêu_cầu_điều_kiện_thực_hiện: "Yêu cầu, điều kiện thực hiện",
}
