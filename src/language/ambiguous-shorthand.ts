import { fold } from "./fold.ts"

/**
 * One thing that a short form stands for, and the words that tell it: right before it, right after it, or one of two on
 * either side. Written with marks; typed without marks they tell the same.
 */
interface Sense {
  stands: string
  before?: string
  after?: string
  near?: string
}

/** By short form. The first sense that is told is meant; one that needs no telling is what is meant otherwise. */
const SENSES: Readonly<Record<string, readonly Sense[]>> = {
  bs: [
    { stands: "bản sao", before: "cấp lục trích", after: "từ ks gks khai" },
    { stands: "bác sĩ", before: "của nhờ", near: "viện khám bệnh" },
    { stands: "bổ sung" },
  ],
  cc: [
    { stands: "công chức", near: "thi tuyển vc viên lãnh" },
    { stands: "chung cư", near: "bqt qt trị căn hộ" },
    { stands: "công chứng", near: "vp phòng photo hợp đồng di sản dịch sao bản" },
    { stands: "chứng chỉ", near: "bằng tin nghề ngoại" },
    { stands: "căn cước", near: "thẻ làm mất đổi cấp điện khoá khóa chip số" },
  ],
  "đc dc": [{ stands: "địa chỉ", before: "sai ghi", after: "cũ cty" }, { stands: "được" }],
  "đk dk": [{ stands: "điều kiện", before: "đủ thỏa ứng đạt", after: "gì j để" }, { stands: "đăng ký" }],
  gt: [
    { stands: "giao thông", before: "nạn luật" },
    { stands: "giới thiệu", before: "giấy thư" },
    { stands: "giải thể", after: "trường trg htx hội cs cty" },
    { stands: "giới tính", near: "định" },
    { stands: "giấy tờ" },
  ],
  hk: [
    { stands: "hộ khẩu", after: "cũ gốc giấy", near: "sổ nhập cắt chuyển tách xóa xoá" },
    { stands: "học kỳ", after: "1 2 i ii" },
    { stands: "không" },
  ],
  hs: [{ stands: "học sinh", before: "là", after: "lớp tiểu nghèo bán nội dân thpt thcs" }, { stands: "hồ sơ" }],
  kh: [
    { stands: "kết hôn", before: "giấy gcn lục", near: "đk dk đki dki đky dky đăng ký ytnn" },
    { stands: "kế hoạch", before: "duyệt thảo" },
    { stands: "khách hàng", before: "mã" },
    { stands: "không" },
  ],
  ks: [{ stands: "khách sạn", before: "mở", near: "kd doanh nghỉ homestay phòng karaoke" }, { stands: "khai sinh" }],
  tk: [
    { stands: "tờ khai", before: "mẫu tờ điền viết" },
    { stands: "tài khoản", near: "vneid khoá khóa mở tạo định danh số ngân hàng mức mật dvc" },
    { stands: "tờ khai" },
  ],
  tt: [
    { stands: "tạm trú", before: "hạn", near: "trọ thuê" },
    { stands: "thông tin", before: "báo nhật sai lộ", after: "cá cư" },
    { stands: "trung tâm", after: "gdtx htcđ bảo y tiếng" },
    { stands: "thường trú", near: "đk dk đki dki đky dky đăng ký xóa xoá nhập hk khẩu" },
    { stands: "thủ tục" },
  ],
  xn: [{ stands: "xét nghiệm", near: "adn máu gen" }, { stands: "xác nhận" }],
}

/** How many words on either side are near. */
const NEAR = 2

interface Told {
  stands: string
  /** Null when it needs no telling. */
  by: { before: ReadonlySet<string>; after: ReadonlySet<string>; near: ReadonlySet<string> } | null
}

const BY_FORM: ReadonlyMap<string, readonly Told[]> = new Map(
  Object.entries(SENSES).flatMap(([forms, senses]) =>
    forms.split(" ").map((form) => [form, senses.map(told)] as const),
  ),
)

/** Whether a word is a short form of several things. */
export function isAmbiguous(word: string): boolean {
  return BY_FORM.has(word)
}

/** What the short form at `at` stands for, by its neighbours; the word itself when none of them tells. */
export function senseOf(words: readonly string[], at: number): string {
  const word = words[at] ?? ""
  const near = [...words.slice(Math.max(0, at - NEAR), at), ...words.slice(at + 1, at + 1 + NEAR)]
  const meant = BY_FORM.get(word)?.find(
    ({ by }) =>
      by === null ||
      by.before.has(words[at - 1] ?? "") ||
      by.after.has(words[at + 1] ?? "") ||
      near.some((other) => by.near.has(other)),
  )
  return meant?.stands ?? word
}

function told({ stands, before = "", after = "", near = "" }: Sense): Told {
  const isTold = before !== "" || after !== "" || near !== ""
  return { stands, by: isTold ? { before: spellings(before), after: spellings(after), near: spellings(near) } : null }
}

function spellings(words: string): ReadonlySet<string> {
  return new Set(words === "" ? [] : words.split(" ").flatMap((word) => [word, fold(word)]))
}
