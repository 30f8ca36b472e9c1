/** Sentences about papers. Places: {paper}, {counts} "1 bản chính", {form} "mẫu CT01", {name} the procedure. */

export const COUNTED_TEMPLATES = [
  "Hồ sơ <cần|không cần> {paper}: {counts}.",
  "Ông/bà <phải nộp|không phải nộp> {counts} {paper}.",
  "Giấy tờ <phải nộp có|không phải nộp gồm> {paper}, {counts}.",
  "<Cần nộp|Không cần nộp> {paper} ({counts}).",
  "{paper} <nộp|không phải nộp> {counts}.",
  "Trong hồ sơ <có|không có> {counts} {paper}.",
  "Về {name}: <nộp|khỏi nộp> {counts} {paper}.",
  "Ông/bà <chuẩn bị|không cần chuẩn bị> {paper}, {counts} để nộp.",
  "Thành phần hồ sơ <gồm|không gồm> {paper} – {counts}.",
  "Số lượng {paper} phải nộp là {counts}.",
  "Với việc {name}, <phải có|không phải có> {paper}: {counts}.",
  "Người làm thủ tục <nộp|không nộp> {paper} với số lượng {counts}.",
  "<Mang theo để nộp|Không cần mang> {counts} {paper}.",
] as const

export const UNCOUNTED_TEMPLATES = [
  "Hồ sơ <cần|không cần> {paper}.",
  "Ông/bà <phải nộp|không phải nộp> {paper}.",
  "<Cần nộp|Không cần nộp> {paper}.",
  "Trong hồ sơ <có|không có> {paper}.",
  "Về {name}: <phải nộp|khỏi nộp> {paper}.",
  "Ông/bà <chuẩn bị|không cần chuẩn bị> {paper} để nộp.",
  "Thành phần hồ sơ <gồm|không gồm> {paper}.",
  "Giấy tờ phải nộp <có|không có> {paper}.",
  "Với việc {name}, <phải có|không phải có> {paper}.",
  "Người làm thủ tục <nộp|không nộp> {paper}.",
  "{paper} <là giấy tờ phải nộp|không phải là giấy tờ phải nộp>.",
  "<Mang theo để nộp|Không cần mang> {paper}.",
] as const

/** Shown for comparison and taken back. */
export const SHOWN_TEMPLATES = [
  "<Mang theo|Không cần mang theo> {paper} để đối chiếu.",
  "Ông/bà <mang theo|không phải mang theo> {paper} để đối chiếu.",
  "{paper} <mang theo để đối chiếu|phải nộp lại, không được trả>.",
  "Khi đi <cần|không cần> mang {paper} để cán bộ đối chiếu.",
  "Giấy tờ mang theo để đối chiếu <có|không có> {paper}.",
  "Về {name}: <mang|khỏi mang> {paper} để đối chiếu.",
  "<Xuất trình|Không phải xuất trình> {paper} để đối chiếu.",
  "Ông/bà <cần xuất trình|không cần xuất trình> {paper}.",
  "{paper} <là giấy tờ xuất trình để đối chiếu|là giấy tờ phải nộp hẳn vào hồ sơ>.",
  "Với việc {name}, <nhớ mang|khỏi mang> {paper} để đối chiếu.",
  "Người làm thủ tục <phải xuất trình|không phải xuất trình> {paper}.",
  "Cán bộ <đối chiếu|không đối chiếu> {paper}, ông/bà mang theo.",
] as const

export const FORM_TEMPLATES = [
  "{paper} <dùng|không dùng> {form}.",
  "{paper} <viết theo|không viết theo> {form}.",
  "{paper} là {form}.",
  "Mẫu của {paper} là {form}.",
  "Ông/bà <khai theo|không khai theo> {form}: {paper}.",
  "Về {name}: {paper} theo {form}.",
  "Điền {form} cho {paper}.",
  "{paper} <lập theo|không lập theo> {form}.",
  "Với {paper}, ông/bà <lấy|không lấy> {form}.",
  "Tờ cần điền là {form} ({paper}).",
  "Biểu mẫu <phải dùng|không dùng> cho {paper} là {form}.",
  "{paper} <có mẫu là|không theo> {form}.",
] as const
